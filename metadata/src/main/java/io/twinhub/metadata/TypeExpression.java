package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The type of a field as one short text, such as {@code int32}, {@code string(64)}, {@code enum(open,closed)},
 * {@code list[float64](100)} or {@code oneOf[Circle,Square]}:
 *
 * <pre>
 * type    = name [ "[" part { "," part } "]" ] [ "(" [ bound { "," bound } ] { ";" key "=" value } ")" ]
 * part    = type [ "since" number ]
 * bound   = value [ "=" value ]
 * value   = word | "'" text "'"          a quote within the text is doubled
 * </pre>
 *
 * What a name means, and which parts and bounds it takes, is not known here; see {@link DescribedField}. Immutable.
 *
 * @param name of a type or of a described class.
 * @param parts what stands between square brackets.
 * @param bounds what stands first between the parentheses.
 * @param options the named values after the bounds, in order.
 * @param character where the name stands in the text, from 1; 0 if the expression was not read from text.
 */
record TypeExpression(String name, List<Part> parts, List<Bound> bounds, Map<String, String> options, int character) {
    TypeExpression {
        parts = List.copyOf(parts);
        bounds = List.copyOf(bounds);
    }

    /**
     * A type inside a type.
     *
     * @param since the version that brought it; 0 if it was there from the start.
     */
    record Part(TypeExpression type, int since) {}

    /**
     * A length, a range or a constant.
     *
     * @param code what stands behind the equals sign; null if there is none.
     */
    record Bound(String value, String code, int character) {}

    /**
     * Reads an expression.
     *
     * @throws TwinhubException that says at which character it is wrong and what was expected there.
     */
    static TypeExpression parse(final String text) {
        return new TypeExpressionParser(text).parse();
    }

    /** A type of this name, to which parts, bounds and options may be added. */
    static Builder of(final String name) {
        return new Builder(name);
    }

    @Override
    public String toString() {
        final StringBuilder out = new StringBuilder(name);
        String separator = "[";
        for (final Part part : parts) {
            out.append(separator).append(part.type);
            if (part.since > 0) {
                out.append(" since ").append(part.since);
            }
            separator = ",";
        }
        out.append(parts.isEmpty() ? "" : "]");
        if (!bounds.isEmpty() || !options.isEmpty()) {
            out.append('(');
            separator = "";
            for (final Bound bound : bounds) {
                out.append(separator).append(quoted(bound.value));
                if (bound.code != null) {
                    out.append('=').append(bound.code);
                }
                separator = ",";
            }
            separator = bounds.isEmpty() ? ";" : "; ";
            for (final Map.Entry<String, String> option : options.entrySet()) {
                out.append(separator).append(option.getKey()).append('=').append(quoted(option.getValue()));
                separator = "; ";
            }
            out.append(')');
        }
        return out.toString();
    }

    private static String quoted(final String value) {
        return TypeExpressionParser.isWord(value) ? value : "'" + value.replace("'", "''") + "'";
    }

    /** An expression in the making. */
    static final class Builder {
        private final String name;
        private final List<Part> parts = new ArrayList<>();
        private final List<Bound> bounds = new ArrayList<>();
        private final Map<String, String> options = new LinkedHashMap<>();

        private Builder(final String name) {
            this.name = name;
        }

        Builder part(final TypeExpression type, final int since) {
            parts.add(new Part(type, since));
            return this;
        }

        Builder bound(final String value) {
            bounds.add(new Bound(value, null, 0));
            return this;
        }

        Builder constant(final String value, final String code) {
            bounds.add(new Bound(value, code, 0));
            return this;
        }

        /** Adds an option; none if the value is null. */
        Builder option(final String key, final String value) {
            if (value != null) {
                options.put(key, value);
            }
            return this;
        }

        TypeExpression build() {
            return new TypeExpression(name, parts, bounds, options, 0);
        }
    }
}
