package io.twinhub.localhub;

import io.twinhub.transport.EpochStore;

/**
 * The numbers that this localHub gives to what it accepts: one dense sequence for all its programs, under a source epoch that is stored
 * before its first use. No number is given while the epoch is not stored yet.
 */
final class SourceSequence {
    private final EpochStore store;
    private long epoch;
    private long last;
    private int grantCount;

    SourceSequence(final EpochStore store) {
        this.store = store;
        raise(store.stored());
    }

    /** Uses an epoch above this one; numbering begins anew. */
    void raise(final long known) {
        epoch = Math.max(epoch, known) + 1;
        last = 0;
        grantCount = 0;
        store.store(epoch);
    }

    boolean isReady() {
        return store.stored() >= epoch;
    }

    long epoch() {
        return epoch;
    }

    long last() {
        return last;
    }

    void advance(final long upTo) {
        last = upTo;
    }

    /** A copy epoch that no other instance ever had: source epochs are used once. */
    long nextCopyEpoch() {
        return epoch << Integer.SIZE | ++grantCount;
    }
}
