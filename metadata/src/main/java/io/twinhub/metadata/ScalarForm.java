package io.twinhub.metadata;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Scalars in a buffer, little endian; the one place that knows their bytes. Allocates nothing. */
final class ScalarForm {
    private ScalarForm() {}

    static void putLong(final MutableDirectBuffer buffer, final int offset, final ScalarType type, final long value) {
        putLong(buffer, offset, type.lengthBytes(), value);
    }

    static void putLong(final MutableDirectBuffer buffer, final int offset, final int lengthBytes, final long value) {
        switch (lengthBytes) {
            case 1 -> buffer.putByte(offset, (byte) value);
            case 2 -> buffer.putShort(offset, (short) value, LITTLE_ENDIAN);
            case 4 -> buffer.putInt(offset, (int) value, LITTLE_ENDIAN);
            default -> buffer.putLong(offset, value, LITTLE_ENDIAN);
        }
    }

    static void putDouble(
            final MutableDirectBuffer buffer, final int offset, final ScalarType type, final double value) {
        if (type == ScalarType.FLOAT32) {
            buffer.putFloat(offset, (float) value, LITTLE_ENDIAN);
        } else {
            buffer.putDouble(offset, value, LITTLE_ENDIAN);
        }
    }

    static long getLong(final DirectBuffer buffer, final int offset, final ScalarType type) {
        return switch (type) {
            case BOOLEAN, UINT8 -> buffer.getByte(offset) & 0xFF;
            case INT8 -> buffer.getByte(offset);
            case UINT16 -> buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
            case INT16 -> buffer.getShort(offset, LITTLE_ENDIAN);
            case UINT32 -> buffer.getInt(offset, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
            case INT32 -> buffer.getInt(offset, LITTLE_ENDIAN);
            default -> buffer.getLong(offset, LITTLE_ENDIAN);
        };
    }

    static double getDouble(final DirectBuffer buffer, final int offset, final ScalarType type) {
        return type == ScalarType.FLOAT32
                ? buffer.getFloat(offset, LITTLE_ENDIAN)
                : buffer.getDouble(offset, LITTLE_ENDIAN);
    }

    /** Writes a boxed value; null as SBE's null of the type. */
    static void putBoxed(
            final MutableDirectBuffer buffer, final int offset, final ScalarType type, final Object value) {
        if (type.floating()) {
            putDouble(buffer, offset, type, value == null ? Double.NaN : ((Number) value).doubleValue());
        } else {
            putLong(buffer, offset, type, value == null ? type.nullValue() : type.bitsOf(value));
        }
    }

    /** Reads a value boxed; null for SBE's null of the type. */
    static Object getBoxed(final DirectBuffer buffer, final int offset, final ScalarType type) {
        if (type.floating()) {
            final double value = getDouble(buffer, offset, type);
            return Double.isNaN(value) ? null : type.boxed(Double.doubleToRawLongBits(value));
        }
        final long value = getLong(buffer, offset, type);
        return value == type.nullValue() ? null : type.boxed(value);
    }
}
