package io.twinhub.metadata;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Reads one message from front to back, trusting nothing that it reads. Whether a field of a later version is there is told
 * by lengths, not by version numbers. Allocates nothing but the result. Each thread has one of its own.
 */
final class SerialDecoder {
    private static final ThreadLocal<SerialDecoder> OF_THREAD = ThreadLocal.withInitial(SerialDecoder::new);

    private final SerialInput in = new SerialInput();
    private final ValuesStack open = new ValuesStack();

    private SerialDecoder() {}

    /** Reads a whole message. */
    static Object decode(final DataClass<?> dataClass, final DirectBuffer buffer, final int offset, final int length) {
        final SerialDecoder ofThread = OF_THREAD.get();
        // A constructor may itself decode something.
        final SerialDecoder decoder = ofThread.in.isWrapped() ? new SerialDecoder() : ofThread;
        decoder.in.wrap(buffer, offset, length);
        try {
            return decoder.message(dataClass, 0);
        } finally {
            decoder.in.unwrap();
            decoder.open.clear();
        }
    }

    /** Reads a message that fills everything up to the limit. */
    private Object message(final DataClass<?> dataClass, final int depth) {
        if (depth > SerialCodec.EMBEDDED_DEPTH_MAX) {
            throw in.error(ErrorCode.SERIAL_TOO_LARGE, dataClass, "objects lie in each other too deep");
        }
        final SerialLevel level = dataClass.serialLevel();
        final int header = header(dataClass, dataClass.id());
        final Values values = level(level, in.uint16(header), depth);
        later(level, values, depth);
        end(dataClass, header);
        return create(level, values);
    }

    private Object entry(final SerialLevel level, final int blockLength, final int depth) {
        final Values values = level(level, blockLength, depth);
        if (level.growing) {
            final int outerLimit = in.enter(level.dataClass);
            if (in.remaining() == 0) {
                later(level, values, depth);
            } else {
                final int header = header(level.dataClass, level.laterId);
                later(level, values, depth);
                end(level.dataClass, header);
            }
            in.leave(outerLimit);
        }
        return create(level, values);
    }

    private int header(final DataClass<?> dataClass, final int expectedId) {
        final int header = in.take(dataClass, SerialCodec.HEADER_LENGTH);
        final int id = in.uint16(header + 2);
        final int schemaId = in.uint16(header + 4);
        if (schemaId != SerialCodec.SCHEMA_ID || id != expectedId) {
            throw in.error(
                    ErrorCode.SERIAL_WRONG_CLASS,
                    dataClass,
                    "it begins with schema " + schemaId + " class " + id + " instead of " + SerialCodec.SCHEMA_ID
                            + " and " + expectedId);
        }
        return header;
    }

    /** Ends what began with this header; a newer version may have appended what this one does not know. */
    private void end(final DataClass<?> dataClass, final int header) {
        if (in.remaining() > 0 && in.uint16(header + 6) <= dataClass.version()) {
            throw in.error(ErrorCode.SERIAL_VALUE_WRONG, dataClass, in.remaining() + " bytes too many");
        }
        in.skip();
    }

    private Values level(final SerialLevel level, final int blockLength, final int depth) {
        if (blockLength < level.blockLengthMin) {
            throw in.error(ErrorCode.SERIAL_VALUE_WRONG, level.dataClass, "block length " + blockLength);
        }
        final int block = in.take(level.dataClass, blockLength);
        final Values values = open.push(level.dataClass);
        for (final SerialLevel.Slot slot : level.block) {
            if (slot.end() <= blockLength) {
                slot(level, slot, block + slot.offset(), values);
            } else if (slot.form() == SerialLevel.SlotForm.TAG) {
                values.setLong(slot.index(), SerialLevel.CODE_NULL);
            } else {
                values.setDefault(slot.index());
            }
        }
        for (final SerialLevel.Part part : level.groups) {
            group(level, part, values, depth);
        }
        for (final SerialLevel.Part part : level.data) {
            data(level, part, values, depth);
        }
        return values;
    }

    /** Reads the later fields that are there; what follows the last known one is nothing to us. */
    private void later(final SerialLevel level, final Values values, final int depth) {
        for (final SerialLevel.Part part : level.later) {
            if (in.remaining() == 0) {
                absent(part, values);
            } else if (!part.form().isGroup()) {
                data(level, part, values, depth);
            } else {
                final int outerLimit = in.enter(level.dataClass);
                if (in.remaining() == 0) {
                    absent(part, values);
                } else {
                    final int header = header(level.dataClass, part.wrapperId());
                    group(level, part, values, depth);
                    end(level.dataClass, header);
                }
                in.leave(outerLimit);
            }
        }
    }

    private static void absent(final SerialLevel.Part part, final Values values) {
        if (part.form() != SerialLevel.PartForm.ALTERNATIVE) {
            values.setDefault(part.index());
        }
    }

