package io.twinhub.metadata;

import java.util.Arrays;

/**
 * An object of a data class that is known by its description alone, without a Java record: its values by their places. Such a
 * class is declared like any other:
 *
 * <pre>{@code
 * DataClass<DataObject> pump = DataClass.of("pump", DataObject.class)
 *         .field(DataObject.field(0, "running", Items.bool()))
 *         .field(DataObject.optional(1, "rpm", Items.int32()))
 *         .build(DataObject::of);
 * }</pre>
 *
 * Immutable as far as its values are.
 */
public final class DataObject {
    private final DataClass<?> dataClass;
    private final Object[] values;

    private DataObject(final DataClass<?> dataClass, final Object[] values) {
        this.dataClass = dataClass;
        this.values = values;
    }

    /** An object of these values; what a class of such objects is built with. */
    public static DataObject of(final Values values) {
        final Object[] copy = new Object[values.dataClass().fields().size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values.get(i);
        }
        return new DataObject(values.dataClass(), copy);
    }

    /** The field in this place of the declaration. */
    public static <V> FieldBuilder<DataObject> field(final int index, final String name, final FieldBuilder<V> item) {
        return item.of(name, object -> object.value(index));
    }

    /** The field in this place of the declaration, which may be null. */
    public static <V> FieldBuilder<DataObject> optional(
            final int index, final String name, final FieldBuilder<V> item) {
        return item.type instanceof ScalarType
                ? item.nullable(name, object -> object.value(index))
                : field(index, name, item).optional();
    }

    public DataClass<?> dataClass() {
        return dataClass;
    }

    /** The value in this place of the declaration, a scalar boxed. */
    public Object get(final int index) {
        return values[index];
    }

    @SuppressWarnings("unchecked")
    private <V> V value(final int index) {
        return (V) values[index];
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof DataObject object
                && object.dataClass == dataClass
                && Arrays.deepEquals(object.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return dataClass + Arrays.deepToString(values);
    }
}
