package io.twinhub.metadata;

import java.util.List;

/**
 * The field values from which a data object is built, by the field's place in the declaration. Scalars lie here without
 * boxing. Used by one thread while one object is built.
 */
public final class Values {
    private final DataClass<?> dataClass;
    private final long[] scalars;
    private final Object[] objects;

    Values(final DataClass<?> dataClass) {
        this.dataClass = dataClass;
        this.scalars = new long[dataClass.fields().size()];
        this.objects = new Object[scalars.length];
    }

    /**
     * The value of a field as its Java type: {@code boolean}, {@code byte}, {@code short}, {@code int} (also uint8 and
     * uint16), {@code long} (also uint32, duration and size), {@code float}, {@code double}, or the object.
     */
    @SuppressWarnings("unchecked")
    public <V> V get(final int index) {
        return (V) boxed(index);
    }

    private Object boxed(final int index) {
        if (!(dataClass.fields().get(index).type() instanceof ScalarType scalar)) {
            return objects[index];
        }
        final long value = scalars[index];
        return switch (scalar) {
            case BOOLEAN -> value != 0;
            case INT8 -> (byte) value;
            case INT16 -> (short) value;
            case INT32, UINT8, UINT16 -> (int) value;
            case INT64, UINT32, DURATION, SIZE -> value;
            case FLOAT32 -> (float) Double.longBitsToDouble(value);
            case FLOAT64 -> Double.longBitsToDouble(value);
        };
    }

    public boolean getBoolean(final int index) {
        return scalars[index] != 0;
    }

    /** Any integer that fits an {@code int}, such as a size with a limit. */
    public int getInt(final int index) {
        return Math.toIntExact(scalars[index]);
    }

    public long getLong(final int index) {
        return scalars[index];
    }

    public double getDouble(final int index) {
        return Double.longBitsToDouble(scalars[index]);
    }

    /** Sets an integer, boolean, duration or size. */
    public void setLong(final int index, final long value) {
        scalars[index] = value;
    }

    /** Sets a floating-point value. */
    public void setDouble(final int index, final double value) {
        scalars[index] = Double.doubleToRawLongBits(value);
    }

    /** Sets any other value. */
    public void setObject(final int index, final Object value) {
        objects[index] = value;
    }

    /**
     * Sets what stands for a value that was not given: the declared default, else zero, the empty text or list, or null.
     */
    public void setDefault(final int index) {
        final Field<?> field = dataClass.fields().get(index);
        final Object value = field.defaultValue();
        if (field.type() instanceof ScalarType scalar) {
            final Number number = value == null ? Long.valueOf(0) : (Number) value;
            if (scalar.floating()) {
                setDouble(index, number.doubleValue());
            } else {
                setLong(index, number.longValue());
            }
        } else if (value != null || field.isOptional()) {
            objects[index] = value;
        } else if (field.type() instanceof ListType || field.type() instanceof StringListType) {
            objects[index] = List.of();
        } else {
            objects[index] = null;
        }
    }
}
