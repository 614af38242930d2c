package io.twinhub.transport;

import io.twinhub.transport.codec.EventHeaderDecoder;
import io.twinhub.transport.codec.EventHeaderEncoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The block of one event on the wire: header (17 bytes) and value, so 25 bytes for a float64. A structure and a complex value carry
 * their length, two bytes, in front of the value. Kind 0 is no event but a notice about a copy: the copy's id stands in place of
 * the event id, and what is said in place of the quality.
 */
public final class EventBlock {
    /** Kind of the message by which a localHub or a Bus says something of a copy, in order with its events: {@link #GAP}, {@link #ENDED} or both. */
    public static final int KIND_GAP = 0;
    /** Says that events of the copy may be missing here. */
    public static final int GAP = 1;
    /** Says that the instance that is ACTIVE under the copy epoch of this run is so no longer, and that this is the last of its messages. */
    public static final int ENDED = 2;

    public static final int HEADER_LENGTH = EventHeaderEncoder.BLOCK_LENGTH;
    private static final int LENGTH_PREFIX_LENGTH = Short.BYTES;
    private static final int KIND_STRUCT = 11;
    private static final int KIND_COMPLEX = 12;

    private EventBlock() {}

    /** Bytes in front of the value. */
    public static int valueOffset(final int kind) {
        return hasLengthInFront(kind) ? HEADER_LENGTH + LENGTH_PREFIX_LENGTH : HEADER_LENGTH;
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
        final int length;
        if (hasLengthInFront(kind)) {
            if (end - offset < HEADER_LENGTH + LENGTH_PREFIX_LENGTH) {
                return -1;
            }
            length = HEADER_LENGTH + LENGTH_PREFIX_LENGTH + valueLength(buffer, offset, kind);
        } else {
            length = HEADER_LENGTH + primitiveLength(kind);
        }
        return length >= HEADER_LENGTH && offset + length <= end ? length : -1;
    }

    public static int valueLength(final DirectBuffer buffer, final int offset, final int kind) {
        return hasLengthInFront(kind)
                ? buffer.getShort(offset + HEADER_LENGTH, ByteOrder.LITTLE_ENDIAN) & 0xFFFF
                : primitiveLength(kind);
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

    public static void quality(final MutableDirectBuffer buffer, final int offset, final int quality) {
        buffer.putShort(offset + EventHeaderEncoder.qualityEncodingOffset(), (short) quality, ByteOrder.LITTLE_ENDIAN);
    }

    public static long timestampNs(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + EventHeaderDecoder.timestampEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean hasLengthInFront(final int kind) {
        return kind == KIND_STRUCT || kind == KIND_COMPLEX;
    }

    /**
     * Length of a value of the primitive {@link io.twinhub.metadata.EventKind} with this code; -1 if there is none. By branches and not
     * out of a table: the processor foresees a branch and so where the next event begins, while with a table each event waits for the
     * kind of the one before it, and reading takes twice as long.
     */
    private static int primitiveLength(final int kind) {
        return switch (kind) {
            case KIND_GAP -> 0;
            case 1, 2, 6 -> Byte.BYTES;
            case 3, 7 -> Short.BYTES;
            case 4, 8, 9 -> Integer.BYTES;
            case 5, 10 -> Long.BYTES;
            default -> -1;
        };
    }

    /** Writes the header, and the length in front of a value whose kind does not give it; the value belongs at {@link #valueOffset}. */
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
        if (hasLengthInFront(kind)) {
            buffer.putShort(offset + HEADER_LENGTH, (short) valueLength, ByteOrder.LITTLE_ENDIAN);
        }
    }
}
