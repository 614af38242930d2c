package io.twinhub.transport;

import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import io.twinhub.transport.codec.SuperMessageHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** What stands in front of each super message of one stream of a link: who sends, in which epochs, and how far it has heard. */
final class LinkHeader {
    static final int PROTOCOL_VERSION = 1;
    static final int FLAG_HELLO = 1;
    static final int FLAG_SEQUENCED = 2;
    static final int LENGTH = SuperMessageHeaderEncoder.BLOCK_LENGTH;

    /** Epoch of this end. */
    int epoch;
    /** Epoch of the peer; 0 if not known. */
    int peerEpoch;
    /** Last sequence of the peer that was consumed. */
    long receivedSequence;

    private final SuperMessageHeaderEncoder encoder = new SuperMessageHeaderEncoder();
    private final Stream stream;
    private final int self;
    private final long fingerprint;

    LinkHeader(final Stream stream, final int self, final long fingerprint) {
        this.stream = stream;
        this.self = self;
        this.fingerprint = fingerprint;
    }

    static boolean isHello(final SuperMessageHeaderDecoder header) {
        return (header.flags() & FLAG_HELLO) != 0;
    }

    static boolean isSequenced(final SuperMessageHeaderDecoder header) {
        return (header.flags() & FLAG_SEQUENCED) != 0;
    }

    void stamp(final UnsafeBuffer buffer, final int flags, final long sequence) {
        encoder.wrap(buffer, 0)
                .protocolVersion((short) PROTOCOL_VERSION)
                .streamId((short) stream.id())
                .flags(flags)
                .sender(self)
                .reserved(0)
                .fingerprint(fingerprint)
                .senderEpoch(epoch)
                .peerEpoch(peerEpoch)
                .sequence(sequence)
                .acknowledged(receivedSequence);
    }
}
