package io.twinhub.metadata;

import java.util.regex.Pattern;

/**
 * One field of a data class: how to read it from an object and everything that is known about it. Declared through
 * {@link Fields}. Immutable; any thread may use it.
 *
 * @param <T> the data class's record.
 */
public final class Field<T> {
    /** Bound of a string, of bytes and of a list whose field names none: nothing in a data object is unbounded. */
    public static final int DEFAULT_LENGTH_MAX = 1 << 20;

    private final String name;
    private final FieldType type;
    private final Accessor<T> accessor;
    private final String doc;
    private final String unit;
    private final int since;
    private final boolean optional;
    private final Object defaultValue;
    private final Number min;
    private final Number max;
    private final int maxLength;
    private final Pattern pattern;
    private final boolean element;
    private final boolean unwrapped;
    private final boolean secret;
    private final int removed;
    private final Object unknown;
    /** Numbers without sign are in order once their highest bit is turned. */
    private final long signFlip;

    private final long leastInteger;
    private final long greatestInteger;
    private final double leastNumber;
    private final double greatestNumber;
    private final boolean isNanAllowed;

    Field(final FieldBuilder<T> builder) {
        this.name = builder.name;
        this.type = builder.type;
        this.accessor = builder.accessor;
        this.doc = builder.doc;
        this.unit = builder.unit;
        this.since = builder.since;
        this.optional = builder.optional;
        this.defaultValue = builder.defaultValue;
        this.min = builder.min;
        this.max = builder.max;
        this.maxLength = builder.maxLength;
        this.pattern = builder.pattern;
        this.element = builder.element;
        this.unwrapped = builder.unwrapped;
        this.secret = builder.secret || hasSecretValues(builder.type);
        this.removed = builder.removed;
        this.unknown = builder.unknown;
        this.signFlip = type == ScalarType.UINT64 ? Long.MIN_VALUE : 0;
        long least = Long.MIN_VALUE;
        long greatest = Long.MAX_VALUE;
        if (type instanceof ScalarType scalar) {
            // What stands for null at either end of the range is no value.
            least = (scalar.min() ^ signFlip) + (optional && scalar.nullValue() == scalar.min() ? 1 : 0);
            greatest = (scalar.max() ^ signFlip) - (optional && scalar.nullValue() == scalar.max() ? 1 : 0);
            least = min == null ? least : Math.max(least, min.longValue() ^ signFlip);
            greatest = max == null ? greatest : Math.min(greatest, max.longValue() ^ signFlip);
        }
        leastInteger = least;
        greatestInteger = greatest;
        leastNumber = min == null ? Double.NEGATIVE_INFINITY : stored(min.doubleValue());
        greatestNumber = max == null ? Double.POSITIVE_INFINITY : stored(max.doubleValue());
        isNanAllowed = min == null && max == null && !optional;
    }

    /** Texts show all words of a list as one, so a list or map of secret values is secret as a whole. */
    private static boolean hasSecretValues(final FieldType type) {
        if (type instanceof MapType map) {
            return map.entry().fields().get(MapType.VALUE).isSecret();
        }
        return type instanceof ListType list && list.plain() && list.item().isSecret();
    }

    public String name() {
        return name;
    }

    public FieldType type() {
        return type;
    }

    public String doc() {
        return doc;
    }

    public String unit() {
        return unit;
    }

    public int since() {
        return since;
    }

    public boolean isOptional() {
        return optional;
    }

    /** Whether text must name a value. */
    public boolean isRequired() {
        return !optional && removed == 0 && defaultValue == null && !type.isCollection();
    }

    /** Whether the value is a scalar that is never null: read by {@link #getLong} or {@link #getDouble}, without boxing. */
    public boolean isPrimitive() {
        return accessor.isPrimitive();
    }

    /** Whether traces and the console only show that there is a value; also if the items of a list or map are declared so. */
    public boolean isSecret() {
        return secret;
    }

    public boolean isRemoved() {
        return removed > 0;
    }

