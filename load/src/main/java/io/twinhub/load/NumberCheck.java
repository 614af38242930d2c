package io.twinhub.load;

/**
 * Tells from running numbers, which begin at 1, what was lost, delivered twice, or delivered out of order. Remembers what is
 * missing as a limited number of intervals; what no longer fits counts as lost for good. Allocates nothing after construction. For
 * one thread.
 */
public final class NumberCheck {
    private static final int INTERVALS_MAX = 4096;

    private final long[] from = new long[INTERVALS_MAX];
    private final long[] to = new long[INTERVALS_MAX];
    private int intervalCount;
    private long expected = 1;
    private long delivered;
    private long lost;
    private long duplicated;
    private long reordered;

    /** Nothing before this number is expected any more. */
    public void expect(final long number) {
        expected = number;
    }

    /** A message arrived. */
    public void onNumber(final long number) {
        if (number == expected) {
            expected++;
            delivered++;
        } else if (number > expected) {
            missing(expected, number);
            expected = number + 1;
            delivered++;
        } else {
            late(number);
        }
    }

    /** The highest number that arrived, or that was left out by order. */
    public long highest() {
        return expected - 1;
    }

    /** Different messages that arrived. */
    public long delivered() {
        return delivered;
    }

    /** Messages that were left out and did not come later. */
    public long lost() {
        return lost;
    }

    /** Messages that came again. */
    public long duplicated() {
        return duplicated;
    }

    /** Messages that came after a later one. */
    public long reordered() {
        return reordered;
    }

    private void missing(final long first, final long end) {
        lost += end - first;
        if (intervalCount < INTERVALS_MAX) {
            from[intervalCount] = first;
            to[intervalCount] = end;
            intervalCount++;
        }
    }

    private void late(final long number) {
        for (int i = 0; i < intervalCount; i++) {
            if (number >= from[i] && number < to[i]) {
                final long end = to[i];
                to[i] = number;
                lost -= end - number;
                if (number + 1 < end) {
                    missing(number + 1, end);
                }
                delivered++;
                reordered++;
                return;
            }
        }
        duplicated++;
    }
}
