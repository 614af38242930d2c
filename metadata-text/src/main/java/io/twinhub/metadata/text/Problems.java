package io.twinhub.metadata.text;

import io.twinhub.metadata.BitSetType;
import io.twinhub.metadata.EnumType;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.TwinhubException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the problems of a document, so that all of them are reported at once. */
final class Problems {
    /** Nobody reads more, and a hostile text must not fill the memory with messages. */
    static final int COUNT_MAX = 1000;

    private static final int QUOTE_LENGTH_MAX = 80;

    private final List<ErrorResult> errors = new ArrayList<>();
    /** How many secret values lie around the place. */
    private int secretDepth;

    /** @throws TwinhubException if there are too many: it is not worth while to read on. */
    void add(final ErrorResult error) {
        if (errors.size() >= COUNT_MAX) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.TEXT_TOO_LARGE, "there are more than " + COUNT_MAX + " problems")
                            .at(error.where().position())
                            .action("Correct those above first."));
        }
        errors.add(error);
    }

    /** Adds what ends the reading of a text. */
    void last(final ErrorResult error) {
        errors.add(error);
    }

    List<ErrorResult> errors() {
        return errors;
    }

    /** The text of a value as far as it belongs in a message. */
    String quoted(final Field<?> field, final String text) {
        return field.isSecret() ? TextSink.HIDDEN : quoted(text);
    }

    /** The same of what belongs to no field. */
    String quoted(final String text) {
        return secretDepth > 0 ? TextSink.HIDDEN : quote(text);
    }

    /** Begins to read a value; up to its {@link #end} nothing in it is shown if it is secret. */
    void begin(final Field<?> field) {
        secretDepth += field.isSecret() ? 1 : 0;
    }

    void end(final Field<?> field) {
        secretDepth -= field.isSecret() ? 1 : 0;
    }

    /** A user's text as far as it belongs in a message. */
    static String quote(final String text) {
        final String shown = text.length() <= QUOTE_LENGTH_MAX ? text : text.substring(0, QUOTE_LENGTH_MAX) + "…";
        return shown.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What is known, as in "one of: a, b"; at most some of many. */
    static String oneOf(final Collection<String> known) {
        return known.isEmpty() ? "" : "one of: " + String.join(", ", known);
    }

    /** "Did you mean …?" if a known name is near; else empty. */
    static String suggestion(final String name, final Collection<String> known) {
        String nearest = "";
        // A third of the letters may be wrong: more, and the guess is as often silly as right.
        int nearestDistance = Math.max(1, name.length() / 3) + 1;
        for (final String candidate : known) {
            final int distance = distance(name, candidate, nearestDistance);
            if (distance < nearestDistance) {
                nearestDistance = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? "" : "Did you mean \"" + nearest + "\"?";
    }

    /** "Did you mean …?" if the text is nearly a constant of an enum or a bit set; else empty. */
    static String suggestion(final Field<Object> field, final String text) {
        final EnumType type = field.type() instanceof EnumType constants
                ? constants
                : field.type() instanceof BitSetType bits ? bits.constants() : null;
        return type == null
                ? ""
                : suggestion(
                        text,
                        type.constants().stream().map(EnumType.Constant::text).toList());
    }

    /** Levenshtein's distance; anything from the bound on may come out as the bound. */
    private static int distance(final String a, final String b, final int bound) {
        if (Math.abs(a.length() - b.length()) >= bound) {
            return bound;
        }
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            final int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
