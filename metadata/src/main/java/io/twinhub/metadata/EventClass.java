package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * An event class of several fields of fixed size, made from a user's data class. The value is the fields one after the
 * other in declaration order, little endian, without gaps or header; encoding allocates nothing, decoding only the object.
 * Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class EventClass<T> {
    private final DataClass<T> dataClass;
    private final List<EventField> fields;
    private final int lengthBytes;

    private EventClass(final DataClass<T> dataClass, final List<EventField> fields, final int lengthBytes) {
        this.dataClass = dataClass;
        this.fields = fields;
        this.lengthBytes = lengthBytes;
    }

    /**
     * The event class of a data class.
     *
     * @throws TwinhubException if a field has no fixed size, or is a duration or size, for which events have no kind.
     */
    public static <T> EventClass<T> of(final DataClass<T> dataClass) {
        final List<EventField> fields = new ArrayList<>();
        int offset = 0;
        for (final Field<T> field : dataClass.fields()) {
            final EventKind kind = kindOf(field.type());
            if (kind == null) {
                throw new TwinhubException(ErrorResult.of(ErrorCode.EVENT_FIELD_UNFIT, field.name(), dataClass)
                        .expected("a boolean, an integer or a floating-point number"));
            }
            fields.add(new EventField(field.name(), kind, offset, field.unit()));
            offset += kind.lengthBytes();
        }
        return new EventClass<>(dataClass, List.copyOf(fields), offset);
    }

    /** The name by which the configuration knows the class. */
    public String name() {
        return dataClass.name();
    }

    public DataClass<T> dataClass() {
        return dataClass;
    }

    /** The description: what the configuration says in its {@code <eventClass>}. */
    public List<EventField> fields() {
        return fields;
    }

    /** Length of every value. */
    public int lengthBytes() {
        return lengthBytes;
    }

    /**
     * Writes a value. Limits of the fields are not checked: a publisher's own values are its own affair, and this is the
     * message path.
     */
    public void encode(final T value, final MutableDirectBuffer buffer, final int offset) {
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
    }

    /** Reads a value; {@link #lengthBytes} bytes must be there. */
    public T decode(final DirectBuffer buffer, final int offset) {
        return decode(buffer, offset, dataClass.newValues());
    }

    /** Reads a value by way of values that the caller keeps, so that nothing but the object is allocated. */
    public T decode(final DirectBuffer buffer, final int offset, final Values values) {
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
