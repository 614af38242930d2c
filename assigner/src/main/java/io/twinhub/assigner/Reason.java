package io.twinhub.assigner;

/** Why an assignment is as it is. The numbers travel. */
public enum Reason {
    /** Nobody: every localHub has to know that before another instance may be ACTIVE. */
    PREPARED(1, "nobody may be ACTIVE until all that are concerned know it"),
    /** No instance was ACTIVE before. */
    FIRST(2, "no instance was ACTIVE before"),
    /** The instance that was ACTIVE is there no more, as its localHub says. */
    ENDED(3, "the instance that was ACTIVE is there no more, its localHub says"),
    /** Nobody hears the computer of the instance that was ACTIVE. */
    SILENT(4, "nobody hears the computer of the instance that was ACTIVE"),
    /** Somebody asked for it. */
    HANDED_OVER(5, "a hand-over was asked for"),
    /** Somebody said that the computer of the instance that was ACTIVE is dead. */
    DECLARED_DEAD(6, "nobody hears the computer of the instance that was ACTIVE, and somebody said that it is dead");

    private final int code;
    private final String text;

    Reason(final int code, final String text) {
        this.code = code;
        this.text = text;
    }

    /** The reason that a code stands for; null if there is none, or one of a later version. */
    static Reason of(final int code) {
        for (final Reason reason : values()) {
            if (reason.code == code) {
                return reason;
            }
        }
        return null;
    }

    /** The reason as a sentence. */
    public String text() {
        return text;
    }

    int code() {
        return code;
    }
}
