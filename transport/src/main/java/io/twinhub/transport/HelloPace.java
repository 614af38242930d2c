package io.twinhub.transport;

/**
 * When a hello is due that opens a stream. A medium has no way to a new peer for some milliseconds: a hello that it refuses is said again after a short
 * pause, which doubles up to the usual interval.
 */
final class HelloPace {
    private static final long PAUSE_LEAST_NS = 1_000_000;

    private final long intervalNs;
    private long pauseNs = PAUSE_LEAST_NS;
    private long dueNs = Long.MIN_VALUE;

    /** @param intervalNs between two that the medium takes. */
    HelloPace(final long intervalNs) {
        this.intervalNs = intervalNs;
    }

    long dueNs() {
        return dueNs;
    }

    /** The medium has a new way to the peer. */
    void begin() {
        pauseNs = PAUSE_LEAST_NS;
    }

    /** There is something new to say. */
    void beginAt(final long nowNs) {
        begin();
        dueNs = nowNs;
    }

    /** One was said, if the medium took it. */
    void onSaid(final boolean isTaken, final long nowNs) {
        pauseNs = isTaken ? intervalNs : Math.min(2 * pauseNs, intervalNs);
        dueNs = nowNs + pauseNs;
    }
}
