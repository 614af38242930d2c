package io.twinhub.transport;

/**
 * The times that bound message connections, in nanoseconds.
 *
 * @param openRetryNs how often an OPEN is repeated while nobody answers.
 * @param positionDelayNs what was consumed is told at the latest after this time, if nothing else leaves for the peer before.
 * @param holeDelayNs a hole is reported when it is so old: by then the other network has usually filled it.
 * @param resendNs what is not consumed is sent again after this time, then after twice as much, and so on.
 * @param resendMaxNs the longest of these times.
 * @param keepAliveNs an end that sent nothing for so long says where it stands.
 * @param deadAfterNs a connection is closed when nothing was heard of the peer for so long; also the time that opening may take.
 */
public record ConnectionLimits(
        long openRetryNs,
        long positionDelayNs,
        long holeDelayNs,
        long resendNs,
        long resendMaxNs,
        long keepAliveNs,
        long deadAfterNs) {
    private static final long MILLISECOND = 1_000_000L;
    /** A link is found dead, opened again and found dead once more, on both networks, before a connection is given up. */
    private static final int LINK_DEATHS = 5;

    /** Those that go with the limits of links. */
    public static ConnectionLimits of(final TransportLimits limits) {
        return new ConnectionLimits(
                limits.helloIntervalNs(),
                limits.flushNs(),
                2 * limits.flushNs(),
                200 * MILLISECOND,
                1600 * MILLISECOND,
                4 * limits.heartbeatIntervalNs(),
                LINK_DEATHS * limits.deadAfterNs());
    }
}
