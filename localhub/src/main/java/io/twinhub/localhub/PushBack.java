package io.twinhub.localhub;

/**
 * How much may be taken from the programs of this computer. As long as one network takes what is published, nobody waits for the other. When on
 * the links to all hubs that are there a few super messages wait, more is published than the networks carry: whatever was taken now would only
 * stand before what a program with less to say publishes next, and be lost on both in the end. So the programs' super messages stay where they
 * are, each program waits behind itself alone, and who publishes more gets {@code BACK_PRESSURE}. Hubs that take nothing at all for a while are no
 * reason to hold up the programs of this computer, whose events also go to one another: then the buffers fill, and what finds no room is a hole.
 */
final class PushBack {
    /** So much keeps the network busy for the duty cycle in which nothing is taken; all else would only be a queue. */
    private static final int WAITING_COUNT_MAX = 8;

    private static final long NEVER = Long.MIN_VALUE;

    private final HubLink[] hubs;
    private final int countMax;
    private final long holdsAtMostNs;
    private long fullSinceNs = NEVER;

    /**
     * @param hubs to which this spoke sends, by network.
     * @param countMax super messages that are taken at a time when there is room.
     * @param holdsAtMostNs time in which not one super message leaves, after which the hubs are not waited for any more.
     */
    PushBack(final HubLink[] hubs, final int countMax, final long holdsAtMostNs) {
        this.hubs = hubs;
        this.countMax = countMax;
        this.holdsAtMostNs = holdsAtMostNs;
    }

    /** How many super messages of programs may be taken now. */
    int takes(final long nowNs) {
        final int room = room();
        if (room > 0) {
            fullSinceNs = NEVER;
            return Math.min(room, countMax);
        }
        if (fullSinceNs == NEVER) {
            fullSinceNs = nowNs;
        }
        return nowNs - fullSinceNs < holdsAtMostNs ? 0 : countMax;
    }

    /** Super messages that may still wait on the emptiest link; more than are ever taken, if no hub is there. */
    private int room() {
        int room = -1;
        for (final HubLink hub : hubs) {
            if (hub.events.isUp()) {
                final int mayWait = Math.min(hub.events.room(), WAITING_COUNT_MAX - hub.events.waitingCount());
                room = Math.max(room, Math.max(0, mayWait));
            }
        }
        return room < 0 ? countMax : room;
    }
}
