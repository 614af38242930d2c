package io.twinhub.metadata;

/** Ends the making of one field, with what is wrong with its description. */
final class DescriptionException extends RuntimeException {
    static final String TYPE = "type";
    private static final long serialVersionUID = 1;

    private final String attribute;
    private final transient ErrorResult error;
    private final String unknownName;

    /** @param attribute of the description that is wrong. */
    DescriptionException(final String attribute, final ErrorResult error) {
        this(attribute, error, null);
    }

    private DescriptionException(final String attribute, final ErrorResult error, final String unknownName) {
        super(null, null, false, false);
        this.attribute = attribute;
        this.error = error;
        this.unknownName = unknownName;
    }

    /** There is no class of this name. */
    static DescriptionException unknown(final String name) {
        final ErrorResult error = ErrorResult.of(ErrorCode.DESCRIPTION_TYPE_UNKNOWN, name)
                .expected("the name of a described class, or one of " + String.join(", ", DescribedType.NAMES));
        return new DescriptionException(TYPE, error, name);
    }

    /** The type is wrong at a character of its text. */
    static DescriptionException type(final String text, final int character, final String expected) {
        return new DescriptionException(
                TYPE,
                ErrorResult.of(ErrorCode.DESCRIPTION_TYPE_WRONG, text, character)
                        .expected(expected));
    }

    /** What is wrong was reported where it is. */
    static DescriptionException reported() {
        return new DescriptionException(TYPE, null);
    }

    String attribute() {
        return attribute;
    }

    /** Null if it was reported elsewhere. */
    ErrorResult error() {
        return error;
    }

    /** The name that refers to nothing; null if that is not what is wrong. */
    String unknownName() {
        return unknownName;
    }
}
