package io.twinhub.testsupport;

/** How much may be broken at the same time, and so what must be promised still. */
public enum FaultClass {
    /** No fault but those that a test schedules itself. */
    NONE,
    /**
     * Faults of one network, one hub or one path at a time, the next only after both paths of all sources were continuous again.
     * Nothing may be lost, duplicated or reordered, and no gap may be reported.
     */
    SINGLE,
    /**
     * As {@link #SINGLE}, and now and then a localHub or a program dies. A gap may be reported then, but what had left the dying
     * process for a healthy path must arrive.
     */
    RESTART,
    /** Anything at any time, on both networks, and deaths of localHubs and programs. A gap is reported or nothing is missing. */
    ANY
}
