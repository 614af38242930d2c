package io.twinhub.bus;

import io.twinhub.transport.codec.InterestStateEncoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes what a program subscribes to as a record, for its localHub and for recorders. */
final class InterestWriter {
    private final Subscriptions subscriptions;
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final InterestStateEncoder interestState = new InterestStateEncoder();

    InterestWriter(final Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Returns the length of the record, which is at most {@code lengthMax}. */
    int encode(final MutableDirectBuffer buffer, final int offset, final int lengthMax) {
        interestState.wrapAndApplyHeader(buffer, offset, messageHeader);
        final int roomForRanges = lengthMax
                - MessageHeaderEncoder.ENCODED_LENGTH
                - InterestStateEncoder.BLOCK_LENGTH
                - InterestStateEncoder.RangesEncoder.sbeHeaderSize();
        final InterestRanges interest = new InterestRanges(
                subscriptions.interest(), roomForRanges / InterestStateEncoder.RangesEncoder.sbeBlockLength());
        final InterestStateEncoder.RangesEncoder ranges = interestState.rangesCount(interest.count());
        while (interest.next()) {
            ranges.next().firstEventId(interest.first()).lastEventId(interest.last());
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + interestState.encodedLength();
    }
}
