package io.twinhub.transport;

/**
 * The highest copy epoch heard of each copy. A newer one is adopted from the data itself, since data and news of it travel on
 * different streams; only an older one is refused. Whether the sender may host the copy at all was checked before.
 */
public final class CopyFence {
    private final long[] epochs;
    private final RoleRules rules;

    public CopyFence(final int copyCount, final RoleRules rules) {
        epochs = new long[copyCount];
        this.rules = rules;
    }

    /** The highest copy epoch heard of this copy; 0 if none was. */
    public long epoch(final int copy) {
        return epochs[copy];
    }

    /** Whether messages under this epoch may pass; a higher one than known is known from now on. */
    public boolean admits(final int copy, final long copyEpoch) {
        if (rules.isFenced(copyEpoch, epochs[copy])) {
            return false;
        }
        epochs[copy] = Math.max(epochs[copy], copyEpoch);
        return true;
    }
}
