package io.twinhub.metadata;

/**
 * Every error that anything can report, with a number and one sentence; {@code {0}} and so on stand for the arguments.
 * Numbers travel and are quoted in documents, so a number is never given a second meaning. Each module has a range of its
 * own: add a constant in one line at the end of its group.
 */
public enum ErrorCode {
    // What no other code fits; also the code that a newer version knows and this one does not.
    UNKNOWN(0, "{0}"),

    // metadata 1000..
    TEXT_MALFORMED(1000, "The text is not well-formed: {0}."),
    TEXT_ELEMENT_UNKNOWN(1001, "The element <{0}> is not known in <{1}>."),
    TEXT_ATTRIBUTE_UNKNOWN(1002, "The attribute \"{0}\" is not known in <{1}>."),
    TEXT_VALUE_MISSING(1003, "The value of \"{0}\" is missing in <{1}>."),
    TEXT_VALUE_WRONG(1004, "The value \"{1}\" of \"{0}\" is not valid."),
    TEXT_VALUE_TWICE(1005, "\"{0}\" is given twice in <{1}>."),
    TEXT_CONTENT_UNEXPECTED(1006, "The text \"{0}\" does not belong in <{1}>."),
    TEXT_TOO_LARGE(1007, "The text exceeds a limit: {0}."),
    TEXT_UNREADABLE(1008, "The file {0} cannot be read: {1}."),
    TEXT_ROOT_WRONG(1009, "The root element <{0}> is not known."),
    TEXT_OBJECT_REFUSED(1010, "<{0}> is not valid: {1}."),
    SERIAL_TRUNCATED(1020, "The serial form of {0} ends too early: {1}."),
    SERIAL_WRONG_CLASS(1021, "The serial form is not of {0}: {1}."),
    SERIAL_VALUE_WRONG(1022, "The serial form of {0} has a value that is not valid: {1}."),
    SERIAL_TOO_LARGE(1023, "The serial form of {0} exceeds a limit: {1}."),
    EVENT_CLASS_DIFFERS(1040, "The event class {0} of the program differs from the configured one: {1}."),

    // config 2000..

    // transport 3000..

    // runtime 4000..

    // bus 5000..

    // localhub 6000..

    // mainhub 7000..

    // cli 8000..

    // The last group stays empty, so that every line above ends alike and merges stay easy.
    ;

    private final int number;
    private final String sentence;

    ErrorCode(final int number, final String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /** The stable number, unique among all codes. */
    public int number() {
        return number;
    }

    /** The sentence with its places for arguments. */
    public String sentence() {
        return sentence;
    }

    /** The sentence with the arguments in their places; a place without argument stays as it is. */
    public String render(final Object... arguments) {
        String text = sentence;
        for (int i = arguments.length - 1; i >= 0; i--) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** The code with this number; {@link #UNKNOWN} if this version has none. */
    public static ErrorCode ofNumber(final int number) {
        for (final ErrorCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        return UNKNOWN;
    }
}
