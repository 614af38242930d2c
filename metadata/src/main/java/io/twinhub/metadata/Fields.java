package io.twinhub.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * The kinds of fields, to be imported statically where a data class is declared. A name begins with a letter and consists of
 * letters, digits, {@code _} and {@code -}.
 */
public final class Fields {
    private Fields() {}

    /** True or false. */
    public static <T> FieldBuilder<T> bool(final String name, final Predicate<T> accessor) {
        return FieldBuilder.ofTruth(name, accessor);
    }

    public static <T> FieldBuilder<T> int8(final String name, final ToIntFunction<T> accessor) {
        return FieldBuilder.ofInt(name, ScalarType.INT8, accessor);
    }

    public static <T> FieldBuilder<T> int16(final String name, final ToIntFunction<T> accessor) {
        return FieldBuilder.ofInt(name, ScalarType.INT16, accessor);
    }

    public static <T> FieldBuilder<T> int32(final String name, final ToIntFunction<T> accessor) {
        return FieldBuilder.ofInt(name, ScalarType.INT32, accessor);
    }

    public static <T> FieldBuilder<T> int64(final String name, final ToLongFunction<T> accessor) {
        return FieldBuilder.ofLong(name, ScalarType.INT64, accessor);
    }

    /** An {@code int} of 0 to 255. */
    public static <T> FieldBuilder<T> uint8(final String name, final ToIntFunction<T> accessor) {
        return FieldBuilder.ofInt(name, ScalarType.UINT8, accessor);
    }

    /** An {@code int} of 0 to 65535. */
    public static <T> FieldBuilder<T> uint16(final String name, final ToIntFunction<T> accessor) {
        return FieldBuilder.ofInt(name, ScalarType.UINT16, accessor);
    }

    /** A {@code long} of 0 to 4294967295. */
    public static <T> FieldBuilder<T> uint32(final String name, final ToLongFunction<T> accessor) {
        return FieldBuilder.ofLong(name, ScalarType.UINT32, accessor);
    }

    /** A {@code long} of 0 to 18446744073709551615, the 64 bits without sign. */
    public static <T> FieldBuilder<T> uint64(final String name, final ToLongFunction<T> accessor) {
        return FieldBuilder.ofLong(name, ScalarType.UINT64, accessor);
    }

    public static <T> FieldBuilder<T> float32(final String name, final ToDoubleFunction<T> accessor) {
        return FieldBuilder.ofDouble(name, ScalarType.FLOAT32, accessor);
    }

    public static <T> FieldBuilder<T> float64(final String name, final ToDoubleFunction<T> accessor) {
        return FieldBuilder.ofDouble(name, ScalarType.FLOAT64, accessor);
    }

    /** Nanoseconds in code, {@code 2s} or {@code 100ms} in text. */
    public static <T> FieldBuilder<T> duration(final String name, final ToLongFunction<T> accessor) {
        return FieldBuilder.ofLong(name, ScalarType.DURATION, accessor);
    }

    /** Nanoseconds since 1970 UTC in code, {@code 2026-11-21T08:30:00.5Z} in text. */
    public static <T> FieldBuilder<T> timestamp(final String name, final ToLongFunction<T> accessor) {
        return FieldBuilder.ofLong(name, ScalarType.TIMESTAMP, accessor);
    }

    /** Bytes in code, {@code 64KiB} in text. */
    public static <T> FieldBuilder<T> size(final String name, final ToLongFunction<T> accessor) {
        return FieldBuilder.ofLong(name, ScalarType.SIZE, accessor);
    }

    /** UTF-8 text; bounded with {@link FieldBuilder#maxLength}. */
    public static <T> FieldBuilder<T> string(final String name, final Function<T, String> accessor) {
        return FieldBuilder.ofObject(name, StringType.STRING, accessor);
    }

    /** A text that is not empty and has no blanks. */
    public static <T> FieldBuilder<T> word(final String name, final Function<T, String> accessor) {
        return FieldBuilder.ofObject(name, StringType.WORD, accessor);
    }

