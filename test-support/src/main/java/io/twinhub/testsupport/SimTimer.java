package io.twinhub.testsupport;

/** Something that becomes due at a moment of virtual time. Belongs to one {@link SimClock} and is scheduled at most once at a time. */
abstract class SimTimer {
    static final int NOT_SCHEDULED = -1;

    int heapIndex = NOT_SCHEDULED;
    long dueNs;
    /** Breaks ties between timers that are due at the same nanosecond, so that a run replays exactly. */
    long order;

    final boolean isScheduled() {
        return heapIndex != NOT_SCHEDULED;
    }

    /** Called once when due; the timer is no longer scheduled then and may schedule itself again. */
    abstract void onTimer(long nowNs);
}
