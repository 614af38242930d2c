package io.twinhub.localhub;

import io.twinhub.transport.PathMerge;

/** How far this computer is with each source: with others as far as the path merge delivered, with itself as far as it numbered. */
final class Positions {
    private final int self;
    private final SourceSequence sequence;
    private final PathMerge merge;

    Positions(final int self, final SourceSequence sequence, final PathMerge merge) {
        this.self = self;
        this.sequence = sequence;
        this.merge = merge;
    }

    /** The epoch under which a source numbers; 0 if nothing was heard of it. */
    long sourceEpoch(final int source) {
        return source == self ? sequence.epoch() : merge.sourceEpoch(source);
    }

    /** Up to where it was delivered, or reported as missing. */
    long delivered(final int source) {
        return source == self ? sequence.last() : merge.delivered(source);
    }

    boolean hasDelivered(final int source, final long sourceEpoch, final long last) {
        return sourceEpoch(source) > sourceEpoch || sourceEpoch(source) == sourceEpoch && delivered(source) >= last;
    }
}
