package io.twinhub.bus;

/** Stretches of positions that came ahead of what is missing: ascending, apart from one another, a bounded number of them. */
final class HeldRanges {
    static final int COUNT_MAX = 64;

    private final long[] starts = new long[COUNT_MAX];
    private final long[] ends = new long[COUNT_MAX];
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    long firstStart() {
        return starts[0];
    }

    long firstEnd() {
        return ends[0];
    }

    void removeFirst() {
        remove(0, 1);
    }

    /** Adds a stretch, which may touch or overlap others; false if there is no room for one more. */
    boolean add(final long start, final long end) {
        int at = 0;
        while (at < count && ends[at] < start) {
            at++;
        }
        int behind = at;
        long mergedStart = start;
        long mergedEnd = end;
        while (behind < count && starts[behind] <= end) {
            mergedStart = Math.min(mergedStart, starts[behind]);
            mergedEnd = Math.max(mergedEnd, ends[behind]);
            behind++;
        }
        if (behind == at) {
            if (count == COUNT_MAX) {
                return false;
            }
            System.arraycopy(starts, at, starts, at + 1, count - at);
            System.arraycopy(ends, at, ends, at + 1, count - at);
            count++;
        } else {
            remove(at + 1, behind);
        }
        starts[at] = mergedStart;
        ends[at] = mergedEnd;
        return true;
    }

    private void remove(final int from, final int to) {
        System.arraycopy(starts, to, starts, from, count - to);
        System.arraycopy(ends, to, ends, from, count - to);
        count -= to - from;
    }
}
