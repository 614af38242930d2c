package io.twinhub.transport;

/**
 * How much later the second copy came over one path than the first over another, in {@link #COUNT} buckets whose bounds are powers of
 * two of a nanosecond: bucket 0 counts second copies of the same duty cycle (0 ns), bucket i those from 2^(i-1) up to, not including,
 * 2^i ns, and the last one everything from 2^30 ns (1.07 s) on. Used by the thread of its path merge; allocates nothing.
 */
public final class SkewBuckets {
    /** Number of buckets. */
    public static final int COUNT = 32;

    private final long[] counts = new long[COUNT];
    private long total;

    /** The bucket of a skew in nanoseconds, 0 or more. */
    public static int bucketOf(final long skewNs) {
        return Math.min(COUNT - 1, Long.SIZE - Long.numberOfLeadingZeros(skewNs));
    }

    /** The least skew in nanoseconds that is above all of this bucket; Long.MAX_VALUE for the last. */
    public static long boundNs(final int bucket) {
        return bucket == COUNT - 1 ? Long.MAX_VALUE : 1L << bucket;
    }

    void add(final long skewNs) {
        counts[bucketOf(Math.max(0, skewNs))]++;
        total++;
    }

    /** Skews counted in this bucket. */
    public long count(final int bucket) {
        return counts[bucket];
    }

    /** Skews counted in all buckets. */
    public long total() {
        return total;
    }

    /**
     * The bound below which this share of the skews lies, in nanoseconds; 0 if none was counted or all of the share came in the duty
     * cycle of the first copy.
     *
     * @param share from 0 to 1: 0.99 for the 99th percentile.
     */
    public long quantileNs(final double share) {
        final long rank = (long) Math.ceil(share * total);
        long sum = 0;
        for (int bucket = 0; bucket < COUNT; bucket++) {
            sum += counts[bucket];
            if (sum >= rank) {
                return bucket == 0 || total == 0 ? 0 : boundNs(bucket);
            }
        }
        return Long.MAX_VALUE;
    }
}
