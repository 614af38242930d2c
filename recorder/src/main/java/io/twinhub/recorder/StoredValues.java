package io.twinhub.recorder;

import io.twinhub.transport.EventBlock;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Last values as they lie in a file.
 *
 * <pre>
 *   file  = magic int64, fingerprint of the system version int64, value *, CRC-32C of all that int32
 *   value = source uint16, copyEpoch int64, sequence int64, length uint16, block of the event
 * </pre>
 *
 * Numbers are little-endian. A value that is read again has the highest bit of its copy epoch set: so it is older than any live one, whatever epochs
 * begin with after a stop, and of two such values the one that was published later is still the newer one.
 *
 * <p>An object of it writes them, a portion in each turn: all at once would hold up what the recorder has to take and to replay, and take as much memory again.
 */
final class StoredValues {
    private static final long MAGIC = 0x31_76_62_75_68_6e_77_74L; // "twnhubv1"
    private static final int HEADER_LENGTH = 2 * Long.BYTES;
    private static final int VALUE_HEADER_LENGTH = 2 * Short.BYTES + 2 * Long.BYTES;
    private static final int PORTION_LENGTH = 128 * 1024;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final LastValues values;
    private final long fingerprint;
    private final ExpandableArrayBuffer portion = new ExpandableArrayBuffer(PORTION_LENGTH);
    private final CRC32C crc = new CRC32C();
    /** The event whose value is written next; none while nothing is written. */
    private int next = Integer.MAX_VALUE;

    StoredValues(final LastValues values, final long fingerprint) {
        this.values = values;
        this.fingerprint = fingerprint;
    }

    /** Begins to write all values, anew if that has not ended. */
    void begin() {
        next = 0;
    }

    /** Whether it has begun and there is more to write. */
    boolean isWriting() {
        return next != Integer.MAX_VALUE;
    }

    /** Writes a portion to the store, which must be idle. */
    void writeTo(final ValueStore store) {
        final boolean isFirst = next == 0;
        int length = 0;
        if (isFirst) {
            crc.reset();
            portion.putLong(0, MAGIC, ORDER);
            portion.putLong(Long.BYTES, fingerprint, ORDER);
            length = HEADER_LENGTH;
        }
        while (next < values.count() && length < PORTION_LENGTH) {
            length = write(next++, length);
        }
        crc.update(portion.byteArray(), 0, length);
        final boolean isLast = next == values.count();
        if (isLast) {
            portion.putInt(length, (int) crc.getValue(), ORDER);
            length += Integer.BYTES;
            next = Integer.MAX_VALUE;
        }
        store.save(portion.byteArray(), length, isFirst, isLast);
    }

    /** Writes the value of an event, if there is one; returns the position behind it. */
    private int write(final int event, final int position) {
        if (values.block(event) == null) {
            return position;
        }
        final int blockLength = values.blockLength(event);
        portion.putShort(position, (short) values.source(event), ORDER);
        portion.putLong(position + 2, values.copyEpoch(event), ORDER);
        portion.putLong(position + 10, values.sequence(event), ORDER);
        portion.putShort(position + 18, (short) blockLength, ORDER);
        portion.putBytes(position + VALUE_HEADER_LENGTH, values.block(event), 0, blockLength);
        return position + VALUE_HEADER_LENGTH + blockLength;
    }

    /** Reads values as those of a former run; returns what is wrong with the bytes, or null. Nothing is taken of wrong ones. */
    static String read(final byte[] bytes, final long fingerprint, final LastValues values) {
        final int end = bytes.length - Integer.BYTES;
        if (end < HEADER_LENGTH) {
            return "it has only " + bytes.length + " bytes";
        }
        final UnsafeBuffer from = new UnsafeBuffer(bytes);
        if (from.getLong(0, ORDER) != MAGIC) {
            return "it is no file of last values, or one of another release";
        }
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, end);
        if (from.getInt(end, ORDER) != (int) crc.getValue()) {
            return "its checksum is wrong";
        }
        if (from.getLong(Long.BYTES, ORDER) != fingerprint) {
            return "it is of another system version";
        }
        for (int value = HEADER_LENGTH; value < end; value = behind(from, value)) {
            if (!isWhole(from, value, end)) {
                return "it has no value at byte " + value;
            }
        }
        for (int value = HEADER_LENGTH; value < end; value = behind(from, value)) {
            values.put(
                    from.getShort(value, ORDER) & 0xFFFF,
                    0,
                    from.getLong(value + 2, ORDER) | Long.MIN_VALUE,
                    from.getLong(value + 10, ORDER),
                    from,
                    value + VALUE_HEADER_LENGTH);
        }
        return null;
    }

    private static int behind(final UnsafeBuffer from, final int value) {
        return value + VALUE_HEADER_LENGTH + (from.getShort(value + 18, ORDER) & 0xFFFF);
    }

    private static boolean isWhole(final UnsafeBuffer from, final int value, final int end) {
        final int block = value + VALUE_HEADER_LENGTH;
        return block <= end
                && behind(from, value) <= end
                && EventBlock.lengthAt(from, block, end) == behind(from, value) - block;
    }
}