    /** Bytes; base64 in text. */
    public static <T> FieldBuilder<T> bytes(final String name, final Function<T, byte[]> accessor) {
        return FieldBuilder.ofObject(name, BytesType.BYTES, accessor);
    }

    /** Words without blanks; in text separated by blanks. */
    public static <T> FieldBuilder<T> strings(final String name, final Function<T, List<String>> accessor) {
        return list(name, accessor, Items.word());
    }

    /** A constant; its ordinal is its number in serial form, so constants are only ever appended. */
    public static <T, E extends Enum<E>> FieldBuilder<T> enumeration(
            final String name, final Function<T, E> accessor, final List<E> constants) {
        return enumeration(name, accessor, constants, Enum::ordinal);
    }

    /** A constant whose number in serial form the enum itself knows. */
    public static <T, E extends Enum<E>> FieldBuilder<T> enumeration(
            final String name,
            final Function<T, E> accessor,
            final List<E> constants,
            final ToIntFunction<? super E> code) {
        return FieldBuilder.ofObject(name, EnumType.of(constants, code), accessor);
    }

    /** Any of these constants; the ordinal of each, 0 to 63, is its bit in serial form, so constants are only ever appended. */
    public static <T, E extends Enum<E>> FieldBuilder<T> bits(
            final String name, final Function<T, Set<E>> accessor, final List<E> constants) {
        return FieldBuilder.ofObject(name, new BitSetType(EnumType.of(constants, Enum::ordinal)), accessor);
    }

    /** A nested data object; an element of this name in text. */
    public static <T, D> FieldBuilder<T> data(
            final String name, final Function<T, D> accessor, final DataClass<D> dataClass) {
        return FieldBuilder.ofObject(name, Items.dataType(dataClass), accessor);
    }

    /** A nested data object with a message header of its own; the only way in which a class may contain itself. */
    public static <T, D> FieldBuilder<T> embedded(
            final String name, final Function<T, D> accessor, final Supplier<DataClass<D>> dataClass) {
        return FieldBuilder.ofObject(name, new DataType(dataClass, true), accessor);
    }

    /** An object of any data class; text shows those of the known classes by their names. */
    public static <T> FieldBuilder<T> any(
            final String name, final Function<T, AnyData> accessor, final Supplier<List<DataClass<?>>> known) {
        return FieldBuilder.ofObject(name, new AnyType(known), accessor);
    }

    /** An object of one of these data classes; more can be appended by {@link FieldBuilder#alternative}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <T, S> FieldBuilder<T> oneOf(
            final String name, final Function<T, S> accessor, final DataClass<? extends S>... alternatives) {
        return FieldBuilder.ofObject(name, Items.oneOfType(Arrays.asList(alternatives)), accessor);
    }

    /**
     * Data objects of one class; in text an element of this name around the items, or with {@link FieldBuilder#unwrapped}
     * the items directly. An absent list is an empty one.
     */
    public static <T, D> FieldBuilder<T> list(
            final String name, final Function<T, List<D>> accessor, final DataClass<D> item) {
        return FieldBuilder.ofObject(name, new ListType(Items.declared(item), false), accessor);
    }

    /** Values of any type but data objects, see {@link Items}: {@code list("levels", Tank::levels, Items.float64().min(0))}. */
    public static <T, V> FieldBuilder<T> list(
            final String name, final Function<T, List<V>> accessor, final FieldBuilder<V> item) {
        return FieldBuilder.ofObject(name, Items.listType(item), accessor);
    }

    /**
     * Values of any type by name, see {@link Items}; a name has at most {@link MapType#KEY_LENGTH_MAX} bytes. An absent map
     * is an empty one.
     */
    public static <T, V> FieldBuilder<T> map(
            final String name, final Function<T, Map<String, V>> accessor, final FieldBuilder<V> value) {
        return FieldBuilder.ofObject(name, Items.mapType(value), accessor);
    }

    /** A scalar that may be null in code and absent in text; SBE's null of its type is then no value. */
    public static <T, V> FieldBuilder<T> optional(
            final String name, final Function<T, V> accessor, final FieldBuilder<V> value) {
        return value.nullable(name, accessor);
    }
}
