package io.twinhub.transport;

/**
 * The time in which a receiver is slow: from the first message that finds no room until nothing waits any more and all found room
 * for a while. Told without a clock on the path; the duty cycle adds the time.
 */
public final class SlowEpisode {
    /** Shorter pauses belong to the same episode, so that a receiver just at its limit is not reported hundreds of times a second. */
    private static final long QUIET_NS = 1_000_000_000L;

    private boolean isSlow;
    private boolean hasOverflowed;
    private long overflowNs;
    private long missedCount;
    private long missedTotal;

    /** A message found no room; so many, it or older ones, will not arrive. */
    public void onOverflow(final int missed) {
        hasOverflowed = true;
        missedCount += missed;
        missedTotal += missed;
    }

    public boolean isSlow() {
        return isSlow;
    }

    /** Returns true if an episode begins now. */
    public boolean begins(final long nowNs) {
        if (!hasOverflowed) {
            return false;
        }
        hasOverflowed = false;
        overflowNs = nowNs;
        final boolean begins = !isSlow;
        isSlow = true;
        return begins;
    }

    /** Whether the episode is over, if nothing waits any more. */
    public boolean isOver(final long nowNs) {
        return isSlow && nowNs - overflowNs >= QUIET_NS;
    }

    /** Ends the episode, because it is over or because the link broke; returns how many messages the receiver missed in it. */
    public long end() {
        final long missed = missedCount;
        isSlow = false;
        hasOverflowed = false;
        missedCount = 0;
        return missed;
    }

    /** Messages that did not arrive in the present episode. */
    public long missedCount() {
        return missedCount;
    }

    /** Messages that did not arrive since the start. */
    public long missedTotal() {
        return missedTotal;
    }
}
