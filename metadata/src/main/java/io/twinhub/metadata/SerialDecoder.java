package io.twinhub.metadata;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;

/** Reads one message from front to back, trusting nothing that it reads. Used once. */
final class SerialDecoder {
    private static final char REPLACEMENT = '\uFFFD';

    private final DirectBuffer buffer;
    private int position;
    private int limit;

    SerialDecoder(final DirectBuffer buffer, final int offset, final int length) {
        this.buffer = buffer;
        this.position = offset;
        this.limit = offset + length;
        buffer.boundsCheck(offset, length);
    }

    /** Reads a message that fills everything up to the limit. */
    Object message(final DataClass<?> dataClass, final int depth) {
        final SerialLevel level = dataClass.serialLevel();
        final int start = take(dataClass, SerialCodec.HEADER_LENGTH);
        final int blockLength = uint16(buffer, start);
        final int classId = uint16(buffer, start + 2);
        final int schemaId = uint16(buffer, start + 4);
        final int version = uint16(buffer, start + 6);
        if (schemaId != SerialCodec.SCHEMA_ID || classId != dataClass.id()) {
            throw error(
                    ErrorCode.SERIAL_WRONG_CLASS,
                    dataClass,
                    "it begins with schema " + schemaId + " class " + classId + " instead of " + SerialCodec.SCHEMA_ID
                            + " and " + dataClass.id());
        }
        if (depth > SerialCodec.EMBEDDED_DEPTH_MAX) {
            throw error(ErrorCode.SERIAL_TOO_LARGE, dataClass, "objects lie in each other too deep");
        }
        final Object object = level(level, blockLength, version, depth);
        // A newer version may have appended what this one does not know.
        if (position < limit && version <= dataClass.version()) {
            throw error(ErrorCode.SERIAL_VALUE_WRONG, dataClass, (limit - position) + " bytes too many");
        }
        position = limit;
        return object;
    }

    private Object level(final SerialLevel level, final int blockLength, final int version, final int depth) {
        final DataClass<Object> dataClass = level.dataClass;
        if (blockLength < level.blockLength(version)) {
            throw error(ErrorCode.SERIAL_VALUE_WRONG, dataClass, "block length " + blockLength);
        }
        final int start = take(dataClass, blockLength);
        final Values values = dataClass.newValues();
        for (int i = 0; i < level.block.length; i++) {
            final int index = level.block[i];
            if (level.field(index).since() > version) {
                values.setDefault(index);
            } else {
                blockField(level, index, start + level.offsets[i], values);
            }
        }
        for (int i = 0; i < level.groups.length; i++) {
            final int index = level.groups[i];
            if (level.field(index).since() > version) {
                values.setDefault(index);
            } else {
                group(level, index, level.groupClasses.get(i), values, version, depth);
            }
        }
        for (final int index : level.data) {
            if (level.field(index).since() > version) {
                values.setDefault(index);
            } else {
                data(level, index, values, depth);
            }
        }
        return create(dataClass, values);
    }

