package io.twinhub.metadata;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** Writes one message from front to back, and allocates nothing for it but to sort maps. Each thread has one of its own. */
final class SerialEncoder {
    private static final byte[] NO_BYTES = {};
    private static final ThreadLocal<SerialEncoder> OF_THREAD = ThreadLocal.withInitial(SerialEncoder::new);

    /** A buffer that has grown beyond this is not kept. */
    private static final int KEPT_LENGTH_MAX = 64 * 1024;

    /** Where objects are encoded for which nobody gave a buffer; null while it is in use. */
    private ExpandableArrayBuffer spare = new ExpandableArrayBuffer(1024);

    /** Null while nothing is encoded. */
    private MutableDirectBuffer buffer;

    private int position;
    /** Version of the message that is being written; also those that lie in its variable data have it, as one schema has. */
    private int version;

    private SerialEncoder() {}

    /** Writes a whole message and returns its length. */
    static int encode(
            final DataClass<?> dataClass, final Object object, final MutableDirectBuffer buffer, final int offset) {
        final SerialEncoder ofThread = OF_THREAD.get();
        // A getter of the object may itself encode something.
        final SerialEncoder encoder = ofThread.buffer == null ? ofThread : new SerialEncoder();
        encoder.buffer = buffer;
        encoder.position = offset;
        try {
            encoder.message(dataClass, object, 0);
            return encoder.position - offset;
        } finally {
            encoder.buffer = null;
        }
    }

    /** Encodes an object into an array of its own, and allocates nothing else. */
    static <T> byte[] encode(final SerialCodec<T> codec, final T object) {
        final SerialEncoder ofThread = OF_THREAD.get();
        // A getter of the object may itself encode something.
        final ExpandableArrayBuffer into = ofThread.spare == null ? new ExpandableArrayBuffer() : ofThread.spare;
        ofThread.spare = null;
        try {
            final int length = codec.encode(object, into, 0);
            return Arrays.copyOf(into.byteArray(), length);
        } finally {
            ofThread.spare = into.capacity() <= KEPT_LENGTH_MAX ? into : new ExpandableArrayBuffer(1024);
        }
    }

    private void message(final DataClass<?> dataClass, final Object object, final int depth) {
        if (depth > SerialCodec.EMBEDDED_DEPTH_MAX) {
            throw new TwinhubException(ErrorResult.of(
                    ErrorCode.SERIAL_TOO_LARGE,
                    dataClass,
                    "objects lie in each other more than " + SerialCodec.EMBEDDED_DEPTH_MAX + " deep"));
        }
        final SerialLevel level = dataClass.serialLevel();
        final int outerVersion = version;
        version = dataClass.version();
        header(level.blockLength, dataClass.id());
        level(level, object, depth);
        for (final SerialLevel.Part part : level.later) {
            later(level, part, object, depth);
        }
        version = outerVersion;
    }

    private void header(final int blockLength, final int id) {
        final long header = blockLength | (long) id << 16 | (long) SerialCodec.SCHEMA_ID << 32 | (long) version << 48;
        buffer.putLong(position, header, LITTLE_ENDIAN);
        position += SerialCodec.HEADER_LENGTH;
    }

    private void entry(final SerialLevel level, final Object object, final int depth) {
        level(level, object, depth);
        if (!level.growing) {
            return;
        }
        final int start = beginData();
        if (level.later.length > 0) {
            header(0, level.laterId);
            for (final SerialLevel.Part part : level.later) {
                later(level, part, object, depth);
            }
            endData(start);
        }
    }

    private void level(final SerialLevel level, final Object object, final int depth) {
        if (object == null) {
            throw new TwinhubException(ErrorResult.of(
                    ErrorCode.SERIAL_VALUE_WRONG, level.dataClass, "there is null instead of an object"));
        }
        final int start = position;
        position += level.blockLength;
        // Grows a buffer that can grow, once for the whole block.
        buffer.checkLimit(position);
        for (final SerialLevel.Slot slot : level.block) {
            slot(level, slot, object, start + slot.offset());
        }
        for (final SerialLevel.Part part : level.groups) {
            group(level, part, object, depth);
        }
        for (final SerialLevel.Part part : level.data) {
            data(level, part, object, depth);
        }
    }

    private void slot(final SerialLevel level, final SerialLevel.Slot slot, final Object object, final int offset) {
        final Field<Object> field = slot.field();
        // Compared one by one, the most frequent first: a switch would look up the place of the form in a table first.
        final SerialLevel.SlotForm form = slot.form();
        if (form == SerialLevel.SlotForm.INTEGER) {
            final long value = field.getLong(object);
            refuse(level, field, field.allows(value));
            ScalarForm.putLong(buffer, offset, slot.end() - slot.offset(), value);
        } else if (form == SerialLevel.SlotForm.FLOATING) {
            final double value = field.getDouble(object);
            refuse(level, field, field.allows(value));
            ScalarForm.putDouble(buffer, offset, slot.scalar(), value);
        } else if (form == SerialLevel.SlotForm.CONSTANT) {
            constant(level, field, field.getObject(object), offset);
        } else {
            boxed(slot, checked(level, field, object), offset);
        }
    }

