package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a single value, the same in XML, JSON and on the console. Text to value to text is stable. */
public final class TextForm {
    // Double.parseDouble also takes hexadecimal and type suffixes, which mean nothing to a user.
    private static final Pattern FLOAT = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,5})?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,20}");

    private static final String BLANKS = " \t\r\n";

    private TextForm() {}

    /**
     * Reads a text into the field's place.
     *
     * @return null, or what would have been right, if the text is not valid or breaks a limit.
     */
    public static String parse(final Field<?> field, final String text, final Values values, final int index) {
        try {
            if (!field.isPrimitive()) {
                return parseObject(field, text, values, index);
            }
            final ScalarType scalar = (ScalarType) field.type();
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
        if (field.isPrimitive()) {
            final ScalarType scalar = (ScalarType) field.type();
            return scalar.floating()
                    ? printDouble(scalar, field.getDouble(object))
                    : printLong(scalar, field.getLong(object));
        }
        return printObject(field.type(), field.getObject(object));
    }

    /** The text of the field's default; null if it has none. */
    public static String printDefault(final Field<?> field) {
        return printObject(field.type(), field.defaultValue());
    }

    /** The text of an integer, boolean, duration, size or timestamp. */
    public static String printLong(final ScalarType type, final long value) {
        return switch (type) {
            case BOOLEAN -> value == 0 ? "false" : "true";
            case DURATION -> Units.printDurationNs(value);
            case SIZE -> Units.printSizeBytes(value);
            case TIMESTAMP -> Units.printTimestampNs(value);
            case UINT64 -> Long.toUnsignedString(value);
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

    /** The text of a value of this type, a scalar boxed; null for null. Only for types that are text. */
    static String printObject(final FieldType type, final Object value) {
        if (value == null) {
            return null;
        }
        if (type instanceof ScalarType scalar) {
            return scalar.floating()
                    ? printDouble(scalar, ((Number) value).doubleValue())
                    : printLong(scalar, scalar.bitsOf(value));
        }
        if (type instanceof EnumType constants) {
            return constants.of(value).text();
        }
        if (type instanceof BitSetType bits) {
            return bits.constants().constants().stream()
                    .filter(constant -> ((Set<?>) value).contains(constant.value()))
                    .map(EnumType.Constant::text)
                    .collect(Collectors.joining(" "));
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (type instanceof ListType list) {
            return ((List<?>) value)
                    .stream().map(item -> printObject(list.item().type(), item)).collect(Collectors.joining(" "));
        }
        return value.toString();
    }

    private static String parseObject(final Field<?> field, final String text, final Values values, final int index) {
        final Object value = parseObject(field, text);
        values.setObject(index, value);
        return Limits.violation(field, value);
    }

    private static Object parseObject(final Field<?> field, final String text) {
        final FieldType type = field.type();
        if (type instanceof ScalarType scalar) {
            return scalar.boxed(
                    scalar.floating()
                            ? Double.doubleToRawLongBits(parseDouble(scalar, text))
                            : parseLong(scalar, text));
        }
        if (type instanceof EnumType constants) {
            return valueOf(constants, text);
        }
        if (type instanceof BitSetType bits) {
            final Set<Object> set = new LinkedHashSet<>();
            final StringTokenizer words = new StringTokenizer(text, BLANKS);
            while (words.hasMoreTokens()) {
                set.add(valueOf(bits.constants(), words.nextToken()));
            }
            return Collections.unmodifiableSet(set);
        }
        if (type == BytesType.BYTES) {
            return Base64.getDecoder().decode(text.strip());
        }
        return type instanceof ListType list ? items(field, list.item(), text) : text;
    }

    private static Object valueOf(final EnumType constants, final String text) {
        final EnumType.Constant constant = constants.ofText(text);
        if (constant == null) {
            throw new IllegalArgumentException(text);
        }
        return constant.value();
    }

    private static List<Object> items(final Field<?> field, final Field<Object> item, final String text) {
        final List<Object> items = new ArrayList<>();
        final StringTokenizer words = new StringTokenizer(text, BLANKS);
        while (words.hasMoreTokens()) {
            final Object value = parseObject(item, words.nextToken());
            // Those behind the last one allowed need not be looked at.
            if (items.size() == field.maxLength() || Limits.violation(item, value) != null) {
                throw new IllegalArgumentException(text);
            }
            items.add(value);
        }
        return List.copyOf(items);
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
            case TIMESTAMP -> Units.parseTimestampNs(text);
            default -> {
                if (!INTEGER.matcher(text).matches()) {
                    throw new IllegalArgumentException(text);
                }
                yield type == ScalarType.UINT64 ? Long.parseUnsignedLong(text) : Long.parseLong(text);
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