    private static Object create(final DataClass<Object> dataClass, final Values values) {
        try {
            return dataClass.create(values);
        } catch (final TwinhubException e) {
            throw e;
        } catch (final RuntimeException e) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.SERIAL_VALUE_WRONG, dataClass, e.getMessage()), e);
        }
    }

    private void blockField(final SerialLevel level, final int index, final int offset, final Values values) {
        final Field<Object> field = level.field(index);
        if (!(field.type() instanceof ScalarType scalar)) {
            final int code = uint16(buffer, offset);
            final Object constant = ((EnumType) field.type()).ofCode(code);
            if (constant == null && code != SerialLevel.ENUM_NULL) {
                throw wrong(level, field, Limits.expected(field));
            }
            set(level, index, constant, values);
        } else if (scalar.floating()) {
            final double value = ScalarForm.getDouble(buffer, offset, scalar);
            refuse(level, field, Limits.violation(field, value));
            values.setDouble(index, value);
        } else {
            final long value = ScalarForm.getLong(buffer, offset, scalar);
            refuse(level, field, Limits.violation(field, value));
            values.setLong(index, value);
        }
    }

    private void group(
            final SerialLevel level,
            final int index,
            final DataClass<Object> entryClass,
            final Values values,
            final int version,
            final int depth) {
        final Field<Object> field = level.field(index);
        final int header = take(level.dataClass, SerialLevel.GROUP_HEADER_LENGTH);
        final int blockLength = uint16(buffer, header);
        final long count = buffer.getInt(header + 2, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
        if (count > (SerialLevel.isSingle(field) ? 1 : field.maxLength())) {
            throw wrong(level, field, "at most " + (SerialLevel.isSingle(field) ? 1 : field.maxLength()) + " entries");
        }
        // Every entry takes at least one byte, so the count cannot make us allocate more than was sent.
        if (count > (limit - position) / Math.max(1, blockLength)) {
            throw error(ErrorCode.SERIAL_TRUNCATED, level.dataClass, field.name() + " announces " + count + " entries");
        }
        if (SerialLevel.isSingle(field)) {
            set(level, index, count == 0 ? null : entry(field, entryClass, blockLength, version, depth, level), values);
            return;
        }
        final List<Object> entries = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            entries.add(entry(field, entryClass, blockLength, version, depth, level));
        }
        set(level, index, List.copyOf(entries), values);
    }

    private Object entry(
            final Field<Object> field,
            final DataClass<Object> entryClass,
            final int blockLength,
            final int version,
            final int depth,
            final SerialLevel level) {
        if (entryClass != null) {
            return level(entryClass.serialLevel(), blockLength, version, depth);
        }
        take(level.dataClass, blockLength);
        return field.type() == BytesType.BYTES ? bytes(level) : text(level, field);
    }

    private void data(final SerialLevel level, final int index, final Values values, final int depth) {
        final Field<Object> field = level.field(index);
        if (!(field.type() instanceof DataType embedded)) {
            set(level, index, field.type() == BytesType.BYTES ? bytes(level) : text(level, field), values);
            return;
        }
        final int length = dataLength(level);
        if (length == 0) {
            set(level, index, null, values);
            return;
        }
        final int outerLimit = limit;
        limit = position + length;
        set(level, index, message(embedded.dataClass().get(), depth + 1), values);
        limit = outerLimit;
    }

    private int dataLength(final SerialLevel level) {
        final int header = take(level.dataClass, SerialLevel.DATA_HEADER_LENGTH);
        final long length = buffer.getInt(header, LITTLE_ENDIAN) & 0xFFFF_FFFFL;
        if (length > limit - position) {
            throw truncated(level.dataClass, length);
        }
        return (int) length;
    }

    private byte[] bytes(final SerialLevel level) {
        final byte[] bytes = new byte[dataLength(level)];
        buffer.getBytes(position, bytes);
        position += bytes.length;
        return bytes;
    }

    private String text(final SerialLevel level, final Field<Object> field) {
        final byte[] bytes = bytes(level);
        final String text = new String(bytes, StandardCharsets.UTF_8);
        // Java replaces what is not valid UTF-8; only where such a character shows is a second look needed.
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
            throw wrong(level, field, "valid UTF-8");
        }
        return text;
    }

    private static void set(final SerialLevel level, final int index, final Object value, final Values values) {
        refuse(level, level.field(index), Limits.violation(level.field(index), value));
        values.setObject(index, value);
    }

    private int take(final DataClass<?> dataClass, final int length) {
        if (length > limit - position) {
            throw truncated(dataClass, length);
        }
        final int start = position;
        position += length;
        return start;
    }

    private TwinhubException truncated(final DataClass<?> dataClass, final long length) {
        return error(
                ErrorCode.SERIAL_TRUNCATED, dataClass, length + " bytes announced, " + (limit - position) + " left");
    }

    private static void refuse(final SerialLevel level, final Field<Object> field, final String expected) {
        if (expected != null) {
            throw wrong(level, field, expected);
        }
    }

    private static TwinhubException wrong(final SerialLevel level, final Field<Object> field, final String expected) {
        return new TwinhubException(ErrorResult.of(ErrorCode.SERIAL_VALUE_WRONG, level.dataClass, field.name())
                .expected(expected));
    }

    private static TwinhubException error(final ErrorCode code, final DataClass<?> dataClass, final String problem) {
        return new TwinhubException(ErrorResult.of(code, dataClass, problem));
    }

    static int uint16(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, LITTLE_ENDIAN) & 0xFFFF;
    }
}
