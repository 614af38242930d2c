package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * An event class made from a user's data class, of one of two kinds:
 *
 * <ul>
 *   <li>{@link EventKind#STRUCT}: every field has a fixed size. The value is the fields one after the other in declaration order,
 *       little endian, without gaps or header; encoding allocates nothing, decoding only the object.
 *   <li>{@link EventKind#COMPLEX}: some field is text, a list, nested data or the like. The value is one message of the
 *       {@link SerialCodec general codec}, with its header.
 * </ul>
 *
 * Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class EventClass<T> {
    /** What the two bytes in front of a complex value can say. */
    private static final int COMPLEX_LENGTH_MAX = 0xFFFF;

    private final DataClass<T> dataClass;
    private final List<EventField> fields;
    private final int lengthBytes;
    /** The codec of a complex class; null for a structure. */
    private final SerialCodec<T> codec;

    private EventClass(
            final DataClass<T> dataClass,
            final List<EventField> fields,
            final int lengthBytes,
            final SerialCodec<T> codec) {
        this.dataClass = dataClass;
        this.fields = fields;
        this.lengthBytes = lengthBytes;
        this.codec = codec;
    }

    /** The event class of a data class. */
    public static <T> EventClass<T> of(final DataClass<T> dataClass) {
        final List<EventField> fields = new ArrayList<>();
        int offset = 0;
        for (final Field<T> field : dataClass.fields()) {
            final EventKind kind = kindOf(field.type());
            if (kind == null) {
                return new EventClass<>(dataClass, List.of(), COMPLEX_LENGTH_MAX, SerialCodec.of(dataClass));
            }
            fields.add(new EventField(field.name(), kind, offset, field.unit()));
            offset += kind.lengthBytes();
        }
        return new EventClass<>(dataClass, List.copyOf(fields), offset, null);
    }

    /** The name by which the configuration knows the class. */
    public String name() {
        return dataClass.name();
    }

    public DataClass<T> dataClass() {
        return dataClass;
    }

    /** {@link EventKind#STRUCT} or {@link EventKind#COMPLEX}. */
    public EventKind kind() {
        return codec == null ? EventKind.STRUCT : EventKind.COMPLEX;
    }

    /** The description: what the configuration says in its {@code <eventClass>}. */
    public List<EventField> fields() {
        return fields;
    }

    /** Length of every value of a structure; the greatest length of a complex value. */
    public int lengthBytes() {
        return lengthBytes;
    }

    /**
     * Writes a value. Limits of the fields of a structure are not checked: a publisher's own values are its own affair, and this
     * is the message path.
     *
     * @return the length in bytes.
     * @throws TwinhubException if a complex value breaks a limit of a field, or the buffer is too small and cannot grow.
     */
    public int encode(final T value, final MutableDirectBuffer buffer, final int offset) {
        if (codec != null) {
            return codec.encode(value, buffer, offset);
        }
        for (int i = 0; i < fields.size(); i++) {
            final Field<T> field = dataClass.fields().get(i);
            final EventField place = fields.get(i);
            final ScalarType scalar = place.kind().scalar();
            if (scalar.floating()) {
                ScalarForm.putDouble(buffer, offset + place.offsetBytes(), scalar, field.getDouble(value));
            } else {
                ScalarForm.putLong(buffer, offset + place.offsetBytes(), scalar, field.getLong(value));
            }
        }
        return lengthBytes;
    }

    /**
     * Reads a value of this length; a structure has {@link #lengthBytes}.
     *
     * @throws TwinhubException if the bytes of a complex value are not exactly one valid object of this class.
     */
    public T decode(final DirectBuffer buffer, final int offset, final int length) {
        return decode(buffer, offset, length, codec == null ? dataClass.newValues() : null);
    }

    /** Reads a value by way of values that the caller keeps, so that a structure allocates nothing but the object. */
    public T decode(final DirectBuffer buffer, final int offset, final int length, final Values values) {
        if (codec != null) {
            return codec.decode(buffer, offset, length);
        }
        for (int i = 0; i < fields.size(); i++) {
            final EventField place = fields.get(i);
            final ScalarType scalar = place.kind().scalar();
            if (scalar.floating()) {
                values.setDouble(i, ScalarForm.getDouble(buffer, offset + place.offsetBytes(), scalar));
            } else {
                values.setLong(i, ScalarForm.getLong(buffer, offset + place.offsetBytes(), scalar));
            }
        }
        return dataClass.create(values);
    }

    /** Null if the configured class has the same fields in the same places; else the error that says how it differs. */
    public ErrorResult difference(final List<EventField> configured) {
        for (int i = 0; i < Math.max(fields.size(), configured.size()); i++) {
            final String here = i < fields.size() ? describe(fields.get(i)) : "no field";
            final String there = i < configured.size() ? describe(configured.get(i)) : "no field";
            if (!here.equals(there)) {
                return ErrorResult.of(
                                ErrorCode.EVENT_CLASS_DIFFERS,
                                name(),
                                "in place " + (i + 1) + " the program has " + here)
                        .expected(there)
                        .action("Make the program's record and the <eventClass> of the configuration equal.");
            }
        }
        return null;
    }

    private static String describe(final EventField field) {
        return field.kind().text() + " " + field.name() + (field.unit().isEmpty() ? "" : " in " + field.unit());
    }

    private static EventKind kindOf(final FieldType type) {
        for (final EventKind kind : EventKind.values()) {
            if (kind.scalar() != null && kind.scalar() == type) {
                return kind;
            }
        }
        return null;
    }
}
