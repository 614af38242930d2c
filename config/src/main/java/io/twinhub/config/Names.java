package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules that every kind of name has in common: shape, uniqueness, existence. */
final class Names {
    /** What also names a folder or a part of one: no slash, no leading dot, no space. */
    static final Shape FOLDER = new Shape(
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (SystemLimits.NAME_LENGTH_MAX - 1) + "}"),
            "a letter or digit, then letters, digits, '.', '_' or '-', at most " + SystemLimits.NAME_LENGTH_MAX
                    + " characters");

    /** What becomes an identifier in programs. */
    static final Shape IDENTIFIER = new Shape(
            Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}"),
            "a letter, then letters, digits or '_', at most 64 characters");

    /** Names of settings: a program may order them in levels. */
    static final Shape SETTING = new Shape(
            Pattern.compile("[A-Za-z0-9._-]{1,128}"), "letters, digits, '.', '_' or '-', at most 128 characters");

    private static final int SUGGESTION_COUNT_MAX = 100;

    record Shape(Pattern pattern, String description) {
        boolean fits(final String name) {
            return pattern.matcher(name).matches();
        }
    }

    private final Findings findings;
    private final String kind;
    private final Shape shape;
    private final Map<String, String> firstPaths = new HashMap<>();

    /** @param kind what is named, as a person calls it: "program copy". */
    Names(final Findings findings, final String kind, final Shape shape) {
        this.findings = findings;
        this.kind = kind;
        this.shape = shape;
    }

    /** Checks a declared name: its shape, and that it was not declared before. */
    void declare(final String name, final String path) {
        shape(name, path);
        final String first = firstPaths.putIfAbsent(name, path);
        if (first != null) {
            findings.add(
                    ErrorCode.CONFIG_NAME_DUPLICATE,
                    path,
                    "each " + kind + " declared once; the first is at " + findings.where(first),
                    "Rename one of them or delete it.",
                    kind,
                    name);
        }
    }

    /** Checks the shape alone. */
    void shape(final String name, final String path) {
        if (!shape.fits(name)) {
            findings.add(
                    ErrorCode.CONFIG_NAME_INVALID,
                    path,
                    shape.description(),
                    "Choose a name of this shape.",
                    kind,
                    name);
        }
    }

    /** Reports a name that belongs to the infrastructure. */
    static void reserved(final Findings findings, final String kind, final String name, final String path) {
        findings.add(
                ErrorCode.CONFIG_NAME_RESERVED,
                path,
                "a name that the infrastructure does not use itself: not \"" + AssignersSpec.COPY + "\", not \""
                        + RecordersSpec.COPY
                        + "\", not \""
                        + SessionsSpec.COPY
                        + "\", and none that begins with \"hub.\", by which the localHubs publish what they count, or with \"console\"",
                "Choose another name.",
                kind,
                name);
    }

    /** Reports a name that refers to nothing. */
    static void unknown(
            final Findings findings,
            final String kind,
            final String name,
            final Collection<String> known,
            final String path) {
        // To look for what may be meant among many names takes its time, and with many of them wrong it was no mistyped
        // name.
        final String action = findings.count() < SUGGESTION_COUNT_MAX
                ? suggestion(kind, name, known)
                : "Declare the " + kind + ", or correct the name.";
        findings.add(ErrorCode.CONFIG_NAME_UNKNOWN, path, expected(kind, known), action, kind, name);
    }

    /** A name that refers to nothing, of somebody who asks a plan. */
    static TwinhubException unknown(final String kind, final String name, final Collection<String> known) {
        return new TwinhubException(ErrorResult.of(ErrorCode.CONFIG_NAME_UNKNOWN, kind, name)
                .expected(expected(kind, known))
                .action(suggestion(kind, name, known)));
    }

    /** What to do about a name that refers to nothing. */
    static String suggestion(final String kind, final String name, final Collection<String> known) {
        return NearestName.of(name, known)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElse("Declare the " + kind + ", or correct the name.");
    }

    /** The known names, shortened. */
    static String expected(final String kind, final Collection<String> known) {
        final int shown = 8;
        if (known.isEmpty()) {
            return "a declared " + kind + "; there is none";
        }
        final String names = String.join(", ", known.stream().limit(shown).toList());
        return "one of: " + names + (known.size() > shown ? " and " + (known.size() - shown) + " more" : "");
    }
}
