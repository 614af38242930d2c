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
 * or in a log. Immutable. Begins with {@link #of} and is completed step by step:
 *
 * <pre>{@code
 * throw new TwinhubException(ErrorResult.of(ErrorCode.TEXT_ATTRIBUTE_UNKNOWN, "adress", "hub")
 *         .at(position)
 *         .expected("one of: address, computer")
 *         .action("Did you mean \"address\"?"));
 * }</pre>
 *
 * @param code number of the {@link ErrorCode}; kept as a number so that a newer version's code passes through an older one.
 * @param severity how bad it is.
 * @param text the sentence with its arguments.
 * @param where place in a text or part of the system; {@link Where#NOWHERE} if unknown.
 * @param expected what would have been right; empty if that says nothing new.
 * @param action what to do about it; empty if that is plain.
 * @param arguments the arguments of the sentence.
 * @param cause what led to it; null if nothing did.
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

    public static final DataClass<ErrorResult> TYPE = DataClass.of("errorResult", ErrorResult.class)
            .doc("What went wrong, where, what was expected and what to do.")
            .field(uint16("code", ErrorResult::code).doc("Number of the error."))
            .field(enumeration("severity", (final ErrorResult e) -> e.severity(), List.of(Severity.values()))
                    .doc("How bad it is.")
                    .defaultValue(Severity.ERROR))
            .field(string("text", ErrorResult::text).doc("What went wrong, as a sentence."))
            .field(string("expected", (final ErrorResult e) -> e.expected())
                    .doc("What would have been right.")
                    .defaultValue(""))
            .field(string("action", (final ErrorResult e) -> e.action())
                    .doc("What to do about it.")
                    .defaultValue(""))
            .field(data("where", ErrorResult::where, Where.TYPE).doc("Place in a text or part of the system."))
            .field(Fields.list("arguments", ErrorResult::arguments, Argument.TYPE)
                    .doc("The arguments of the sentence.")
                    .unwrapped())
            .field(embedded("cause", ErrorResult::cause, ErrorResult::type)
                    .doc("What led to it.")
                    .optional())
            .build(v ->
                    new ErrorResult(v.getInt(0), v.get(1), v.get(2), v.get(5), v.get(3), v.get(4), v.get(6), v.get(7)));

    public ErrorResult {
        arguments = List.copyOf(arguments);
    }

    /** An argument of an error's sentence. */
    public record Argument(String value) {
        public static final DataClass<Argument> TYPE = DataClass.of("argument", Argument.class)
                .doc("An argument of an error's sentence.")
                .field(string("value", Argument::value).doc("The argument as text."))
                .build(v -> new Argument(v.get(0)));
    }

    private static DataClass<ErrorResult> type() {
        return TYPE;
    }

    /** An error with the arguments of its sentence. */
    public static ErrorResult of(final ErrorCode code, final Object... arguments) {
        final List<Argument> texts = Arrays.stream(arguments)
                .map(a -> new Argument(String.valueOf(a)))
                .toList();
        return new ErrorResult(
                code.number(), Severity.ERROR, code.render(arguments), Where.NOWHERE, "", "", texts, null);
    }

    /** With another severity; {@link Severity#ERROR} is where every error begins. */
    public ErrorResult severity(final Severity value) {
        return new ErrorResult(code, value, text, where, expected, action, arguments, cause);
    }

    /** At this place in a text. */
    public ErrorResult at(final Position position) {
        return new ErrorResult(
                code,
                severity,
                text,
                new Where(
                        position.file(),
                        position.line(),
                        position.column(),
                        where.component(),
                        where.computer(),
                        where.copy()),
                expected,
                action,
                arguments,
                cause);
    }

    /** In this part of the system; what does not apply is empty. */
    public ErrorResult in(final String component, final String computer, final String copy) {
        return new ErrorResult(
                code,
                severity,
                text,
                new Where(where.file(), where.line(), where.column(), component, computer, copy),
                expected,
                action,
                arguments,
                cause);
    }

    /** With what would have been right, as in "a duration such as 2s". */
    public ErrorResult expected(final String value) {
        return new ErrorResult(code, severity, text, where, value, action, arguments, cause);
    }

    /** With what to do about it, as a sentence. */
    public ErrorResult action(final String value) {
        return new ErrorResult(code, severity, text, where, expected, value, arguments, cause);
    }

    /** With what led to it. */
    public ErrorResult causedBy(final ErrorResult value) {
        return new ErrorResult(code, severity, text, where, expected, action, arguments, value);
    }

    /** With the exception that led to it. */
    public ErrorResult causedBy(final Throwable throwable) {
        return causedBy(
                throwable instanceof TwinhubException known
                        ? known.error()
                        : of(ErrorCode.UNKNOWN, String.valueOf(throwable)));
    }

    /** The code as far as this version knows it. */
    public ErrorCode errorCode() {
        return ErrorCode.ofNumber(code);
    }

    /** For people: where, what, what was expected and what to do; causes follow on lines of their own. */
    public String toText() {
        final StringBuilder out = new StringBuilder();
        final String place = where.toText();
        if (!place.isEmpty()) {
            out.append(place).append(": ");
        }
        out.append(text);
        if (!expected.isEmpty()) {
            out.append(" Expected: ").append(expected).append('.');
        }
        if (!action.isEmpty()) {
            out.append(' ').append(action);
        }
        out.append(" [TH").append(code).append(']');
        if (cause != null) {
            out.append(System.lineSeparator()).append("  because: ").append(cause.toText());
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return toText();
    }
}