    /** The version in which the field was removed; 0 if it is there. */
    public int removedIn() {
        return removed;
    }

    /** What stands for an unknown constant; null if nothing does. */
    public Object unknown() {
        return unknown;
    }

    /** Null if there is none. A {@code Long} for integers and booleans, a {@code Double} for floating point. */
    public Object defaultValue() {
        return defaultValue;
    }

    /** Null if there is none. */
    public Number min() {
        return min;
    }

    /** Null if there is none. */
    public Number max() {
        return max;
    }

    public int maxLength() {
        return maxLength;
    }

    /** Null if there is none. */
    public Pattern pattern() {
        return pattern;
    }

    public boolean isElement() {
        return element;
    }

    public boolean isUnwrapped() {
        return unwrapped;
    }

    /**
     * The name of the XML element of this field, or of its items if it is an unwrapped list; null for an attribute and for
     * an unwrapped one-of, whose elements have the names of its alternatives.
     */
    public String elementName() {
        if (!element) {
            return null;
        }
        if (!unwrapped) {
            return name;
        }
        return type instanceof ListType list ? list.entry().name() : null;
    }

    /** The class of nested data, of a list's items or of a map's entries; null for other fields. */
    public DataClass<?> nestedClass() {
        if (type instanceof ListType list) {
            return list.entry();
        }
        if (type instanceof MapType map) {
            return map.entry();
        }
        return type instanceof DataType data ? data.dataClass().get() : null;
    }

    /** Reads a scalar that is no floating-point number and never null: see {@link #isPrimitive}. */
    public long getLong(final T object) {
        return accessor.getLong(object);
    }

    /** Reads a floating-point number that is never null. */
    public double getDouble(final T object) {
        return accessor.getDouble(object);
    }

    /** Reads any other value; an optional scalar boxed. */
    public Object getObject(final T object) {
        return accessor.getObject(object);
    }

    /** Reads any value, a scalar boxed. */
    public Object get(final T object) {
        if (!accessor.isPrimitive()) {
            return accessor.getObject(object);
        }
        final long bits = accessor.isFloating()
                ? Double.doubleToRawLongBits(accessor.getDouble(object))
                : accessor.getLong(object);
        return ((ScalarType) type).boxed(bits);
    }

    /** Whether the integer is within the limits of type and field; for an optional one, also not what stands for null. */
    boolean allows(final long value) {
        final long order = value ^ signFlip;
        return order >= leastInteger && order <= greatestInteger;
    }

    /** Whether the number is within the limits; a field with a limit refuses NaN, and so does an optional one: it is null. */
    boolean allows(final double value) {
        if (type != ScalarType.FLOAT32) {
            return isWithinLimits(value);
        }
        final double stored = stored(value);
        return isWithinLimits(stored) && (!Double.isInfinite(stored) || Double.isInfinite(value));
    }

    private boolean isWithinLimits(final double value) {
        return value >= leastNumber && value <= greatestNumber || isNanAllowed && Double.isNaN(value);
    }

    /** The number as bytes have it: one of 32 bits is compared with limits of 32 bits, or 0.1 would exceed 0.1. */
    private double stored(final double value) {
        return type == ScalarType.FLOAT32 ? (float) value : value;
    }

    /** Whether the text is of the field's type and matches its pattern; not whether it is short enough. */
    boolean allows(final String text) {
        return (type == StringType.STRING || ((StringType) type).allows(text)) && (pattern == null || matches(text));
    }

    private boolean matches(final String text) {
        try {
            return pattern.matcher(text).matches();
        } catch (final StackOverflowError tooLong) {
            // Java matches a repeated group by recursion, and anybody may send a text that is too long for that.
            return false;
        }
    }

    /** Least integer that the field allows. */
    long leastInteger() {
        return leastInteger ^ signFlip;
    }

    /** Greatest integer that the field allows. */
    long greatestInteger() {
        return greatestInteger ^ signFlip;
    }
}
