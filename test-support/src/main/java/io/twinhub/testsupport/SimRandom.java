package io.twinhub.testsupport;

/**
 * The only source of chance in a simulation: SplitMix64 (Steele, Lea, Flood 2014). Each purpose takes a {@link #fork} of its own, so
 * that one more draw for one purpose does not change all the others.
 */
final class SimRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SimRandom(final long seed) {
        this.state = seed;
    }

    /** A generator for one purpose; the same seed and purpose always give the same. */
    static SimRandom of(final long seed, final String purpose) {
        return new SimRandom(mix(seed * GOLDEN_GAMMA + 1) ^ mix(purpose.hashCode()));
    }

    SimRandom fork() {
        return new SimRandom(nextLong());
    }

    static long mix(final long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Evenly from 0 (inclusive) to the bound (exclusive). */
    int nextInt(final int bound) {
        return (int) ((nextLong() >>> 33) * bound >>> 31);
    }

    /** Evenly between two values, both inclusive. */
    long between(final long least, final long most) {
        return least + Math.floorMod(nextLong() >>> 1, most - least + 1);
    }

    double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    boolean chance(final double probability) {
        return nextDouble() < probability;
    }

    /** Exponentially distributed with this mean, at most ten times the mean. */
    long exponential(final long mean) {
        return (long) (mean * Math.min(10.0, -Math.log(1.0 - nextDouble())));
    }
}
