package io.twinhub.metadata;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks values against what their field declares, and says in words what is allowed. */
public final class Limits {
    private Limits() {}

    /** Null, or what would have been right; for an integer, boolean, duration, size or timestamp. */
    public static String violation(final Field<?> field, final long value) {
        return field.allows(value) ? null : expected(field);
    }

    /** Null, or what would have been right; for a floating-point number. A field with a limit refuses NaN. */
    public static String violation(final Field<?> field, final double value) {
        return field.allows(value) ? null : expected(field);
    }

    /**
     * Null, or what would have been right; for any other value, a scalar boxed. Not for what lies in a list, a map or nested
     * data: that has fields of its own.
     */
    public static String violation(final Field<?> field, final Object value) {
        return allows(field, value) ? null : expected(field);
    }

    static boolean allows(final Field<?> field, final Object value) {
        if (value == null) {
            return field.isOptional();
        }
        final FieldType type = field.type();
        if (type instanceof ScalarType scalar) {
            return scalar.floating()
                    ? field.allows(((Number) value).doubleValue())
                    : field.allows(scalar.bitsOf(value));
        }
        if (type instanceof StringType) {
            final String text = (String) value;
            return Utf8.lengthBytes(text) <= field.maxLength() && field.allows(text);
        }
        if (type instanceof EnumType enumType) {
            return enumType.of(value) != null;
        }
        if (type instanceof BitSetType bits) {
            return ((Set<?>) value).stream().allMatch(item -> bits.constants().of(item) != null);
        }
        if (type instanceof OneOfType oneOf) {
            return oneOf.indexOf(value) >= 0;
        }
        return lengthOf(value) <= field.maxLength();
    }

    private static int lengthOf(final Object value) {
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        if (value instanceof AnyData data) {
            return data.lengthBytes();
        }
        return value instanceof byte[] bytes ? bytes.length : 0;
    }

    /** What the field allows, as in "a whole number from 1 to 9". */
    public static String expected(final Field<?> field) {
        final FieldType type = field.type();
        if (type instanceof ScalarType scalar) {
            return scalarExpected(field, scalar);
        }
        if (type instanceof EnumType enumType) {
            return "one of: " + texts(enumType);
        }
        if (type instanceof BitSetType bits) {
            return "any of these, separated by spaces: " + texts(bits.constants());
        }
        if (type instanceof StringType stringType) {
            return (stringType == StringType.WORD ? "a word without spaces" : "a text") + " of at most "
                    + field.maxLength() + " bytes" + patternExpected(field);
        }
        if (type == BytesType.BYTES) {
            return "at most " + field.maxLength() + " bytes as base64";
        }
        if (type instanceof ListType list) {
            return listExpected(field, list);
        }
        if (type instanceof MapType) {
            return "at most " + field.maxLength() + " entries with different keys";
        }
        if (type instanceof OneOfType oneOf) {
            return "one of: "
                    + oneOf.alternatives().stream()
                            .map(alternative -> "<" + alternative.dataClass().name() + ">")
                            .collect(Collectors.joining(", "));
        }
        return type instanceof AnyType
                ? "an object of a known data class of at most " + field.maxLength() + " bytes"
                : "an element <" + field.name() + ">";
    }

    private static String listExpected(final Field<?> field, final ListType list) {
        if (list.isWords()) {
            if (list.item().type() == StringType.WORD && list.item().pattern() == null) {
                return "at most " + field.maxLength() + " words, separated by spaces";
            }
            return "at most " + field.maxLength() + " values, separated by spaces, each " + expected(list.item());
        }
        return "at most " + field.maxLength() + " times <" + list.entry().name() + ">";
    }

    private static String texts(final EnumType type) {
        return type.constants().stream().map(EnumType.Constant::text).collect(Collectors.joining(", "));
    }

    private static String scalarExpected(final Field<?> field, final ScalarType type) {
        return switch (type) {
            case BOOLEAN -> "true or false";
            case FLOAT32, FLOAT64 ->
                "a number"
                        + (field.min() == null ? "" : " from " + field.min())
                        + (field.max() == null ? "" : " to " + field.max());
            case DURATION -> "a duration such as 2s or 100ms" + integerRange(field, type);
            case SIZE -> "a size such as 64KiB" + integerRange(field, type);
            case TIMESTAMP -> "a time such as 2026-11-21T08:30:00.5Z" + integerRange(field, type);
            default ->
                "a whole number from " + TextForm.printLong(type, field.leastInteger()) + " to "
                        + TextForm.printLong(type, field.greatestInteger());
        };
    }

    private static String integerRange(final Field<?> field, final ScalarType type) {
        return (field.min() == null
                        ? ""
                        : " from " + TextForm.printLong(type, field.min().longValue()))
                + (field.max() == null
                        ? ""
                        : " to " + TextForm.printLong(type, field.max().longValue()));
    }

    private static String patternExpected(final Field<?> field) {
        return field.pattern() == null ? "" : " that matches " + field.pattern();
    }
}
