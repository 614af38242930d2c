package io.twinhub.metadata;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * The declaration of one field of a data class in progress: made through {@link Fields}, complete when it is given to
 * {@link DataClass.Builder#field}. For one thread.
 *
 * @param <T> the data class's record.
 */
public final class FieldBuilder<T> {
    final String name;
    final Accessor<T> accessor;
    FieldType type;
    String doc = "";
    String unit = "";
    int since;
    boolean optional;
    Object defaultValue;
    Number min;
    Number max;
    int maxLength = Field.DEFAULT_LENGTH_MAX;
    Pattern pattern;
    boolean element;
    boolean unwrapped;
    boolean secret;
    int removed;
    Object unknown;

    private FieldBuilder(final String name, final FieldType type, final Accessor<T> accessor) {
        this.name = name;
        this.type = type;
        this.accessor = accessor;
        this.element = !type.isText();
    }

    static <T> FieldBuilder<T> ofTruth(final String name, final Predicate<T> getter) {
        return new FieldBuilder<>(name, ScalarType.BOOLEAN, Accessor.ofTruth(getter));
    }

    static <T> FieldBuilder<T> ofInt(final String name, final ScalarType type, final ToIntFunction<T> getter) {
        return new FieldBuilder<>(name, type, Accessor.ofInt(getter));
    }

    static <T> FieldBuilder<T> ofLong(final String name, final ScalarType type, final ToLongFunction<T> getter) {
        return new FieldBuilder<>(name, type, Accessor.ofLong(getter));
    }

    static <T> FieldBuilder<T> ofDouble(final String name, final ScalarType type, final ToDoubleFunction<T> getter) {
        return new FieldBuilder<>(name, type, Accessor.ofDouble(getter));
    }

    static <T> FieldBuilder<T> ofObject(final String name, final FieldType type, final Function<T, ?> getter) {
        return new FieldBuilder<>(name, type, Accessor.ofObject(getter));
    }

    /** The value of a text field as the whole object, never null. */
    static FieldBuilder<Object> itemOf(final Field<Object> field) {
        final FieldBuilder<Object> item = ofObject(field.name(), field.type(), value -> value);
        item.maxLength = field.maxLength();
        item.pattern = field.pattern();
        return item;
    }

    /** The same field of another object, from which a path leads here; for entries of lists and maps. */
    <S> FieldBuilder<S> of(final String newName, final Function<S, T> path) {
        if (optional || since > 0 || removed > 0) {
            throw new IllegalStateException(
                    "Field " + newName + ": only the field around an item can be optional, later or removed");
        }
        return described(new FieldBuilder<>(newName, type, accessor.after(path)));
    }

    /** The same scalar, but one that may be null. */
    <S> FieldBuilder<S> nullable(final String newName, final Function<S, T> getter) {
        if (!(type instanceof ScalarType)) {
            throw new IllegalStateException("Field " + newName + ": only a scalar is declared so; say .optional()");
        }
        final FieldBuilder<S> field = described(ofObject(newName, type, getter));
        field.optional = true;
        return field;
    }

    private <S> FieldBuilder<S> described(final FieldBuilder<S> field) {
        field.doc = doc;
        field.unit = unit;
        field.defaultValue = defaultValue;
        field.min = min;
        field.max = max;
        field.maxLength = maxLength;
        field.pattern = pattern;
        field.unknown = unknown;
        field.secret = secret;
        return field;
    }

    /** What the field means, in a sentence for users. */
    public FieldBuilder<T> doc(final String sentence) {
        doc = sentence;
        return this;
    }

    /** Physical unit, such as {@code 1/min}. */
    public FieldBuilder<T> unit(final String symbol) {
        unit = symbol;
        return this;
    }

    /** The version of the data class that brought this field; 0 if it was there from the start. */
    public FieldBuilder<T> since(final int version) {
        since = version;
        return this;
    }

    /**
     * The value may be null in code and absent in text. Not for lists, maps and bit sets, which are empty instead; a scalar
     * that may be null is declared by {@link Fields#optional}.
     */
    public FieldBuilder<T> optional() {
        if (type.isCollection()) {
            throw new IllegalStateException("Field " + name + ": what can be empty is never null");
        }
        if (accessor.isPrimitive()) {
            throw new IllegalStateException("Field " + name + ": declare it as optional(name, accessor, type)");
        }
        optional = true;
        return this;
    }

    /**
     * The field is gone since this version of the data class. Its place in serial form stays, so that older programs can
     * read what newer ones write; they see what the accessor gives. Text does not know the field any more.
     */
    public FieldBuilder<T> removed(final int version) {
        removed = version;
        return this;
    }

    /** The value is not for every eye: traces and the console show that there is one, not which. */
    public FieldBuilder<T> secret() {
        secret = true;
        return this;
    }

    /** What stands for a constant that came in a newer version; without it such a value is null, or refused if it may not be. */
    public FieldBuilder<T> unknownAs(final Enum<?> constant) {
        if (!(type instanceof EnumType enumType) || enumType.of(constant) == null) {
            throw new IllegalStateException("Field " + name + " has no constant " + constant);
        }
        unknown = constant;
        return this;
    }

    /** One more alternative of a one-of, after those that it has. */
    public FieldBuilder<T> alternative(final DataClass<?> dataClass, final int sinceVersion) {
        if (!(type instanceof OneOfType oneOf)) {
            throw new IllegalStateException("Field " + name + " is no one-of");
        }
        type = oneOf.with(new OneOfType.Alternative(Items.declared(dataClass), sinceVersion));
        return this;
    }

    /** The value where text names none; nanoseconds for a duration or, since 1970 UTC, a timestamp; bytes for a size. */
    public FieldBuilder<T> defaultValue(final long value) {
        return defaultTo(Long.valueOf(value));
    }

    /** The value where text names none. */
    public FieldBuilder<T> defaultValue(final double value) {
        return defaultTo(Double.valueOf(value));
    }

    /** The value where text names none. */
    public FieldBuilder<T> defaultValue(final boolean value) {
        return defaultTo(Long.valueOf(value ? 1 : 0));
    }

    /** The value where text names none. */
    public FieldBuilder<T> defaultValue(final String value) {
        return defaultTo(value);
    }

    /** The value where text names none. */
    public FieldBuilder<T> defaultValue(final Enum<?> value) {
        return defaultTo(value);
    }

    private FieldBuilder<T> defaultTo(final Object value) {
        defaultValue = value;
        return this;
    }

    /** Least value allowed; in nanoseconds for a duration or, since 1970 UTC, a timestamp; in bytes for a size. */
    public FieldBuilder<T> min(final long value) {
        min = value;
        return this;
    }

    /** Greatest value allowed; in nanoseconds for a duration or, since 1970 UTC, a timestamp; in bytes for a size. */
    public FieldBuilder<T> max(final long value) {
        max = value;
        return this;
    }

    /** Least value allowed. */
    public FieldBuilder<T> min(final double value) {
        min = value;
        return this;
    }

    /** Greatest value allowed. */
    public FieldBuilder<T> max(final double value) {
        max = value;
        return this;
    }

    /** Greatest length: of a string in UTF-8 bytes, of bytes, of an {@code embedded} or {@code any} object in bytes, of a list or map in items. */
    public FieldBuilder<T> maxLength(final int length) {
        maxLength = length;
        return this;
    }

    /** A regular expression that the whole string must match; for the strings of a list it is said of the item. */
    public FieldBuilder<T> pattern(final String regex) {
        if (!(type instanceof StringType)) {
            throw new IllegalStateException("Field " + name + " is no string that could match a pattern");
        }
        pattern = Pattern.compile(regex);
        return this;
    }

    /** In XML an element with text instead of an attribute. */
    public FieldBuilder<T> asElement() {
        element = true;
        return this;
    }

    /** In XML the items of a list, or the object of a one-of, stand directly in the parent, without an element around them. */
    public FieldBuilder<T> unwrapped() {
        if (!(type instanceof OneOfType || type instanceof ListType list && !list.plain())) {
            throw new IllegalStateException("Field " + name + " has no elements of their own to unwrap");
        }
        unwrapped = true;
        return this;
    }
}
