package io.twinhub.executive.wire;

/** What a session says to its peer. */
public enum ItemKind {
    /** A session opens a client session: always the first item of its direction. */
    OPEN,
    /** A message. */
    MESSAGE,
    /** Nothing more comes in this direction. */
    END,
    /** The pair is over in both directions. */
    CLOSE
}