    private void constant(final SerialLevel level, final Field<Object> field, final Object value, final int offset) {
        final EnumType.Constant constant = ((EnumType) field.type()).of(value);
        refuse(level, field, constant != null || value == null && field.isOptional());
        putCode(offset, constant == null ? SerialLevel.CODE_NULL : constant.code());
    }

    private void boxed(final SerialLevel.Slot slot, final Object value, final int offset) {
        switch (slot.form()) {
            case OPTIONAL -> ScalarForm.putBoxed(buffer, offset, slot.scalar(), value);
            case TAG ->
                putCode(
                        offset,
                        value == null
                                ? SerialLevel.CODE_NULL
                                : ((OneOfType) slot.field().type()).indexOf(value));
            default -> buffer.putLong(offset, ((BitSetType) slot.field().type()).bitsOf((Set<?>) value), LITTLE_ENDIAN);
        }
    }

    private void later(final SerialLevel level, final SerialLevel.Part part, final Object object, final int depth) {
        if (!part.form().isGroup()) {
            data(level, part, object, depth);
            return;
        }
        final int start = beginData();
        header(0, part.wrapperId());
        if (group(level, part, object, depth) > 0) {
            endData(start);
        } else {
            position = start + SerialLevel.DATA_HEADER_LENGTH;
        }
    }

    /** Returns the number of entries. */
    private int group(final SerialLevel level, final SerialLevel.Part part, final Object object, final int depth) {
        final Object value = checked(level, part.field(), object);
        final int header = position;
        putUint16(part.entry().blockLength);
        putInt(0);
        int count = 0;
        switch (part.form()) {
            case LIST -> count = items(part, (List<?>) value, depth);
            case MAP -> count = entries(part, sorted(level, part, (Map<?, ?>) value), depth);
            default -> {
                final boolean there = value != null
                        && (part.form() == SerialLevel.PartForm.SINGLE
                                || ((OneOfType) part.field().type()).indexOf(value) == part.alternative());
                if (there) {
                    entry(part.entry(), value, depth);
                    count = 1;
                }
            }
        }
        buffer.putInt(header + Short.BYTES, count, LITTLE_ENDIAN);
        return count;
    }

    private int items(final SerialLevel.Part part, final List<?> items, final int depth) {
        if (items instanceof RandomAccess) {
            // An iterator would be allocated.
            for (int i = 0; i < items.size(); i++) {
                entry(part.entry(), items.get(i), depth);
            }
            return items.size();
        }
        return entries(part, items, depth);
    }

    private int entries(final SerialLevel.Part part, final Collection<?> entries, final int depth) {
        for (final Object entry : entries) {
            entry(part.entry(), entry, depth);
        }
        return entries.size();
    }

    private static Collection<?> sorted(final SerialLevel level, final SerialLevel.Part part, final Map<?, ?> map) {
        refuse(level, part.field(), map.keySet().stream().allMatch(String.class::isInstance));
        // Equal maps give equal bytes.
        return new TreeMap<>(map).entrySet();
    }

    private void data(final SerialLevel level, final SerialLevel.Part part, final Object object, final int depth) {
        if (part.form() == SerialLevel.PartForm.TEXT) {
            text(level, part.field(), (String) part.field().getObject(object));
            return;
        }
        final Object value = checked(level, part.field(), object);
        switch (part.form()) {
            case BYTES -> putData((byte[]) value);
            case ANY -> putData(value == null ? NO_BYTES : ((AnyData) value).serialUncopied());
            default -> {
                final int start = beginData();
                if (value != null) {
                    message(((DataType) part.field().type()).dataClass().get(), value, depth + 1);
                    endData(start);
                    refuse(
                            level,
                            part.field(),
                            position - start - SerialLevel.DATA_HEADER_LENGTH
                                    <= part.field().maxLength());
                }
            }
        }
    }

    private void text(final SerialLevel level, final Field<Object> field, final String text) {
        final int length = text == null ? -1 : Utf8.lengthBytes(text);
        refuse(level, field, length >= 0 && length <= field.maxLength() && field.allows(text));
        putInt(length);
        buffer.checkLimit(position + length);
        Utf8.put(buffer, position, text, length);
        position += length;
    }

    private static Object checked(final SerialLevel level, final Field<Object> field, final Object object) {
        final Object value = field.getObject(object);
        refuse(level, field, Limits.allows(field, value));
        return value;
    }

    private static void refuse(final SerialLevel level, final Field<Object> field, final boolean right) {
        if (!right) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.SERIAL_VALUE_WRONG, level.dataClass, field.name())
                    .expected(Limits.expected(field)));
        }
    }

    private int beginData() {
        final int start = position;
        putInt(0);
        return start;
    }

    private void endData(final int start) {
        buffer.putInt(start, position - start - SerialLevel.DATA_HEADER_LENGTH, LITTLE_ENDIAN);
    }

    private void putData(final byte[] bytes) {
        putInt(bytes.length);
        buffer.putBytes(position, bytes);
        position += bytes.length;
    }

    private void putCode(final int offset, final int code) {
        buffer.putShort(offset, (short) code, LITTLE_ENDIAN);
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
