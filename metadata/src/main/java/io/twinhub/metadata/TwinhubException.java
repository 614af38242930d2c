package io.twinhub.metadata;

/** An error on its way up to whoever can report it. Copied by Java's own serialization it keeps its text alone. */
public final class TwinhubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorResult error;

    public TwinhubException(final ErrorResult error) {
        super(error.toText());
        this.error = error;
    }

    /** With the exception that led to it, whose stack trace goes to the log. */
    public TwinhubException(final ErrorResult error, final Throwable cause) {
        super(error.toText(), cause);
        this.error = error;
    }

    /** What went wrong. */
    public ErrorResult error() {
        return error == null ? ErrorResult.of(ErrorCode.UNKNOWN, getMessage()) : error;
    }
}
