package io.twinhub.metadata;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * One field of a data class: how to read it from an object and everything that is known about it. Declared once, through
 * {@link Fields}; fixed when its {@link DataClass} is built.
 *
 * @param <T> the data class's record.
 */
public final class Field<T> {
    private final String name;
    private final FieldType type;
    private final ToLongFunction<T> longAccessor;
    private final ToDoubleFunction<T> doubleAccessor;
    private final Function<T, ?> objectAccessor;
    private String doc = "";
    private String unit = "";
    private int since;
    private boolean optional;
    private Object defaultValue;
    private Number min;
    private Number max;
    private int maxLength;
    private Pattern pattern;
    private boolean element;
    private boolean unwrapped;
    private boolean fixed;

    private Field(
            final String name,
            final FieldType type,
            final ToLongFunction<T> longAccessor,
            final ToDoubleFunction<T> doubleAccessor,
            final Function<T, ?> objectAccessor) {
        this.name = name;
        this.type = type;
        this.longAccessor = longAccessor;
        this.doubleAccessor = doubleAccessor;
        this.objectAccessor = objectAccessor;
        final boolean scalar = type instanceof ScalarType;
        this.element = type instanceof DataType || type instanceof ListType;
        this.maxLength = scalar ? 0 : DEFAULT_LENGTH_MAX;
    }

    /** Bound of a string, of bytes and of a list whose field names none: nothing in a data object is unbounded. */
    public static final int DEFAULT_LENGTH_MAX = 1 << 20;

    static <T> Field<T> ofLong(final String name, final ScalarType type, final ToLongFunction<T> accessor) {
        return new Field<>(name, type, accessor, null, null);
    }

    static <T> Field<T> ofDouble(final String name, final ScalarType type, final ToDoubleFunction<T> accessor) {
        return new Field<>(name, type, null, accessor, null);
    }

    static <T> Field<T> ofObject(final String name, final FieldType type, final Function<T, ?> accessor) {
        return new Field<>(name, type, null, null, accessor);
    }

    /** What the field means, in a sentence for users. */
    public Field<T> doc(final String sentence) {
        checkOpen();
        doc = sentence;
        return this;
    }

    /** Physical unit, such as {@code 1/min}. */
    public Field<T> unit(final String symbol) {
        checkOpen();
        unit = symbol;
        return this;
    }

    /** The version of the data class that brought this field; 0 if it was there from the start. */
    public Field<T> since(final int version) {
        checkOpen();
        since = version;
        return this;
    }

    /** The value may be null in code and absent in text. Not for scalars and lists: they have a default or are empty. */
    public Field<T> optional() {
        checkOpen();
        if (type instanceof ScalarType || type instanceof ListType || type instanceof StringListType) {
            throw new IllegalStateException(
                    "Field " + name + ": a scalar has a default and a list is empty, never null");
        }
        optional = true;
        return this;
    }

    /** The value where text names none; nanoseconds for a duration, bytes for a size. */
    public Field<T> defaultValue(final long value) {
        return defaultTo(Long.valueOf(value));
    }

    /** The value where text names none. */
    public Field<T> defaultValue(final double value) {
        return defaultTo(Double.valueOf(value));
    }

    /** The value where text names none. */
    public Field<T> defaultValue(final boolean value) {
        return defaultTo(Long.valueOf(value ? 1 : 0));
    }

    /** The value where text names none. */
    public Field<T> defaultValue(final String value) {
        return defaultTo(value);
    }

    /** The value where text names none. */
    public Field<T> defaultValue(final Enum<?> value) {
        return defaultTo(value);
    }

    private Field<T> defaultTo(final Object value) {
        checkOpen();
        defaultValue = value;
        return this;
    }

    /** Least value allowed; in nanoseconds for a duration, in bytes for a size. */
    public Field<T> min(final long value) {
        checkOpen();
        min = value;
        return this;
    }

    /** Greatest value allowed; in nanoseconds for a duration, in bytes for a size. */
    public Field<T> max(final long value) {
        checkOpen();
        max = value;
        return this;
    }

    /** Least value allowed. */
    public Field<T> min(final double value) {
        checkOpen();
        min = value;
        return this;
    }

    /** Greatest value allowed. */
    public Field<T> max(final double value) {
        checkOpen();
        max = value;
        return this;
    }

    /** Greatest length: of a string in UTF-8 bytes, of bytes, of a list in items. */
    public Field<T> maxLength(final int length) {
        checkOpen();
        maxLength = length;
        return this;
    }

    /** A regular expression that the whole string, or every word of a list, must match. */
    public Field<T> pattern(final String regex) {
        checkOpen();
        pattern = Pattern.compile(regex);
        return this;
    }

    /** In XML an element with text instead of an attribute. */
    public Field<T> asElement() {
        checkOpen();
        element = true;
        return this;
    }

    /** In XML a list's items stand directly in the parent, without an element around them. */
    public Field<T> unwrapped() {
        checkOpen();
        unwrapped = true;
        return this;
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
        return !optional && defaultValue == null && !(type instanceof ListType) && !(type instanceof StringListType);
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

    /** The name of the XML element of this field, or of its items if it is an unwrapped list; null for an attribute. */
    public String elementName() {
        if (!element) {
            return null;
        }
        return unwrapped && type instanceof ListType list ? list.item().name() : name;
    }

    /** The class of nested data or of a list's items; null for other fields. */
    public DataClass<?> nestedClass() {
        if (type instanceof ListType list) {
            return list.item();
        }
        return type instanceof DataType data ? data.dataClass().get() : null;
    }

    /** Reads an integer, boolean, duration or size. */
    public long getLong(final T object) {
        return longAccessor.applyAsLong(object);
    }

    /** Reads a floating-point value. */
    public double getDouble(final T object) {
        return doubleAccessor.applyAsDouble(object);
    }

    /** Reads any other value. */
    public Object getObject(final T object) {
        return objectAccessor.apply(object);
    }

    void fix() {
        fixed = true;
    }

    private void checkOpen() {
        if (fixed) {
            throw new IllegalStateException("Field " + name + " belongs to a data class that is already built");
        }
    }
}