    private Object create(final SerialLevel level, final Values values) {
        for (final SerialLevel.Slot slot : level.tags) {
            final boolean known = values.bits(slot.index())
                    < ((OneOfType) slot.field().type()).alternatives().size();
            final boolean there = values.get(slot.index()) != null;
            refuse(
                    level,
                    slot.field(),
                    slot.field().isRemoved()
                            || there == known && (there || slot.field().isOptional()));
        }
        for (final int index : level.removed) {
            values.setDefault(index);
        }
        try {
            final Object object = level.dataClass.create(values);
            open.pop();
            return object;
        } catch (final TwinhubException e) {
            throw e;
        } catch (final RuntimeException e) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SERIAL_VALUE_WRONG, level.dataClass, e.getMessage()), e);
        }
    }

    private void slot(final SerialLevel level, final SerialLevel.Slot slot, final int offset, final Values values) {
        final Field<Object> field = slot.field();
        // Compared one by one, the most frequent first: a switch would look up the place of the form in a table first.
        final SerialLevel.SlotForm form = slot.form();
        if (form == SerialLevel.SlotForm.INTEGER) {
            final long value = ScalarForm.getLong(in.buffer(), offset, slot.scalar());
            refuse(level, field, field.allows(value) || field.isRemoved());
            values.setLong(slot.index(), value);
        } else if (form == SerialLevel.SlotForm.FLOATING) {
            final double value = ScalarForm.getDouble(in.buffer(), offset, slot.scalar());
            refuse(level, field, field.allows(value) || field.isRemoved());
            values.setDouble(slot.index(), value);
        } else if (form == SerialLevel.SlotForm.CONSTANT) {
            final Object value = constant(field, in.uint16(offset));
            refuse(level, field, value != null || field.isOptional() || field.isRemoved());
            values.setObject(slot.index(), value);
        } else if (form == SerialLevel.SlotForm.TAG) {
            values.setLong(slot.index(), in.uint16(offset));
        } else {
            final Object value = form == SerialLevel.SlotForm.OPTIONAL
                    ? ScalarForm.getBoxed(in.buffer(), offset, slot.scalar())
                    : ((BitSetType) field.type()).setOf(in.buffer().getLong(offset, LITTLE_ENDIAN));
            set(level, slot.index(), value, values);
        }
    }

    private static Object constant(final Field<Object> field, final int code) {
        final EnumType.Constant constant = ((EnumType) field.type()).ofCode(code);
        if (constant != null) {
            return constant.value();
        }
        return code == SerialLevel.CODE_NULL ? null : field.unknown();
    }

    private void group(final SerialLevel level, final SerialLevel.Part part, final Values values, final int depth) {
        final int header = in.take(level.dataClass, SerialLevel.GROUP_HEADER_LENGTH);
        final int blockLength = in.uint16(header);
        final long count = in.uint32(header + Short.BYTES);
        refuse(level, part.field(), count <= part.countMax());
        // Every entry takes at least one byte, so the count cannot make us allocate more than was sent.
        if (count > in.remaining() / Math.max(1, blockLength)) {
            throw in.error(
                    ErrorCode.SERIAL_TRUNCATED,
                    level.dataClass,
                    part.field().name() + " announces " + count + " entries");
        }
        switch (part.form()) {
            case LIST -> set(level, part.index(), list(part, blockLength, (int) count, depth), values);
            case MAP -> set(level, part.index(), map(level, part, blockLength, (int) count, depth), values);
            case SINGLE -> {
                final Object value = count == 0 ? null : entry(part.entry(), blockLength, depth);
                set(level, part.index(), value, values);
            }
            default -> {
                if (count == 1) {
                    refuse(level, part.field(), values.bits(part.index()) == part.alternative());
                    values.setObject(part.index(), entry(part.entry(), blockLength, depth));
                }
            }
        }
    }

    private List<Object> list(final SerialLevel.Part part, final int blockLength, final int count, final int depth) {
        if (count == 0) {
            return List.of();
        }
        final List<Object> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(entry(part.entry(), blockLength, depth));
        }
        return Collections.unmodifiableList(items);
    }

    private Map<Object, Object> map(
            final SerialLevel level,
            final SerialLevel.Part part,
            final int blockLength,
            final int count,
            final int depth) {
        if (count == 0) {
            return Map.of();
        }
        final Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            final Map.Entry<?, ?> entry = (Map.Entry<?, ?>) entry(part.entry(), blockLength, depth);
            refuse(level, part.field(), map.put(entry.getKey(), entry.getValue()) == null);
        }
        return Collections.unmodifiableMap(map);
    }

    private void data(final SerialLevel level, final SerialLevel.Part part, final Values values, final int depth) {
        final Object value;
        switch (part.form()) {
            case TEXT -> {
                final String text = in.text(level.dataClass, part.field());
                refuse(
                        level,
                        part.field(),
                        part.field().isRemoved() || part.field().allows(text));
                values.setObject(part.index(), text);
                return;
            }
            case BYTES -> value = in.bytes(level.dataClass, part.field());
            case ANY -> {
                final byte[] bytes = in.bytes(level.dataClass, part.field());
                value = bytes.length == 0 ? null : AnyData.ofSerial(bytes);
            }
            default -> {
                final int outerLimit = in.enter(level.dataClass);
                refuse(level, part.field(), in.remaining() <= part.field().maxLength());
                value = in.remaining() == 0
                        ? null
                        : message(((DataType) part.field().type()).dataClass().get(), depth + 1);
                in.leave(outerLimit);
            }
        }
        set(level, part.index(), value, values);
    }

    private void set(final SerialLevel level, final int index, final Object value, final Values values) {
        final Field<Object> field = level.dataClass.fields().get(index);
        refuse(level, field, field.isRemoved() || Limits.allows(field, value));
        values.setObject(index, value);
    }

    private void refuse(final SerialLevel level, final Field<Object> field, final boolean right) {
        if (!right) {
            throw in.refused(level.dataClass, field);
        }
    }
}
