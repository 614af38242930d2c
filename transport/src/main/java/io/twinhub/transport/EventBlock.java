package io.twinhub.transport;

import io.twinhub.metadata.EventKind;
import io.twinhub.transport.codec.EventHeaderDecoder;
import io.twinhub.transport.codec.EventHeaderEncoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The fixed block of one event on the wire: header (17 bytes) and value, so 25 bytes for a float64. A structure carries its length in
 * front of its value. Kind 0 is no event: it announces that events of a copy (its id stands in place of the event id) are missing.
 */
public final class EventBlock {
    /** Kind of the message by which a localHub says in order that events of a copy are missing. */
    public static final int KIND_GAP = 0;

    public static final int HEADER_LENGTH = EventHeaderEncoder.BLOCK_LENGTH;
    private static final int STRUCT_PREFIX_LENGTH = Short.BYTES;
    private static final int[] VALUE_LENGTHS = new int[256];

    static {
        java.util.Arrays.fill(VALUE_LENGTHS, -1);
        VALUE_LENGTHS[KIND_GAP] = 0;
        for (final EventKind kind : EventKind.values()) {
            VALUE_LENGTHS[kind.code()] = kind.lengthBytes();
        }
    }

    private EventBlock() {}

    /** Bytes in front of the value. */
    public static int valueOffset(final int kind) {
        return kind == EventKind.STRUCT.code() ? HEADER_LENGTH + STRUCT_PREFIX_LENGTH : HEADER_LENGTH;
    }

    /** Length of a whole block with a value of this length. */
    public static int length(final int kind, final int valueLength) {
        return valueOffset(kind) + valueLength;
    }

    /** Length of the block at this offset, or -1 if there is none that ends at or before {@code end}. */
    public static int lengthAt(final DirectBuffer buffer, final int offset, final int end) {
        if (end - offset < HEADER_LENGTH) {
            return -1;
        }
        final int kind = kind(buffer, offset);
        int length = HEADER_LENGTH + VALUE_LENGTHS[kind];
        if (kind == EventKind.STRUCT.code()) {
            if (end - offset < HEADER_LENGTH + STRUCT_PREFIX_LENGTH) {
                return -1;
            }
            length = valueOffset(kind) + valueLength(buffer, offset, kind);
        } else if (VALUE_LENGTHS[kind] < 0) {
            return -1;
        }
        return offset + length <= end ? length : -1;
    }

    public static int valueLength(final DirectBuffer buffer, final int offset, final int kind) {
        return kind == EventKind.STRUCT.code()
                ? buffer.getShort(offset + HEADER_LENGTH, ByteOrder.LITTLE_ENDIAN) & 0xFFFF
                : VALUE_LENGTHS[kind];
    }

    public static int delta(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + EventHeaderDecoder.deltaEncodingOffset(), ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    public static void delta(final MutableDirectBuffer buffer, final int offset, final int delta) {
        buffer.putShort(offset + EventHeaderEncoder.deltaEncodingOffset(), (short) delta, ByteOrder.LITTLE_ENDIAN);
    }

    public static int eventId(final DirectBuffer buffer, final int offset) {
        return buffer.getInt(offset + EventHeaderDecoder.eventIdEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
    }

    public static int kind(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + EventHeaderDecoder.kindEncodingOffset()) & 0xFF;
    }

    public static int quality(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset + EventHeaderDecoder.qualityEncodingOffset(), ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    public static long timestampNs(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + EventHeaderDecoder.timestampEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes the header, and the length in front of a structure; the value belongs at {@link #valueOffset}. */
    public static void put(
            final MutableDirectBuffer buffer,
            final int offset,
            final int delta,
            final int eventId,
            final int kind,
            final int quality,
            final long timestampNs,
            final int valueLength) {
        delta(buffer, offset, delta);
        buffer.putInt(offset + EventHeaderEncoder.eventIdEncodingOffset(), eventId, ByteOrder.LITTLE_ENDIAN);
        buffer.putByte(offset + EventHeaderEncoder.kindEncodingOffset(), (byte) kind);
        buffer.putShort(offset + EventHeaderEncoder.qualityEncodingOffset(), (short) quality, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(offset + EventHeaderEncoder.timestampEncodingOffset(), timestampNs, ByteOrder.LITTLE_ENDIAN);
        if (kind == EventKind.STRUCT.code()) {
            buffer.putShort(offset + HEADER_LENGTH, (short) valueLength, ByteOrder.LITTLE_ENDIAN);
        }
    }
}
