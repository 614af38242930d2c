package io.twinhub.metadata;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Writes one message from front to back. Used once. */
final class SerialEncoder {
    private final MutableDirectBuffer buffer;
    private int position;

    SerialEncoder(final MutableDirectBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.position = offset;
    }

    int position() {
        return position;
    }

    void message(final DataClass<?> dataClass, final Object object, final int depth) {
        final SerialLevel level = dataClass.serialLevel();
        if (depth > SerialCodec.EMBEDDED_DEPTH_MAX) {
            throw new TwinhubException(ErrorResult.of(
                    ErrorCode.SERIAL_TOO_LARGE,
                    dataClass,
                    "objects lie in each other more than " + SerialCodec.EMBEDDED_DEPTH_MAX + " deep"));
        }
        putUint16(level.blockLength);
        putUint16(dataClass.id());
        putUint16(SerialCodec.SCHEMA_ID);
        putUint16(dataClass.version());
        level(level, object, depth);
    }

    private void level(final SerialLevel level, final Object object, final int depth) {
        final int start = position;
        position += level.blockLength;
        // Grows a buffer that can grow, once for the whole block.
        buffer.checkLimit(position);
        for (int i = 0; i < level.block.length; i++) {
            blockField(level, level.field(level.block[i]), object, start + level.offsets[i]);
        }
        for (int i = 0; i < level.groups.length; i++) {
            group(level, level.field(level.groups[i]), level.groupClasses.get(i), object, depth);
        }
        for (final int index : level.data) {
            data(level, level.field(index), object, depth);
        }
    }

    private void blockField(final SerialLevel level, final Field<Object> field, final Object object, final int offset) {
        if (!(field.type() instanceof ScalarType scalar)) {
            final Object constant = checked(level, field, field.getObject(object));
            final int code = constant == null
                    ? SerialLevel.ENUM_NULL
                    : ((EnumType) field.type()).code().applyAsInt(constant);
            buffer.putShort(offset, (short) code, LITTLE_ENDIAN);
        } else if (scalar.floating()) {
            final double value = field.getDouble(object);
            refuse(level, field, Limits.violation(field, value));
            ScalarForm.putDouble(buffer, offset, scalar, value);
        } else {
            final long value = field.getLong(object);
            refuse(level, field, Limits.violation(field, value));
            ScalarForm.putLong(buffer, offset, scalar, value);
        }
    }

    private void group(
            final SerialLevel level,
            final Field<Object> field,
            final DataClass<Object> entryClass,
            final Object object,
            final int depth) {
        final Object value = checked(level, field, field.getObject(object));
        final int count = value instanceof List<?> list ? list.size() : value == null ? 0 : 1;
        putUint16(SerialLevel.entryBlockLength(entryClass));
        putInt(count);
        if (value instanceof List<?> list) {
            for (int i = 0; i < count; i++) {
                entry(entryClass, list.get(i), depth);
            }
        } else if (value != null) {
            entry(entryClass, value, depth);
        }
    }

    private void entry(final DataClass<Object> entryClass, final Object value, final int depth) {
        if (entryClass != null) {
            level(entryClass.serialLevel(), value, depth);
        } else {
            putData(bytesOf(value));
        }
    }

    private void data(final SerialLevel level, final Field<Object> field, final Object object, final int depth) {
        final Object value = checked(level, field, field.getObject(object));
        if (!(field.type() instanceof DataType embedded)) {
            putData(bytesOf(value));
            return;
        }
        final int start = position;
        putInt(0);
        if (value != null) {
            message(embedded.dataClass().get(), value, depth + 1);
            buffer.putInt(start, position - start - SerialLevel.DATA_HEADER_LENGTH, LITTLE_ENDIAN);
        }
    }

    private static byte[] bytesOf(final Object value) {
        return value instanceof byte[] bytes ? bytes : ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    private static Object checked(final SerialLevel level, final Field<Object> field, final Object value) {
        refuse(level, field, Limits.violation(field, value));
        return value;
    }

    private static void refuse(final SerialLevel level, final Field<Object> field, final String expected) {
        if (expected != null) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.SERIAL_VALUE_WRONG, level.dataClass, field.name())
                    .expected(expected));
        }
    }

    private void putData(final byte[] bytes) {
        putInt(bytes.length);
        buffer.putBytes(position, bytes);
        position += bytes.length;
    }

    private void putUint16(final int value) {
        buffer.putShort(position, (short) value, LITTLE_ENDIAN);
        position += Short.BYTES;
    }

    private void putInt(final int value) {
        buffer.putInt(position, value, LITTLE_ENDIAN);
        position += Integer.BYTES;
    }
}
