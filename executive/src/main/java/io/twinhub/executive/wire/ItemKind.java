package io.twinhub.executive.wire;

/** What a session says to its peer. */
public enum ItemKind {
    /** A session opens a client session: always the first item of its direction. */
    OPEN,
    /** A message that nobody has to answer. */
    MESSAGE,
    /** Nothing more comes in this direction. */
    END,
    /** The pair is over in both directions. */
    CLOSE,
    /** A message that is answered once, some time: by the session that was opened alone. */
    CALL,
    /** The answer to a call. */
    REPLY,
    /** The answer to a call that is not done: an error instead of a message. */
    REFUSAL;

    /** Whether it is the answer to a call. */
    public boolean isAnswer() {
        return this == REPLY || this == REFUSAL;
    }
}
