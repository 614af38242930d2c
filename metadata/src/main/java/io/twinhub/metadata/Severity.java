package io.twinhub.metadata;

/** How bad an error is. The order is the order in serial form: only ever append. */
public enum Severity {
    /** Worth knowing; nothing is wrong. */
    INFO,
    /** Something works less well than it should. */
    WARNING,
    /** What was asked for did not happen. */
    ERROR,
    /** A process cannot go on. */
    FATAL
}
