package io.twinhub.assigner;

/** Why an assignment is as it is. The numbers travel. */
public enum Reason {
    /** Nobody: every localHub has to know that before another instance may be ACTIVE. */
    PREPARED(1),
    /** No instance was ACTIVE before. */
    FIRST(2),
    /** The instance that was ACTIVE is there no more, as its localHub says. */
    ENDED(3),
    /** Nobody hears the computer of the instance that was ACTIVE. */
    SILENT(4);

    private final int code;

    Reason(final int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
