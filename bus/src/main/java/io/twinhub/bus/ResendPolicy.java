package io.twinhub.bus;

import io.twinhub.transport.ConnectionLimits;

/** When an end of a connection sends again what its peer has not consumed: after a time that doubles, and when the peer misses something. */
final class ResendPolicy {
    private final ConnectionLimits limits;
    private long sinceNs;
    private long intervalNs;
    private long holeAnsweredNs;
    private long holeAnsweredAt = -1;

    ResendPolicy(final ConnectionLimits limits, final long nowNs) {
        this.limits = limits;
        begin(nowNs);
    }

    /** The peer consumed something, or there is something for it to consume for the first time. */
    void begin(final long nowNs) {
        sinceNs = nowNs;
        intervalNs = limits.resendNs();
    }

    long dueNs() {
        return sinceNs + intervalNs;
    }

    /** It was sent again; next time later. */
    void onRepeated(final long nowNs) {
        sinceNs = nowNs;
        intervalNs = Math.min(2 * intervalNs, limits.resendMaxNs());
    }

    /** Whether to answer the report of a hole that begins here; the same report comes over both networks. */
    boolean answersHole(final long position, final long nowNs) {
        if (position == holeAnsweredAt && nowNs - holeAnsweredNs < limits.holeDelayNs()) {
            return false;
        }
        holeAnsweredAt = position;
        holeAnsweredNs = nowNs;
        return true;
    }
}
