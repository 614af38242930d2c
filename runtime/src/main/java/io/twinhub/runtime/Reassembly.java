package io.twinhub.runtime;

import static io.aeron.logbuffer.FrameDescriptor.BEGIN_FRAG_FLAG;
import static io.aeron.logbuffer.FrameDescriptor.END_FRAG_FLAG;
import static io.aeron.logbuffer.FrameDescriptor.UNFRAGMENTED;

import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Puts super messages together again that were longer than a frame of the medium. One that fits a frame is passed on where it lies. Unlike Aeron's
 * own assembler it takes no more memory than one super message per sender, whatever arrives, and gives it back when the sender is gone. For one
 * thread.
 */
final class Reassembly {
    private final int lengthMax;
    private final Int2ObjectHashMap<Part> parts = new Int2ObjectHashMap<>();
    private DirectBuffer buffer;
    private int offset;
    private int length;

    private static final class Part {
        private static final int NOT_BEGUN = -1;

        private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[0]);
        private int length = NOT_BEGUN;

        void append(final DirectBuffer fragment, final int from, final int fragmentLength) {
            final int whole = length + fragmentLength;
            if (whole > bytes.capacity()) {
                // At first only: a sender's super messages are soon as long as they ever get.
                final byte[] longer = new byte[BitUtil.findNextPositivePowerOfTwo(whole)];
                bytes.getBytes(0, longer, 0, length);
                bytes.wrap(longer);
            }
            bytes.putBytes(length, fragment, from, fragmentLength);
            length = whole;
        }
    }

    /** @param lengthMax bytes of the longest super message. */
    Reassembly(final int lengthMax) {
        this.lengthMax = lengthMax;
    }

    /**
     * Takes a fragment as it lies in a frame.
     *
     * @param session of its sender.
     * @param flags of its frame.
     * @return true if with it a super message is whole, which lies at {@link #buffer()} until the next call.
     */
    boolean take(
            final DirectBuffer fragment,
            final int from,
            final int fragmentLength,
            final int session,
            final byte flags) {
        if ((flags & UNFRAGMENTED) == UNFRAGMENTED) {
            buffer = fragment;
            offset = from;
            length = fragmentLength;
            return true;
        }
        Part part = parts.get(session);
        if ((flags & BEGIN_FRAG_FLAG) != 0) {
            if (part == null) {
                part = new Part();
                parts.put(session, part);
            }
            part.length = 0;
        }
        // Who joined in the middle of a super message has missed its beginning.
        if (part == null || part.length == Part.NOT_BEGUN) {
            return false;
        }
        if (part.length + fragmentLength > lengthMax) {
            part.length = Part.NOT_BEGUN;
            return false;
        }
        part.append(fragment, from, fragmentLength);
        if ((flags & END_FRAG_FLAG) == 0) {
            return false;
        }
        buffer = part.bytes;
        offset = 0;
        length = part.length;
        part.length = Part.NOT_BEGUN;
        return true;
    }

    /** This sender will send no more. */
    void forget(final int session) {
        parts.remove(session);
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /** Senders for which memory is held. */
    int senderCount() {
        return parts.size();
    }
}
