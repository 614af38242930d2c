package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a {@link TypeExpression} from front to back. Used once. */
final class TypeExpressionParser {
    // No sensible type is deeper, and hostile text costs no stack.
    private static final int DEPTH_MAX = 16;
    private static final String DELIMITERS = "[](),;='";
    private static final String SINCE = "since";

    private final String text;
    private int position;

    TypeExpressionParser(final String text) {
        this.text = text;
    }

    TypeExpression parse() {
        final TypeExpression type = type(0);
        if (position < text.length()) {
            throw wrong("the end of the type");
        }
        return type;
    }

    /** Whether a value can stand without quotes. */
    static boolean isWord(final String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isDelimiter(value.charAt(i))) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private TypeExpression type(final int depth) {
        skipBlanks();
        final int character = position + 1;
        if (depth > DEPTH_MAX) {
            throw wrong("at most " + DEPTH_MAX + " types in each other");
        }
        final String name = word("the name of a type or of an event class");
        final List<TypeExpression.Part> parts = new ArrayList<>();
        if (take('[')) {
            do {
                final TypeExpression part = type(depth + 1);
                parts.add(new TypeExpression.Part(part, since()));
            } while (take(','));
            expect(']', "',' or ']'");
        }
        final List<TypeExpression.Bound> bounds = new ArrayList<>();
        final Map<String, String> options = new LinkedHashMap<>();
        if (take('(')) {
            if (!isNext(';')) {
                do {
                    bounds.add(bound());
                } while (take(','));
            }
            while (take(';')) {
                option(options);
            }
            expect(')', options.isEmpty() ? "',', ';' or ')'" : "';' or ')'");
        }
        return new TypeExpression(name, parts, bounds, options, character);
    }

    private int since() {
        skipBlanks();
        if (!text.startsWith(SINCE, position)) {
            return 0;
        }
        position += SINCE.length();
        final int start = position;
        final String number = word("the version that brought the alternative");
        if (!number.matches("[1-9][0-9]{0,4}")) {
            position = start;
            throw wrong("a version from 1 to 99999");
        }
        return Integer.parseInt(number);
    }

    private TypeExpression.Bound bound() {
        skipBlanks();
        final int character = position + 1;
        final String value = value("a length, a range or a constant");
        final String code = take('=') ? word("the number of the constant") : null;
        return new TypeExpression.Bound(value, code, character);
    }

    private void option(final Map<String, String> options) {
        skipBlanks();
        final int start = position;
        final String key = word("the name of an option");
        expect('=', "'=' and the value of " + key);
        if (options.put(key, value("the value of " + key)) != null) {
            position = start;
            throw wrong("each option once");
        }
    }

    private String value(final String expected) {
        if (!take('\'')) {
            return word(expected);
        }
        final int start = position;
        final StringBuilder value = new StringBuilder();
        while (position < text.length()) {
            final char c = text.charAt(position++);
            if (c != '\'') {
                value.append(c);
            } else if (position < text.length() && text.charAt(position) == '\'') {
                value.append(c);
                position++;
            } else {
                return value.toString();
            }
        }
        position = start;
        throw wrong("a quote (') at the end of the value that begins here");
    }

    private String word(final String expected) {
        skipBlanks();
        final int start = position;
        while (position < text.length() && !isDelimiter(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            throw wrong(expected);
        }
        return text.substring(start, position);
    }

    private boolean isNext(final char c) {
        skipBlanks();
        return position < text.length() && text.charAt(position) == c;
    }

    private boolean take(final char c) {
        if (isNext(c)) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(final char c, final String expected) {
        if (!take(c)) {
            throw wrong(expected);
        }
    }

    private void skipBlanks() {
        while (position < text.length() && isBlank(text.charAt(position))) {
            position++;
        }
    }

    private static boolean isBlank(final char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isDelimiter(final char c) {
        return isBlank(c) || DELIMITERS.indexOf(c) >= 0;
    }

    private TwinhubException wrong(final String expected) {
        skipBlanks();
        return new TwinhubException(ErrorResult.of(ErrorCode.DESCRIPTION_TYPE_WRONG, text, position + 1)
                .expected(expected));
    }
}
