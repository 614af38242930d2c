package io.twinhub.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The kinds of values inside of lists, maps and optional fields: like {@link Fields}, but without a name of their own, since
 * the value is the whole object. Everything that a field can say of its values, such as unit and limits, an item can say too:
 *
 * <pre>{@code
 * list("rows", Table::rows, Items.list(Items.int32().min(0)))
 * map("settings", Copy::settings, Items.string().maxLength(100))
 * optional("rpm", Pump::rpm, Items.int32().unit("1/min"))
 * }</pre>
 */
public final class Items {
    private static final String VALUE = "value";
    private static final String KEY = "key";
    private static final String ENTRY = "entry";

    private Items() {}

    public static FieldBuilder<Boolean> bool() {
        return FieldBuilder.ofLong(VALUE, ScalarType.BOOLEAN, truth -> truth ? 1 : 0);
    }

    public static FieldBuilder<Byte> int8() {
        return FieldBuilder.ofLong(VALUE, ScalarType.INT8, Byte::longValue);
    }

    public static FieldBuilder<Short> int16() {
        return FieldBuilder.ofLong(VALUE, ScalarType.INT16, Short::longValue);
    }

    public static FieldBuilder<Integer> int32() {
        return FieldBuilder.ofLong(VALUE, ScalarType.INT32, Integer::longValue);
    }

    public static FieldBuilder<Long> int64() {
        return FieldBuilder.ofLong(VALUE, ScalarType.INT64, Long::longValue);
    }

    public static FieldBuilder<Integer> uint8() {
        return FieldBuilder.ofLong(VALUE, ScalarType.UINT8, Integer::longValue);
    }

    public static FieldBuilder<Integer> uint16() {
        return FieldBuilder.ofLong(VALUE, ScalarType.UINT16, Integer::longValue);
    }

    public static FieldBuilder<Long> uint32() {
        return FieldBuilder.ofLong(VALUE, ScalarType.UINT32, Long::longValue);
    }

    public static FieldBuilder<Long> uint64() {
        return FieldBuilder.ofLong(VALUE, ScalarType.UINT64, Long::longValue);
    }

    public static FieldBuilder<Float> float32() {
        return FieldBuilder.ofDouble(VALUE, ScalarType.FLOAT32, Float::doubleValue);
    }

    public static FieldBuilder<Double> float64() {
        return FieldBuilder.ofDouble(VALUE, ScalarType.FLOAT64, Double::doubleValue);
    }

    /** Nanoseconds. */
    public static FieldBuilder<Long> duration() {
        return FieldBuilder.ofLong(VALUE, ScalarType.DURATION, Long::longValue);
    }

    /** Bytes. */
    public static FieldBuilder<Long> size() {
        return FieldBuilder.ofLong(VALUE, ScalarType.SIZE, Long::longValue);
    }

    /** Nanoseconds since 1970 UTC. */
    public static FieldBuilder<Long> timestamp() {
        return FieldBuilder.ofLong(VALUE, ScalarType.TIMESTAMP, Long::longValue);
    }

    public static FieldBuilder<String> string() {
        return FieldBuilder.ofObject(VALUE, StringType.STRING, text -> text);
    }

    /** A text that is not empty and has no blanks. */
    public static FieldBuilder<String> word() {
        return FieldBuilder.ofObject(VALUE, StringType.WORD, text -> text);
    }

    public static FieldBuilder<byte[]> bytes() {
        return FieldBuilder.ofObject(VALUE, BytesType.BYTES, bytes -> bytes);
    }

    public static <E extends Enum<E>> FieldBuilder<E> enumeration(final List<E> constants) {
        return enumeration(constants, Enum::ordinal);
    }

    /** A constant whose number in serial form the enum itself knows. */
    public static <E extends Enum<E>> FieldBuilder<E> enumeration(
            final List<E> constants, final ToIntFunction<? super E> code) {
        return FieldBuilder.ofObject(VALUE, EnumType.of(constants, code), constant -> constant);
    }

    public static <E extends Enum<E>> FieldBuilder<Set<E>> bits(final List<E> constants) {
        return FieldBuilder.ofObject(VALUE, new BitSetType(EnumType.of(constants, Enum::ordinal)), set -> set);
    }

    public static <D> FieldBuilder<D> data(final DataClass<D> dataClass) {
        return FieldBuilder.ofObject(VALUE, dataType(dataClass), object -> object);
    }

    public static <D> FieldBuilder<D> embedded(final Supplier<DataClass<D>> dataClass) {
        return FieldBuilder.ofObject(VALUE, new DataType(dataClass, true), object -> object);
    }

    public static FieldBuilder<AnyData> any(final Supplier<List<DataClass<?>>> known) {
        return FieldBuilder.ofObject(VALUE, new AnyType(known), object -> object);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <S> FieldBuilder<S> oneOf(final DataClass<? extends S>... alternatives) {
        return FieldBuilder.ofObject(VALUE, oneOfType(Arrays.asList(alternatives)), object -> object);
    }

    public static <V> FieldBuilder<List<V>> list(final FieldBuilder<V> item) {
        return FieldBuilder.ofObject(VALUE, listType(item), list -> list);
    }

    public static <V> FieldBuilder<Map<String, V>> map(final FieldBuilder<V> value) {
        return FieldBuilder.ofObject(VALUE, mapType(value), map -> map);
    }

    static DataType dataType(final DataClass<?> dataClass) {
        declared(dataClass);
        return new DataType(() -> dataClass, false);
    }

    static DataClass<?> declared(final DataClass<?> dataClass) {
        return Objects.requireNonNull(
                dataClass, "The data class is not declared yet: two that contain each other do so by embedded fields");
    }

    static <S> OneOfType oneOfType(final List<DataClass<? extends S>> alternatives) {
        return new OneOfType(alternatives.stream()
                .map(dataClass -> new OneOfType.Alternative(declared(dataClass), 0))
                .toList());
    }

    static <V> ListType listType(final FieldBuilder<V> item) {
        if (item.type instanceof DataType data && !data.embedded()) {
            return new ListType(data.dataClass().get(), false);
        }
        return new ListType(plainClass(item), true);
    }

    static <V> MapType mapType(final FieldBuilder<V> value) {
        final DataClass.Builder<Map.Entry<String, V>> builder = new DataClass.Builder<>(ENTRY, entryClass(), true);
        builder.field(FieldBuilder.ofObject(KEY, StringType.STRING, Map.Entry<String, V>::getKey)
                .maxLength(MapType.KEY_LENGTH_MAX));
        builder.field(value.of(VALUE, Map.Entry<String, V>::getValue));
        return new MapType(builder.build(v -> Map.entry(v.get(0), v.get(1))));
    }

    /** The class of objects that are nothing but one value. */
    static <V> DataClass<V> plainClass(final FieldBuilder<V> item) {
        return new DataClass.Builder<V>(VALUE, anyClass(), true)
                .field(item.of(VALUE, Function.identity()))
                .build(v -> v.get(0));
    }

    @SuppressWarnings("unchecked")
    private static <V> Class<V> anyClass() {
        return (Class<V>) Object.class;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <V> Class<Map.Entry<String, V>> entryClass() {
        return (Class) Map.Entry.class;
    }
}
