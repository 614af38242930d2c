package io.twinhub.bus;

/** What became of a message that was to be sent. */
public enum SendOutcome {
    /** The Bus has it, and delivers it unless the connection is reported as closed. */
    ACCEPTED,
    /** The other end does not keep up: send it again after a later poll. Only this connection waits. */
    BACK_PRESSURE,
    /** The connection is not open yet, or its output was ended. */
    NOT_OPEN,
    /** The connection is closed. */
    CLOSED,
    /** It is longer than the configuration of this connection allows. */
    TOO_LONG
}
