package io.twinhub.recorder;

import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Last values as they lie in a file.
 *
 * <pre>
 *   file  = magic int64, fingerprint of the system version int64, count int32, value *, CRC-32C of all that int32
 *   value = source uint16, copyEpoch int64, sequence int64, length uint16, block of the event
 * </pre>
 *
 * Numbers are little-endian. A value that is read again has the highest bit of its copy epoch set: so it is older than any live one, whatever epochs
 * begin with after a stop, and of two such values the one that was published later is still the newer one.
 */
final class StoredValues {
    private static final long MAGIC = 0x31_76_62_75_68_6e_77_74L; // "twnhubv1"
    private static final int HEADER_LENGTH = 2 * Long.BYTES + Integer.BYTES;
    private static final int VALUE_HEADER_LENGTH = 2 * Short.BYTES + 2 * Long.BYTES;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private StoredValues() {}

    /** Writes all values; returns the length. */
    static int write(final LastValues values, final long fingerprint, final ExpandableArrayBuffer to) {
        int position = HEADER_LENGTH;
        int count = 0;
        for (int event = 0; event < values.count(); event++) {
            if (values.block(event) != null) {
                final int length = values.blockLength(event);
                to.putShort(position, (short) values.source(event), ORDER);
                to.putLong(position + 2, values.copyEpoch(event), ORDER);
                to.putLong(position + 10, values.sequence(event), ORDER);
                to.putShort(position + 18, (short) length, ORDER);
                to.putBytes(position + VALUE_HEADER_LENGTH, values.block(event), 0, length);
                position += VALUE_HEADER_LENGTH + length;
                count++;
            }
        }
        to.putLong(0, MAGIC, ORDER);
        to.putLong(Long.BYTES, fingerprint, ORDER);
        to.putInt(2 * Long.BYTES, count, ORDER);
        to.putInt(position, checksum(to.byteArray(), position), ORDER);
        return position + Integer.BYTES;
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
        if (from.getInt(end, ORDER) != checksum(bytes, end)) {
            return "its checksum is wrong";
        }
        if (from.getLong(Long.BYTES, ORDER) != fingerprint) {
            return "it is of another system version";
        }
        int position = HEADER_LENGTH;
        for (int left = from.getInt(2 * Long.BYTES, ORDER); left > 0; left--) {
            final int block = position + VALUE_HEADER_LENGTH;
            values.put(
                    from.getShort(position, ORDER) & 0xFFFF,
                    0,
                    from.getLong(position + 2, ORDER) | Long.MIN_VALUE,
                    from.getLong(position + 10, ORDER),
                    from,
                    block);
            position = block + (from.getShort(position + 18, ORDER) & 0xFFFF);
        }
        return null;
    }

    private static int checksum(final byte[] bytes, final int length) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
