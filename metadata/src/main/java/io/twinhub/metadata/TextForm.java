package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The text of a single value, the same in XML, JSON and on the console. Text to value to text is stable. */
public final class TextForm {
    // Double.parseDouble also takes hexadecimal and type suffixes, which mean nothing to a user.
    private static final Pattern FLOAT = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,5})?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,20}");

    private TextForm() {}

    /**
     * Reads a text into the field's place.
     *
     * @return null, or what would have been right, if the text is not valid or breaks a limit.
     */
    public static String parse(final Field<?> field, final String text, final Values values, final int index) {
        try {
            if (!(field.type() instanceof ScalarType scalar)) {
                return parseObject(field, text, values, index);
            }
            if (scalar.floating()) {
                final double value = parseDouble(scalar, text);
                values.setDouble(index, value);
                return Limits.violation(field, value);
            }
            final long value = parseLong(scalar, text);
            values.setLong(index, value);
            return Limits.violation(field, value);
        } catch (final IllegalArgumentException e) {
            return Limits.expected(field);
        }
    }

    /** The text of a field of this object; null if the value is null. Not for nested data and lists of them. */
    public static <T> String print(final Field<T> field, final T object) {
        if (field.type() instanceof ScalarType scalar) {
            return scalar.floating()
                    ? printDouble(scalar, field.getDouble(object))
                    : printLong(scalar, field.getLong(object));
        }
        return printObject(field.getObject(object));
    }

    /** The text of the field's default; null if it has none. */
    public static String printDefault(final Field<?> field) {
        if (field.defaultValue() instanceof Number number && field.type() instanceof ScalarType scalar) {
            return scalar.floating()
                    ? printDouble(scalar, number.doubleValue())
                    : printLong(scalar, number.longValue());
        }
        return printObject(field.defaultValue());
    }

    /** The text of an integer, boolean, duration or size. */
    public static String printLong(final ScalarType type, final long value) {
        return switch (type) {
            case BOOLEAN -> value == 0 ? "false" : "true";
            case DURATION -> Units.printDurationNs(value);
            case SIZE -> Units.printSizeBytes(value);
            default -> Long.toString(value);
        };
    }

    /** The text of a floating-point number: shortest that reads back the same; NaN, INF and -INF as in XML Schema. */
    public static String printDouble(final ScalarType type, final double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INF" : "-INF";
        }
        return type == ScalarType.FLOAT32 ? Float.toString((float) value) : Double.toString(value);
    }

    /** The text of a constant: its name in lower case, with hyphens. */
    public static String printEnum(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String printObject(final Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Enum<?> constant) {
            return printEnum(constant);
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof List<?> words) {
            final StringJoiner text = new StringJoiner(" ");
            words.forEach(word -> text.add(String.valueOf(word)));
            return text.toString();
        }
        return value.toString();
    }

    private static String parseObject(final Field<?> field, final String text, final Values values, final int index) {
        final Object value;
        if (field.type() instanceof EnumType enumType) {
            value = enumType.ofText(text);
            if (value == null) {
                return Limits.expected(field);
            }
        } else if (field.type() == BytesType.BYTES) {
            value = Base64.getDecoder().decode(text.strip());
        } else if (field.type() == StringListType.STRING_LIST) {
            value = words(text);
        } else {
            value = text;
        }
        values.setObject(index, value);
        return Limits.violation(field, value);
    }

    private static List<String> words(final String text) {
        final List<String> words = new ArrayList<>();
        for (final String word : text.split("[ \t\r\n]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return List.copyOf(words);
    }

    private static long parseLong(final ScalarType type, final String text) {
        return switch (type) {
            case BOOLEAN -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw new IllegalArgumentException(text);
                }
                yield text.equals("true") ? 1 : 0;
            }
            case DURATION -> Units.parseDurationNs(text);
            case SIZE -> Units.parseSizeBytes(text);
            default -> {
                if (!INTEGER.matcher(text).matches()) {
                    throw new IllegalArgumentException(text);
                }
                yield Long.parseLong(text);
            }
        };
    }

    private static double parseDouble(final ScalarType type, final String text) {
        switch (text) {
            case "NaN":
                return Double.NaN;
            case "INF":
                return Double.POSITIVE_INFINITY;
            case "-INF":
                return Double.NEGATIVE_INFINITY;
            default:
                if (!FLOAT.matcher(text).matches()) {
                    throw new IllegalArgumentException(text);
                }
                final double value = type == ScalarType.FLOAT32 ? Float.parseFloat(text) : Double.parseDouble(text);
                if (Double.isInfinite(value)) {
                    throw new IllegalArgumentException(text);
                }
                return value;
        }
    }
}
