package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.embedded;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.uint16;

import java.util.Arrays;
import java.util.List;

/**
 * What went wrong: the only form in which anything reports an error, as payload of an exception, as a message, in a file
 * or in a log. Programs may use it for errors of their own. Immutable. Begins with {@link #of} and is completed step by step:
 *
 * <pre>{@code
 * throw new TwinhubException(ErrorResult.of(ErrorCode.TEXT_ATTRIBUTE_UNKNOWN, "adress", "hub")
 *         .at(position)
 *         .expected("one of: address, computer")
 *         .action("Did you mean \"address\"?"));
 * log.error(error); // one line, made only if the level is on
 * }</pre>
 *
 * <p>An error can always be told: texts that are too long are cut, characters that UTF-8 or XML cannot express are replaced,
 * and of too many causes those in the middle are left out, never the error and never its root.
 *
 * @param code number of the {@link ErrorCode}; kept as a number so that a newer version's code passes through an older one.
 * @param severity how bad it is.
 * @param text the sentence with its arguments.
 * @param where place in a text or part of the system; {@link Where#NOWHERE} if unknown.
 * @param expected what would have been right; empty if that says nothing new.
 * @param action what to do about it; empty if that is plain.
 * @param arguments the arguments of the sentence; at most {@link #ARGUMENTS_MAX}.
 * @param cause what led to it, with at most {@link #CAUSES_MAX} errors in all; null if nothing did.
 */
