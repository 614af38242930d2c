package io.twinhub.transport.election;

/**
 * The numbers of an office's holders: a round, and in the low byte the candidate, so that no two candidates ever ask for the same. An epoch
 * fits 39 bits, so that one number holds it together with a counter or the life of a candidate.
 */
public final class Epochs {
    /** How many candidates one office may have. */
    public static final int CANDIDATE_COUNT_MAX = 256;

    /** Bits of a counter, or of a life, below an epoch. */
    public static final int COUNTER_BITS = 24;

    private static final int CANDIDATE_BITS = 8;
    private static final int COUNTER_MASK = (1 << COUNTER_BITS) - 1;

    private Epochs() {}

    /** The first epoch above this one that this candidate may have. */
    public static long next(final long known, final int candidate) {
        return (known >> CANDIDATE_BITS) + 1 << CANDIDATE_BITS | candidate;
    }

    /** Whose epoch it is. */
    public static int candidate(final long epoch) {
        return (int) (epoch & CANDIDATE_COUNT_MAX - 1);
    }

    /** The epoch and a number below 2^24 in one, ordered by the epoch first. */
    public static long with(final long epoch, final int counter) {
        return epoch << COUNTER_BITS | counter & COUNTER_MASK;
    }

    /** The epoch out of both. */
    public static long epoch(final long both) {
        return both >> COUNTER_BITS;
    }

    /** The counter out of both. */
    public static int counter(final long both) {
        return (int) (both & COUNTER_MASK);
    }
}
