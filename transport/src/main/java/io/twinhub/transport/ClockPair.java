package io.twinhub.transport;

import org.agrona.concurrent.EpochClock;

/**
 * The monotonic clock of a computer and its wall clock, compared. While a computer is suspended its monotonic clock stands still and its wall clock goes on, so
 * afterwards they stand apart; what seems to have been sent a moment ago may have been sent long ago. A wall clock that somebody set looks the same and cannot be
 * told from that, so whoever relies on a lease asks for it anew in both cases.
 *
 * <p>For one thread; allocates nothing.
 */
public final class ClockPair {
    private static final long NS_PER_MS = 1_000_000;

    /**
     * By so much they part at once. Above what reading one after the other takes, and rounding; far below the seconds that it takes to suspend a computer.
     */
    private static final long PARTED_NS = 50 * NS_PER_MS;

    /** Over so long a time they may part by less: one clock is corrected, or runs a little faster. */
    private static final long COMPARED_OVER_NS = 1000 * NS_PER_MS;

    private final EpochClock wall;
    private final RoleRules rules;
    private long difference;
    private long comparedNs;
    private long togetherSinceNs = Long.MIN_VALUE;
    private boolean hasCompared;

    public ClockPair(final EpochClock wall, final RoleRules rules) {
        this.wall = wall;
        this.rules = rules;
    }

    /** Compares them at this monotonic time. Returns whether they have parted since the last call. */
    public boolean compare(final long nowNs) {
        final long now = differenceAt(nowNs);
        final boolean hasParted = hasCompared && isApart(now);
        if (hasParted) {
            togetherSinceNs = nowNs;
        }
        if (hasParted || !hasCompared || nowNs - comparedNs >= COMPARED_OVER_NS) {
            hasCompared = true;
            difference = now;
            comparedNs = nowNs;
        }
        return hasParted;
    }

    /** Whether {@link #compare} would find that they have parted. */
    public boolean haveParted(final long nowNs) {
        return hasCompared && isApart(differenceAt(nowNs));
    }

    /** Since when, by the monotonic clock, they have not parted: what is older may be much older than it seems. */
    public long togetherSinceNs() {
        return togetherSinceNs;
    }

    private boolean isApart(final long now) {
        return rules.comparesClocks() && Math.abs(now - difference) > PARTED_NS;
    }

    private long differenceAt(final long nowNs) {
        return wall.time() * NS_PER_MS - nowNs;
    }
}
