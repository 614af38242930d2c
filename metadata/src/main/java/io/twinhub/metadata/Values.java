package io.twinhub.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The field values from which a data object is built, by the field's place in the declaration. Scalars lie here without
 * boxing. Used by one thread while one object is built.
 */
public final class Values {
    private DataClass<?> dataClass;
    private long[] scalars;
    private Object[] objects;

    Values(final DataClass<?> dataClass) {
        this.dataClass = dataClass;
        this.scalars = new long[dataClass.fields().size()];
        this.objects = new Object[scalars.length];
    }

    /** Takes the values of an object of another class from now on; those of the one before were forgotten. */
    void reuse(final DataClass<?> next) {
        dataClass = next;
        final int count = next.fields().size();
        if (count > objects.length) {
            scalars = new long[count];
            objects = new Object[count];
        }
    }

    /** Forgets all values, so that nothing is kept alive and none is taken for one of the next object. */
    void forget() {
        Arrays.fill(objects, 0, dataClass.fields().size(), null);
    }

    DataClass<?> dataClass() {
        return dataClass;
    }

    /**
     * The value of a field as its Java type: {@code boolean}, {@code byte}, {@code short}, {@code int} (also uint8 and
     * uint16), {@code long} (also uint32, uint64, duration, size and timestamp), {@code float}, {@code double}, or the object.
     */
    @SuppressWarnings("unchecked")
    public <V> V get(final int index) {
        return (V) boxed(index);
    }

    private Object boxed(final int index) {
        final Object object = objects[index];
        if (object != null) {
            return object;
        }
        final Field<?> field = dataClass.fields().get(index);
        return field.isPrimitive() ? ((ScalarType) field.type()).boxed(scalars[index]) : null;
    }

    public boolean getBoolean(final int index) {
        return scalar(index) != 0;
    }

    /** Any integer that fits an {@code int}, such as a size with a limit. */
    public int getInt(final int index) {
        return Math.toIntExact(scalar(index));
    }

    public long getLong(final int index) {
        return scalar(index);
    }

    public double getDouble(final int index) {
        return Double.longBitsToDouble(scalar(index));
    }

    /** What {@link #setLong} put there, also for a field that is no number. */
    long bits(final int index) {
        return scalars[index];
    }

    private long scalar(final int index) {
        final Field<?> field = dataClass.fields().get(index);
        if (!field.isPrimitive()) {
            throw new IllegalStateException("field " + field.name() + " may be null or is no number: read it by get");
        }
        return scalars[index];
    }

    /** Sets a scalar that is no floating-point number and never null; a boolean as 0 or 1. */
    public void setLong(final int index, final long value) {
        scalars[index] = value;
    }

    /** Sets a floating-point number that is never null. */
    public void setDouble(final int index, final double value) {
        scalars[index] = Double.doubleToRawLongBits(value);
    }

    /** Sets any other value; an optional scalar boxed. */
    public void setObject(final int index, final Object value) {
        objects[index] = value;
    }

    /** Sets any value, a scalar boxed. */
    public void set(final int index, final Object value) {
        final Field<?> field = dataClass.fields().get(index);
        if (field.isPrimitive()) {
            scalars[index] = ((ScalarType) field.type()).bitsOf(value);
        } else {
            objects[index] = value;
        }
    }

    /**
     * Sets what stands for a value that was not given: the declared default, else zero, the empty text, list, map or bit
     * set, or null.
     */
    public void setDefault(final int index) {
        final Field<?> field = dataClass.fields().get(index);
        final Object value = field.defaultValue();
        if (field.isPrimitive()) {
            scalars[index] = value == null ? 0 : ((ScalarType) field.type()).bitsOf(value);
        } else if (value != null || !field.type().isCollection()) {
            objects[index] = value;
        } else if (field.type() instanceof ListType) {
            objects[index] = List.of();
        } else {
            objects[index] = field.type() instanceof MapType ? Map.of() : Set.of();
        }
    }
}
