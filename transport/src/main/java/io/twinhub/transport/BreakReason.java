package io.twinhub.transport;

/** Why an end broke its link, where the peer should know; travels in the hello that follows. */
public enum BreakReason {
    NONE(0, ""),
    TOO_SLOW(1, "the program was too slow for a subscription with whenSlow=\"break\"");

    private final int code;
    private final String text;

    BreakReason(final int code, final String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }

    /** The reason of this code; NONE for one that is not known. */
    public static BreakReason of(final int code) {
        return code == TOO_SLOW.code ? TOO_SLOW : NONE;
    }
}
