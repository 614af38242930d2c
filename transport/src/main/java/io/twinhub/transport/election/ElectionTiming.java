package io.twinhub.transport.election;

/**
 * The times of an election, in nanoseconds.
 *
 * @param leaseNs a voter that granted an office grants it to nobody else for so long.
 * @param renewIntervalNs how often the holder asks for its lease anew; several times per lease, since some of it gets lost.
 * @param askIntervalNs how often a candidate repeats its request while it is not elected.
 * @param silenceNs an office of which nothing was heard for so long is worth asking for. Too early does no harm: voters refuse.
 * @param rankStepNs each candidate waits so much longer than the one before it, so that two seldom ask at the same time.
 */
public record ElectionTiming(long leaseNs, long renewIntervalNs, long askIntervalNs, long silenceNs, long rankStepNs) {
    private static final long MS = 1_000_000;

    /** A holder that vanished has a successor within a second, on computers whose programs wait 100 ms for a processor. */
    public static final ElectionTiming STANDARD = new ElectionTiming(500 * MS, 100 * MS, 40 * MS, 250 * MS, 60 * MS);
}
