package io.twinhub.metadata;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Checks values against what their field declares, and says in words what is allowed. */
public final class Limits {
    private Limits() {}

    /** Null, or what would have been right; for an integer, boolean, duration or size. */
    public static String violation(final Field<?> field, final long value) {
        final ScalarType type = (ScalarType) field.type();
        final boolean right = value >= type.min()
                && value <= type.max()
                && (field.min() == null || value >= field.min().longValue())
                && (field.max() == null || value <= field.max().longValue());
        return right ? null : expected(field);
    }

    /** Null, or what would have been right; for a floating-point number. A field with a limit refuses NaN. */
    public static String violation(final Field<?> field, final double value) {
        final boolean right = (field.min() == null || value >= field.min().doubleValue())
                && (field.max() == null || value <= field.max().doubleValue());
        return right ? null : expected(field);
    }

    /** Null, or what would have been right; for any other value. */
    public static String violation(final Field<?> field, final Object value) {
        if (value == null) {
            return field.isOptional() ? null : expected(field);
        }
        final boolean right;
        if (value instanceof String text) {
            right = utf8LengthBytes(text) <= field.maxLength()
                    && (field.pattern() == null || field.pattern().matcher(text).matches());
        } else if (value instanceof byte[] bytes) {
            right = bytes.length <= field.maxLength();
        } else if (value instanceof List<?> list) {
            right = list.size() <= field.maxLength()
                    && (field.type() != StringListType.STRING_LIST
                            || list.stream().allMatch(w -> isWord(field, w)));
        } else {
            right = true;
        }
        return right ? null : expected(field);
    }

    /** What the field allows, as in "a whole number from 1 to 9". */
    public static String expected(final Field<?> field) {
        if (field.type() instanceof ScalarType scalar) {
            return scalarExpected(field, scalar);
        }
        if (field.type() instanceof EnumType enumType) {
            return "one of: "
                    + enumType.constants().stream().map(TextForm::printEnum).collect(Collectors.joining(", "));
        }
        if (field.type() == StringType.STRING) {
            return "a text of at most " + field.maxLength() + " bytes" + patternExpected(field);
        }
        if (field.type() == BytesType.BYTES) {
            return "at most " + field.maxLength() + " bytes as base64";
        }
        if (field.type() == StringListType.STRING_LIST) {
            return "at most " + field.maxLength() + " words, separated by spaces" + patternExpected(field);
        }
        if (field.type() instanceof ListType list) {
            return "at most " + field.maxLength() + " times <" + list.item().name() + ">";
        }
        return "an element <" + field.name() + ">";
    }

    private static String scalarExpected(final Field<?> field, final ScalarType type) {
        switch (type) {
            case BOOLEAN:
                return "true or false";
            case FLOAT32, FLOAT64:
                return "a number"
                        + (field.min() == null ? "" : " from " + field.min())
                        + (field.max() == null ? "" : " to " + field.max());
            case DURATION:
                return "a duration such as 2s or 100ms" + integerRange(field, type);
            case SIZE:
                return "a size such as 64KiB" + integerRange(field, type);
            default:
                final long min = field.min() == null
                        ? type.min()
                        : Math.max(type.min(), field.min().longValue());
                final long max = field.max() == null
                        ? type.max()
                        : Math.min(type.max(), field.max().longValue());
                return "a whole number from " + min + " to " + max;
        }
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

    private static boolean isWord(final Field<?> field, final Object value) {
        if (!(value instanceof String word) || word.isEmpty() || utf8LengthBytes(word) > Field.DEFAULT_LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            final char c = word.charAt(i);
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                return false;
            }
        }
        return field.pattern() == null || field.pattern().matcher(word).matches();
    }

    /** Length in UTF-8; greater than any limit if the text is not valid Unicode and so has no UTF-8 form. */
    static int utf8LengthBytes(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c >= 0x80) {
                return utf8LengthOfAny(text);
            }
        }
        return text.length();
    }

    private static int utf8LengthOfAny(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Integer.MAX_VALUE;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
