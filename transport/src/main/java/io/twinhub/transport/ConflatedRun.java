package io.twinhub.transport;

import io.twinhub.transport.codec.ConflatedHeaderEncoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The messages of a run of latest values: each with its sequence, and with the number of values that it replaces. */
public final class ConflatedRun {
    /** What stands in front of each event block. */
    public static final int HEADER_LENGTH = ConflatedHeaderEncoder.BLOCK_LENGTH;

    /** Takes one latest value; its event block lies at the offset. */
    @FunctionalInterface
    public interface ValueHandler {
        void onValue(long sequence, long missedCount, DirectBuffer buffer, int offset, int length);
    }

    private ConflatedRun() {}

    /**
     * Hands over the values above {@code delivered}.
     *
     * @return false if the bytes are no latest values or lie outside the interval; those before the fault were handed over.
     */
    public static boolean scan(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long after,
            final long last,
            final long delivered,
            final ValueHandler handler) {
        final int end = offset + length;
        int position = offset;
        while (position < end) {
            final int block = position + HEADER_LENGTH;
            final int blockLength = EventBlock.lengthAt(buffer, block, end);
            if (blockLength < 0) {
                return false;
            }
            final long missedCount =
                    buffer.getInt(position + ConflatedHeaderEncoder.missedEncodingOffset(), ByteOrder.LITTLE_ENDIAN)
                            & 0xFFFF_FFFFL;
            final long sequence =
                    buffer.getLong(position + ConflatedHeaderEncoder.sequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
            if (sequence <= after || sequence > last) {
                return false;
            }
            if (sequence > delivered) {
                handler.onValue(sequence, missedCount, buffer, block, blockLength);
            }
            position = block + blockLength;
        }
        return true;
    }

    /** Writes what stands in front of an event block. */
    static void putHeader(
            final MutableDirectBuffer buffer, final int offset, final long missedCount, final long sequence) {
        buffer.putInt(
                offset + ConflatedHeaderEncoder.missedEncodingOffset(),
                (int) Math.min(missedCount, 0xFFFF_FFFFL),
                ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + ConflatedHeaderEncoder.sequenceEncodingOffset(), sequence, ByteOrder.LITTLE_ENDIAN);
    }
}
