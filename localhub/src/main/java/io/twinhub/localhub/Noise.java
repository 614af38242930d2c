package io.twinhub.localhub;

import io.twinhub.transport.RateLimit;

/**
 * Bounds how many messages are taken of which no Bus could be the sender, of all programs of this computer together. What a dead program left
 * behind is gone within seconds; one that writes such bytes without end meets its own full buffers, instead of a localHub that is busy with
 * nothing else.
 */
final class Noise {
    private static final int PER_SECOND = 1000;
    private static final long BURST_NS = 100_000_000;

    private final RateLimit limit = new RateLimit(PER_SECOND, BURST_NS);

    /** Whether one may be taken now; if not, it is to be left where it is. */
    boolean takes(final long nowNs) {
        if (!limit.admits(nowNs)) {
            return false;
        }
        limit.charge(1, nowNs);
        return true;
    }
}
