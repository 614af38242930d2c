package io.twinhub.bus;

/**
 * The watched values that have the same period, in order of their arrival. As the period is the same, that is the order in which they become stale: whoever
 * arrives goes to the end, and only the first has to be looked at.
 */
final class StaleQueue {
    private final long periodNs;
    private WatchedValue first;
    private WatchedValue last;

    StaleQueue(final long periodNs) {
        this.periodNs = periodNs;
    }

    long periodNs() {
        return periodNs;
    }

    /** It arrived just now. */
    void toTheEnd(final WatchedValue value) {
        if (value != last) {
            remove(value);
            value.before = last;
            if (last == null) {
                first = value;
            } else {
                last.after = value;
            }
            last = value;
        }
    }

    /** When the first one is stale; never if there is none. */
    long nextDueNs() {
        return first == null ? Long.MAX_VALUE : first.dueNs();
    }

    /** Takes out the first one if it is stale; null if it is not, or there is none. */
    WatchedValue pollStale(final long nowNs) {
        final WatchedValue value = first;
        if (value == null || nowNs < value.dueNs()) {
            return null;
        }
        remove(value);
        return value;
    }

    private void remove(final WatchedValue value) {
        if (value.before == null && value != first) {
            return; // in no queue
        }
        if (value.before == null) {
            first = value.after;
        } else {
            value.before.after = value.after;
        }
        if (value.after == null) {
            last = value.before;
        } else {
            value.after.before = value.before;
        }
        value.before = null;
        value.after = null;
    }
}
