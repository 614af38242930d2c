package io.twinhub.mainhub;

import java.util.Arrays;

/**
 * Which spokes have a turn in a duty cycle: those over whose links something came or is to go, and those whose time has come. So of a thousand spokes that are quiet a
 * hub reads two numbers each, which lie side by side, and not all that belongs to their links.
 */
final class Turns {
    private static final long NOW = Long.MIN_VALUE;

    private final long longestNs;
    /** By computer: when it has its next turn. */
    private final long[] turnNs;
    /** By computer: when the hub has to be awake for it. */
    private final long[] dueNs;

    /** @param longestNs a spoke has a turn at least so often, so that its links do not take their hub for one that stood still. */
    Turns(final int computerCount, final long longestNs) {
        this.longestNs = longestNs;
        turnNs = new long[computerCount];
        dueNs = new long[computerCount];
        Arrays.fill(turnNs, Long.MAX_VALUE);
        Arrays.fill(dueNs, Long.MAX_VALUE);
    }

    /** Something came from this spoke, or waits to be sent to it. */
    void now(final int computer) {
        turnNs[computer] = NOW;
        dueNs[computer] = NOW;
    }

    boolean isDue(final int computer, final long nowNs) {
        return nowNs >= turnNs[computer];
    }

    /**
     * A spoke has had its turn.
     *
     * @param linksDueNs when its links have something to do by themselves.
     * @param owes something waits for room, of which nobody tells when it is there: it has a turn in each duty cycle.
     */
    void next(final int computer, final long linksDueNs, final boolean owes, final long nowNs) {
        dueNs[computer] = Math.min(linksDueNs, nowNs + longestNs);
        turnNs[computer] = owes ? NOW : dueNs[computer];
    }

    /** When the first turn is due: not before now. */
    long nextDueNs(final long nowNs) {
        long due = Long.MAX_VALUE;
        for (final long spokeDueNs : dueNs) {
            due = Math.min(due, spokeDueNs);
        }
        return Math.max(due, nowNs);
    }
}
