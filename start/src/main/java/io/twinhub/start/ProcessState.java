package io.twinhub.start;

/** State of a supervised process. The order is the order in serial form: only ever append. */
public enum ProcessState {
    /** Not running; its next start is due at a known time. */
    WAITING,
    /** Running. */
    RUNNING,
    /** Asked to end and not started again. */
    STOPPING,
    /** Ended for good. */
    STOPPED
}
