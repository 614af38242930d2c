package io.twinhub.transport;

import io.twinhub.transport.codec.SegmentHeaderDecoder;
import org.agrona.DirectBuffer;

/** Walks the segments of one super message. Lengths are checked against its end: the bytes may come from anybody. */
public final class SegmentReader {
    /** Takes one segment, which begins at {@code offset} with its header. Values of the header are valid during the call. */
    @FunctionalInterface
    public interface SegmentHandler {
        void onSegment(SegmentHeaderDecoder segment, DirectBuffer buffer, int offset);
    }

    private final SegmentHeaderDecoder segment = new SegmentHeaderDecoder();

    /** Returns false if the bytes are not segments; those before the fault were handed over. */
    public boolean read(final DirectBuffer buffer, final int offset, final int end, final SegmentHandler handler) {
        int position = offset;
        while (position < end) {
            if (end - position < SegmentWriter.HEADER_LENGTH) {
                return false;
            }
            segment.wrap(buffer, position, SegmentHeaderDecoder.BLOCK_LENGTH, SegmentHeaderDecoder.SCHEMA_VERSION);
            final int next = position + SegmentWriter.HEADER_LENGTH + segment.dataLength();
            if (next > end || segment.position() < 0 || segment.consumed() < 0 || segment.sendLimit() < 0) {
                return false;
            }
            handler.onSegment(segment, buffer, position);
            position = next;
        }
        return true;
    }
}
