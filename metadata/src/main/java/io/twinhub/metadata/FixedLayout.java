package io.twinhub.metadata;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where the fields of a class lie in values of fixed length: one after the other as declared, little endian, without gaps or
 * header. The class may be another version of the one whose layout it is: what it does not have is written as its default, and
 * what the layout does not have is not written and read as its default. Immutable.
 *
 * @param <T> the record.
 */
final class FixedLayout<T> {
    private final DataClass<T> dataClass;
    private final List<Place<T>> places;
    private final int lengthBytes;
    /** Places in the declaration of fields that the layout does not have. */
    private final int[] absent;

    private FixedLayout(final DataClass<T> dataClass, final List<Place<T>> places, final int lengthBytes) {
        this.dataClass = dataClass;
        this.places = List.copyOf(places);
        this.lengthBytes = lengthBytes;
        final Set<Integer> all = new LinkedHashSet<>();
        for (int i = 0; i < dataClass.fields().size(); i++) {
            all.add(i);
        }
        places.forEach(place -> all.remove(place.index));
        absent = all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether every field has a fixed length. */
    static boolean isPossible(final DataClass<?> dataClass) {
        return dataClass.fields().stream().allMatch(field -> lengthOf(field.type()) > 0);
    }

    /** The layout of a class for which one is possible. */
    static <T> FixedLayout<T> of(final DataClass<T> dataClass) {
        final List<Place<T>> places = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < dataClass.fields().size(); i++) {
            final Field<T> field = dataClass.fields().get(i);
            places.add(new Place<>(field, i, offset, new byte[0]));
            offset += lengthOf(field.type());
        }
        return new FixedLayout<>(dataClass, places, offset);
    }

    /** This layout for another version of the class. */
    <S> FixedLayout<S> in(final DataClass<S> version) {
        final UnsafeBuffer defaults = new UnsafeBuffer(new byte[lengthBytes]);
        final Values values = dataClass.newValues();
        final List<Place<S>> placesThere = new ArrayList<>();
        for (final Place<T> place : places) {
            values.setDefault(place.index);
            final int index = version.indexOf(place.field.name());
            if (index >= 0) {
                placesThere.add(new Place<>(version.fields().get(index), index, place.offset, new byte[0]));
            } else {
                final int length = lengthOf(place.field.type());
                putBoxed(defaults, place.offset, place.field.type(), values.get(place.index));
                final byte[] bytes = new byte[length];
                defaults.getBytes(place.offset, bytes);
                placesThere.add(new Place<>(null, -1, place.offset, bytes));
            }
        }
        return new FixedLayout<>(version, placesThere, lengthBytes);
    }

    int lengthBytes() {
        return lengthBytes;
    }

    void encode(final T value, final MutableDirectBuffer buffer, final int offset) {
        for (int i = 0; i < places.size(); i++) {
            final Place<T> place = places.get(i);
            final int position = offset + place.offset;
            if (place.field == null) {
                buffer.putBytes(position, place.absent);
            } else {
                encode(place.field, value, buffer, position);
            }
        }
    }

    private void encode(final Field<T> field, final T object, final MutableDirectBuffer buffer, final int position) {
        if (!field.isPrimitive()) {
            final Object value = field.getObject(object);
            refuse(field, Limits.allows(field, value));
            putBoxed(buffer, position, field.type(), value);
            return;
        }
        final ScalarType scalar = (ScalarType) field.type();
        if (scalar.floating()) {
            final double value = field.getDouble(object);
            refuse(field, field.allows(value));
            ScalarForm.putDouble(buffer, position, scalar, value);
        } else {
            final long value = field.getLong(object);
            refuse(field, field.allows(value));
            ScalarForm.putLong(buffer, position, scalar, value);
        }
    }

    private void refuse(final Field<T> field, final boolean right) {
        if (!right) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.SERIAL_VALUE_WRONG, dataClass, field.name())
                    .expected(Limits.expected(field)));
        }
    }

    T decode(final DirectBuffer buffer, final int offset, final Values values) {
        for (int i = 0; i < places.size(); i++) {
            final Place<T> place = places.get(i);
            if (place.field != null) {
                decode(place, buffer, offset + place.offset, values);
            }
        }
        for (final int index : absent) {
            values.setDefault(index);
        }
        return dataClass.create(values);
    }

    private void decode(final Place<T> place, final DirectBuffer buffer, final int position, final Values values) {
        final Field<T> field = place.field;
        if (field.isRemoved()) {
            values.setDefault(place.index);
        } else if (!field.isPrimitive()) {
            final Object value = getBoxed(buffer, position, field);
            refuse(field, Limits.allows(field, value));
            values.setObject(place.index, value);
        } else if (((ScalarType) field.type()).floating()) {
            final double value = ScalarForm.getDouble(buffer, position, (ScalarType) field.type());
            refuse(field, field.allows(value));
            values.setDouble(place.index, value);
        } else {
            final long value = ScalarForm.getLong(buffer, position, (ScalarType) field.type());
            refuse(field, field.allows(value));
            values.setLong(place.index, value);
        }
    }

    /** Writes a value that is not primitive in Java; what is no value is written as null. */
    private static void putBoxed(
            final MutableDirectBuffer buffer, final int position, final FieldType type, final Object value) {
        if (type instanceof ScalarType scalar) {
            ScalarForm.putBoxed(buffer, position, scalar, value);
        } else if (type instanceof EnumType constants) {
            final EnumType.Constant constant = constants.of(value);
            buffer.putShort(
                    position, (short) (constant == null ? SerialLevel.CODE_NULL : constant.code()), LITTLE_ENDIAN);
        } else {
            buffer.putLong(position, ((BitSetType) type).bitsOf((Set<?>) value), LITTLE_ENDIAN);
        }
    }

    private static Object getBoxed(final DirectBuffer buffer, final int position, final Field<?> field) {
        if (field.type() instanceof ScalarType scalar) {
            return ScalarForm.getBoxed(buffer, position, scalar);
        }
        if (field.type() instanceof EnumType constants) {
            final int code = buffer.getShort(position, LITTLE_ENDIAN) & 0xFFFF;
            final EnumType.Constant constant = constants.ofCode(code);
            if (constant != null) {
                return constant.value();
            }
            return code == SerialLevel.CODE_NULL ? null : field.unknown();
        }
        return ((BitSetType) field.type()).setOf(buffer.getLong(position, LITTLE_ENDIAN));
    }

    private static int lengthOf(final FieldType type) {
        if (type instanceof ScalarType scalar) {
            return scalar.lengthBytes();
        }
        return type instanceof EnumType ? Short.BYTES : type instanceof BitSetType ? Long.BYTES : 0;
    }

    /**
     * A field in its place.
     *
     * @param field null if this version of the class does not have it.
     * @param index its place in the declaration; -1 if the class does not have it.
     * @param absent the bytes that stand for it if the class does not have it.
     */
    private record Place<T>(Field<T> field, int index, int offset, byte[] absent) {}
}
