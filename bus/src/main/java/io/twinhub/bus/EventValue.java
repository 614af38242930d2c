package io.twinhub.bus;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.twinhub.metadata.EventKind;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Primitive values of events in their serial form: little endian, as long as their kind. */
final class EventValue {
    private EventValue() {}

    static boolean isFloating(final EventKind kind) {
        return kind == EventKind.FLOAT32 || kind == EventKind.FLOAT64;
    }

    static void putDouble(
            final MutableDirectBuffer buffer, final int offset, final EventKind kind, final double value) {
        if (kind == EventKind.FLOAT64) {
            buffer.putDouble(offset, value, LITTLE_ENDIAN);
        } else {
            buffer.putFloat(offset, (float) value, LITTLE_ENDIAN);
        }
    }

    static void putLong(final MutableDirectBuffer buffer, final int offset, final EventKind kind, final long value) {
        switch (kind.lengthBytes()) {
            case Byte.BYTES -> buffer.putByte(offset, (byte) value);
            case Short.BYTES -> buffer.putShort(offset, (short) value, LITTLE_ENDIAN);
            case Integer.BYTES -> buffer.putInt(offset, (int) value, LITTLE_ENDIAN);
            default -> buffer.putLong(offset, value, LITTLE_ENDIAN);
        }
    }

    /** Whether an integer kind can hold this value. */
    static boolean fits(final EventKind kind, final long value) {
        return switch (kind) {
            case BOOLEAN -> value == 0 || value == 1;
            case INT8 -> value == (byte) value;
            case INT16 -> value == (short) value;
            case INT32 -> value == (int) value;
            case UINT8 -> value >>> Byte.SIZE == 0;
            case UINT16 -> value >>> Short.SIZE == 0;
            case UINT32 -> value >>> Integer.SIZE == 0;
            case INT64 -> true;
            default -> false;
        };
    }

    static long getLong(final DirectBuffer buffer, final int offset, final EventKind kind) {
        return switch (kind) {
            case BOOLEAN, INT8 -> buffer.getByte(offset);
            case UINT8 -> buffer.getByte(offset) & 0xFF;
            case INT16 -> buffer.getShort(offset, LITTLE_ENDIAN);
            case UINT16 -> buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
            case INT32 -> buffer.getInt(offset, LITTLE_ENDIAN);
            case UINT32 -> buffer.getInt(offset, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
            case INT64 -> buffer.getLong(offset, LITTLE_ENDIAN);
            case FLOAT32 -> (long) buffer.getFloat(offset, LITTLE_ENDIAN);
            case FLOAT64 -> (long) buffer.getDouble(offset, LITTLE_ENDIAN);
            case STRUCT, COMPLEX -> throw new IllegalStateException("a value of several fields is no number");
        };
    }

    static double getDouble(final DirectBuffer buffer, final int offset, final EventKind kind) {
        return switch (kind) {
            case FLOAT32 -> buffer.getFloat(offset, LITTLE_ENDIAN);
            case FLOAT64 -> buffer.getDouble(offset, LITTLE_ENDIAN);
            default -> getLong(buffer, offset, kind);
        };
    }
}
