package io.twinhub.metadata;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** The kinds of fields, to be imported statically where a data class is declared. */
public final class Fields {
    private Fields() {}

    /** True or false. */
    public static <T> Field<T> bool(final String name, final Predicate<T> accessor) {
        return Field.ofLong(name, ScalarType.BOOLEAN, value -> accessor.test(value) ? 1 : 0);
    }

    public static <T> Field<T> int8(final String name, final ToIntFunction<T> accessor) {
        return Field.ofLong(name, ScalarType.INT8, accessor::applyAsInt);
    }

    public static <T> Field<T> int16(final String name, final ToIntFunction<T> accessor) {
        return Field.ofLong(name, ScalarType.INT16, accessor::applyAsInt);
    }

    public static <T> Field<T> int32(final String name, final ToIntFunction<T> accessor) {
        return Field.ofLong(name, ScalarType.INT32, accessor::applyAsInt);
    }

    public static <T> Field<T> int64(final String name, final ToLongFunction<T> accessor) {
        return Field.ofLong(name, ScalarType.INT64, accessor);
    }

    /** An {@code int} of 0 to 255. */
    public static <T> Field<T> uint8(final String name, final ToIntFunction<T> accessor) {
        return Field.ofLong(name, ScalarType.UINT8, accessor::applyAsInt);
    }

    /** An {@code int} of 0 to 65535. */
    public static <T> Field<T> uint16(final String name, final ToIntFunction<T> accessor) {
        return Field.ofLong(name, ScalarType.UINT16, accessor::applyAsInt);
    }

    /** A {@code long} of 0 to 4294967295. */
    public static <T> Field<T> uint32(final String name, final ToLongFunction<T> accessor) {
        return Field.ofLong(name, ScalarType.UINT32, accessor);
    }

    public static <T> Field<T> float32(final String name, final ToDoubleFunction<T> accessor) {
        return Field.ofDouble(name, ScalarType.FLOAT32, accessor);
    }

    public static <T> Field<T> float64(final String name, final ToDoubleFunction<T> accessor) {
        return Field.ofDouble(name, ScalarType.FLOAT64, accessor);
    }

    /** Nanoseconds in code, {@code 2s} or {@code 100ms} in text. */
    public static <T> Field<T> duration(final String name, final ToLongFunction<T> accessor) {
        return Field.ofLong(name, ScalarType.DURATION, accessor);
    }

    /** Bytes in code, {@code 64KiB} in text. */
    public static <T> Field<T> size(final String name, final ToLongFunction<T> accessor) {
        return Field.ofLong(name, ScalarType.SIZE, accessor);
    }

    /** UTF-8 text; bounded with {@link Field#maxLength}. */
    public static <T> Field<T> string(final String name, final Function<T, String> accessor) {
        return Field.ofObject(name, StringType.STRING, accessor);
    }

    /** Bytes; base64 in text. */
    public static <T> Field<T> bytes(final String name, final Function<T, byte[]> accessor) {
        return Field.ofObject(name, BytesType.BYTES, accessor);
    }

    /** Words, separated by spaces in text. */
    public static <T> Field<T> strings(final String name, final Function<T, List<String>> accessor) {
        return Field.ofObject(name, StringListType.STRING_LIST, accessor);
    }

    /** A constant; its ordinal is its number in serial form, so constants are only ever appended. */
    public static <T, E extends Enum<E>> Field<T> enumeration(
            final String name, final Function<T, E> accessor, final List<E> constants) {
        return Field.ofObject(
                name, new EnumType(List.copyOf(constants), constant -> ((Enum<?>) constant).ordinal()), accessor);
    }

    /** A constant whose number in serial form the enum itself knows. */
    @SuppressWarnings("unchecked")
    public static <T, E extends Enum<E>> Field<T> enumeration(
            final String name, final Function<T, E> accessor, final List<E> constants, final ToIntFunction<E> code) {
        return Field.ofObject(
                name, new EnumType(List.copyOf(constants), constant -> code.applyAsInt((E) constant)), accessor);
    }

    /** A nested data object; an element of this name in text. */
    public static <T, D> Field<T> data(final String name, final Function<T, D> accessor, final DataClass<D> dataClass) {
        return Field.ofObject(name, new DataType(() -> dataClass, false), accessor);
    }

    /** A nested data object with a message header of its own; the only way in which a class may contain itself. */
    public static <T, D> Field<T> embedded(
            final String name, final Function<T, D> accessor, final Supplier<DataClass<D>> dataClass) {
        return Field.ofObject(name, new DataType(dataClass, true), accessor);
    }

    /**
     * Data objects of one class; in text an element of this name around the items, or with {@link Field#unwrapped} the
     * items directly. An absent list is an empty one.
     */
    public static <T, D> Field<T> list(
            final String name, final Function<T, List<D>> accessor, final DataClass<D> item) {
        return Field.ofObject(name, new ListType(item), accessor);
    }
}