public record ErrorResult(
        int code,
        Severity severity,
        String text,
        Where where,
        String expected,
        String action,
        List<Argument> arguments,
        ErrorResult cause) {

    /** Greatest number of arguments; no sentence has more. */
    public static final int ARGUMENTS_MAX = 32;

    /** Greatest number of causes. Four less than lie in one message, so that other classes can embed an error. */
    public static final int CAUSES_MAX = SerialCodec.EMBEDDED_DEPTH_MAX - 4;

    /** In UTF-8: a long paragraph; and a whole error with all its causes stays far below what a file or a log may hold. */
    static final int TEXT_LENGTH_MAX = 4096;

    public static final DataClass<ErrorResult> TYPE = DataClass.of("errorResult", ErrorResult.class)
            .doc("What went wrong, where, what was expected and what to do.")
            .field(uint16("code", ErrorResult::code).doc("Number of the error."))
            .field(enumeration("severity", (final ErrorResult e) -> e.severity(), List.of(Severity.values()))
                    .doc("How bad it is.")
                    .defaultValue(Severity.ERROR)
                    .unknownAs(Severity.ERROR))
            .field(string("text", ErrorResult::text)
                    .doc("What went wrong, as a sentence.")
                    .maxLength(TEXT_LENGTH_MAX))
            .field(string("expected", (final ErrorResult e) -> e.expected())
                    .doc("What would have been right.")
                    .maxLength(TEXT_LENGTH_MAX)
                    .defaultValue(""))
            .field(string("action", (final ErrorResult e) -> e.action())
                    .doc("What to do about it.")
                    .maxLength(TEXT_LENGTH_MAX)
                    .defaultValue(""))
            .field(data("where", ErrorResult::where, Where.TYPE).doc("Place in a text or part of the system."))
            .field(Fields.list("arguments", ErrorResult::arguments, Argument.TYPE)
                    .doc("The arguments of the sentence.")
                    .maxLength(ARGUMENTS_MAX)
                    .unwrapped())
            .field(embedded("cause", ErrorResult::cause, ErrorResult::type)
                    .doc("What led to it.")
                    .optional())
            .build(v ->
                    new ErrorResult(v.getInt(0), v.get(1), v.get(2), v.get(5), v.get(3), v.get(4), v.get(6), v.get(7)));

    public ErrorResult {
        // What no form could carry must not keep the error from being told.
        code = code < 0 || code > 0xFFFF ? ErrorCode.UNKNOWN.number() : code;
        text = SafeText.fit(text, TEXT_LENGTH_MAX);
        expected = SafeText.fit(expected, TEXT_LENGTH_MAX);
        action = SafeText.fit(action, TEXT_LENGTH_MAX);
        arguments = List.copyOf(arguments.subList(0, Math.min(arguments.size(), ARGUMENTS_MAX)));
        cause = ErrorCauses.bounded(cause);
    }

    /** An argument of an error's sentence. */
    public record Argument(String value) {
        /** In UTF-8: the longest path of a file on Linux. */
        static final int VALUE_LENGTH_MAX = 4096;

        public static final DataClass<Argument> TYPE = DataClass.of("argument", Argument.class)
                .doc("An argument of an error's sentence.")
                .field(string("value", Argument::value)
                        .doc("The argument as text.")
                        .maxLength(VALUE_LENGTH_MAX))
                .build(v -> new Argument(v.get(0)));

        public Argument {
            value = SafeText.fit(value, VALUE_LENGTH_MAX);
        }
    }

    private static DataClass<ErrorResult> type() {
        return TYPE;
    }

    /** An error with the arguments of its sentence, as severe as its code usually is. */
    public static ErrorResult of(final ErrorCode code, final Object... arguments) {
        return begin(code.number(), code.severity(), code.render(arguments), arguments);
    }

    /**
     * An error of a program's own.
     *
     * @param code a number of {@link ErrorRange#APPLICATION}; what it means is the program's affair.
     * @param sentence with {@code {0}} and so on for the arguments.
     * @throws IllegalArgumentException if the number is not in that range.
     */
    public static ErrorResult of(final int code, final String sentence, final Object... arguments) {
        if (!ErrorRange.APPLICATION.contains(code)) {
            throw new IllegalArgumentException(code + " is not in " + ErrorRange.APPLICATION.first() + ".."
                    + ErrorRange.APPLICATION.last() + ", the numbers of programs");
        }
        return begin(code, Severity.ERROR, SafeText.fill(sentence, arguments), arguments);
    }

    /** An exception and its causes as errors: what a {@link TwinhubException} carries, of any other what it says of itself. */
    public static ErrorResult of(final Throwable exception) {
        return ErrorCauses.of(exception);
    }

    private static ErrorResult begin(
            final int code, final Severity severity, final String text, final Object... arguments) {
        final List<Argument> texts = Arrays.stream(arguments)
                .map(argument -> new Argument(SafeText.of(argument)))
                .toList();
        return new ErrorResult(code, severity, text, Where.NOWHERE, "", "", texts, null);
    }

    /** With another severity. */
    public ErrorResult severity(final Severity value) {
        return new ErrorResult(code, value, text, where, expected, action, arguments, cause);
    }

    /** At this place in a text. */
    public ErrorResult at(final Position position) {
        return in(new Where(
                position.file(),
                position.line(),
                position.column(),
                where.component(),
                where.computer(),
                where.copy()));
    }

    /** In this part of the system; what does not apply is empty. */
    public ErrorResult in(final String component, final String computer, final String copy) {
        return in(new Where(where.file(), where.line(), where.column(), component, computer, copy));
    }

    private ErrorResult in(final Where value) {
        return new ErrorResult(code, severity, text, value, expected, action, arguments, cause);
    }

    /** With what would have been right, as in "a duration such as 2s". */
    public ErrorResult expected(final String value) {
        return new ErrorResult(code, severity, text, where, value, action, arguments, cause);
    }

    /** With what to do about it, as a sentence. */
    public ErrorResult action(final String value) {
        return new ErrorResult(code, severity, text, where, expected, value, arguments, cause);
    }

    /** With what led to it; null if nothing did. */
    public ErrorResult causedBy(final ErrorResult value) {
        return new ErrorResult(code, severity, text, where, expected, action, arguments, value);
    }

    /** With the exception that led to it, and what led to that. */
    public ErrorResult causedBy(final Throwable throwable) {
        return causedBy(of(throwable));
    }

    /** The code as far as this version knows it. */
    public ErrorCode errorCode() {
        return ErrorCode.ofNumber(code);
    }

    /** For people: where, what, what was expected and what to do; causes follow on lines of their own. */
    public String toText() {
        return toText(System.lineSeparator() + "  because: ");
    }

    /** For a log: the same on one line, whatever characters it holds. */
    @Override
    public String toString() {
        return toText(" because: ");
    }

    private String toText(final String separator) {
        final StringBuilder out = new StringBuilder();
        for (ErrorResult error = this; error != null; error = error.cause) {
            error.append(out);
            if (error.cause != null) {
                out.append(separator);
            }
        }
        return out.toString();
    }

    private void append(final StringBuilder out) {
        final String place = where.toText();
        if (!place.isEmpty()) {
            SafeText.appendOneLine(out, place);
            out.append(": ");
        }
        SafeText.appendOneLine(out, text);
        if (!expected.isEmpty()) {
            out.append(" Expected: ");
            SafeText.appendOneLine(out, expected);
            out.append('.');
        }
        if (!action.isEmpty()) {
            out.append(' ');
            SafeText.appendOneLine(out, action);
        }
        out.append(" [TH").append(code).append(']');
    }
}
