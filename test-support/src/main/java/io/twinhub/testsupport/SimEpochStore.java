package io.twinhub.testsupport;

import io.twinhub.transport.EpochStore;

/** The disk of one localHub: storing takes a while, and what was not stored when the process died is not there afterwards. */
final class SimEpochStore extends SimTimer implements EpochStore {
    private static final long DELAY_LEAST_NS = 500_000;
    private static final long DELAY_MOST_NS = 30_000_000;

    private final SimClock clock;
    private final SimRandom random;
    private SimNode node;
    private long stored;
    private long pending;

    SimEpochStore(final SimClock clock, final SimRandom random) {
        this.clock = clock;
        this.random = random;
    }

    void startedBy(final SimNode newNode) {
        node = newNode;
    }

    void onCrash() {
        clock.cancel(this);
        pending = 0;
    }

    @Override
    public long stored() {
        return stored;
    }

    @Override
    public void store(final long epoch) {
        if (epoch > stored && epoch > pending) {
            pending = epoch;
            clock.scheduleNoLaterThan(this, clock.nowNs() + random.between(DELAY_LEAST_NS, DELAY_MOST_NS));
        }
    }

    @Override
    void onTimer(final long nowNs) {
        stored = Math.max(stored, pending);
        node.wake();
    }
}
