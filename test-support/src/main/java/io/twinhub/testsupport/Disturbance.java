package io.twinhub.testsupport;

/**
 * What a network does to single frames of one path, and what a reliable medium above it makes of that: a frame that was lost or
 * overtaken arrives after all, later, and everything behind it waits. Rates are probabilities per super message.
 *
 * <p>The times are those of Aeron: a receiver that sees a later frame asks for the missing one within a few milliseconds; if there is no
 * later frame, it learns of the missing one from the next sign of life of the session, 100 ms after it.
 */
final class Disturbance {
    private static final long MS = 1_000_000;
    private static final long SIGN_OF_LIFE_NS = 100 * MS;
    private static final long SIGN_OF_LIFE_JITTER_NS = 3 * MS;
    private static final long REQUEST_LEAST_NS = MS / 2;
    private static final long REQUEST_MOST_NS = 4 * MS;
    private static final long OVERTAKEN_MOST_NS = 3 * MS;
    private static final long STRAY_MOST_NS = 300 * MS;
    /** A frame that is asked for again and again arrives at last. */
    private static final int REPEAT_COUNT_MAX = 20;

    private final SimRandom random;
    private double lossRate;
    private double overtakenRate;
    private double strayRate;

    Disturbance(final SimRandom random) {
        this.random = random;
    }

    /** Loses this share of all frames, retransmitted ones included. */
    void lose(final double rate) {
        lossRate = rate;
    }

    /** Lets this share of all frames be overtaken by the next ones. */
    void reorder(final double rate) {
        overtakenRate = rate;
    }

    /**
     * Lets this share of all super messages arrive once more and later, behind others that came meanwhile. A reliable medium does not do
     * that while a session lasts, but the rest of one session may come behind the first messages of the next.
     */
    void repeat(final double rate) {
        strayRate = rate;
    }

    boolean losesFrame() {
        return lossRate > 0 && random.chance(lossRate);
    }

    /** How much later than it would have a frame arrives that was overtaken; 0 for one that was not. */
    long drawOvertakenNs() {
        return overtakenRate > 0 && random.chance(overtakenRate) ? random.between(1, OVERTAKEN_MOST_NS) : 0;
    }

    /** How long after the original a super message arrives once more; 0 if it does not. */
    long drawStrayNs() {
        return strayRate > 0 && random.chance(strayRate) ? random.between(1, STRAY_MOST_NS) : 0;
    }

    /** How much later the last frame before silence arrives. */
    long drawTailRepairNs(final long delayNs) {
        return SIGN_OF_LIFE_NS + random.between(0, SIGN_OF_LIFE_JITTER_NS) + drawRepairNs(delayNs);
    }

    /** After how long a frame arrives whose loss the receiver has just noticed. */
    long drawRepairNs(final long delayNs) {
        long ns = 0;
        int count = 0;
        do {
            ns += random.between(REQUEST_LEAST_NS, REQUEST_MOST_NS) + 2 * delayNs;
        } while (losesFrame() && ++count < REPEAT_COUNT_MAX);
        return ns;
    }
}
