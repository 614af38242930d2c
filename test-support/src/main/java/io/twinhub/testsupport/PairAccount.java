package io.twinhub.testsupport;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What one subscriber has of one publisher, and what it must have. In line, numbers only grow and none is left out without a gap
 * notice. Of an event id that the subscriber lets conflate, a number may be left out if the next delivery of this event id counts it.
 */
final class PairAccount {
    private static final long NOTHING_EXPECTED = -1;

    private final AcceptedLog log;
    /** The events that the subscriber subscribes to, and those of them that it does not let conflate. */
    private final BitSet subscribed;

    private final BitSet inLineOnly;
    private final Map<Integer, EventAccount> events = new HashMap<>();

    /** The number delivered last in line; in line they only grow beyond it. */
    private long last;
    /** Up to here everything that comes in line is delivered, reported or not expected. */
    private long accounted = NOTHING_EXPECTED;
    /** Up to here nothing is expected of any event, because it was reported or lies before the subscription. */
    private long excused;
    /** No gap notice excuses the loss of a number up to here. */
    private long guaranteed;

    private boolean gapReported;
    private int rollCallCount;

    /** What the subscriber has of one event id. */
    private static final class EventAccount {
        private long last;
        /** In this life of the subscriber. */
        private long held;
    }

    PairAccount(final AcceptedLog log, final BitSet subscribed, final BitSet inLineOnly) {
        this.log = log;
        this.subscribed = subscribed;
        this.inLineOnly = inLineOnly;
    }

    /** Another life of the subscriber begins. */
    void expectNothing() {
        accounted = NOTHING_EXPECTED;
        gapReported = false;
        events.values().forEach(account -> account.held = 0);
    }

    void expectFromNow() {
        if (accounted < 0) {
            accounted = log.count();
            excused = log.count();
        }
    }

    void gapReported() {
        gapReported = true;
    }

    void guarantee(final long upTo) {
        if (!gapReported && accounted >= 0) {
            guaranteed = upTo;
        }
    }

    void startRollCall() {
        rollCallCount = 0;
    }

    int rollCallCount() {
        return rollCallCount;
    }

    /** Takes a delivery in line; returns what is wrong with it, or null. */
    String deliverInLine(final int event, final long number, final boolean judgesLoss) {
        if (number <= last) {
            return (number == last ? "DUPLICATE number " : "REORDER number ") + number + " after " + last;
        }
        final String wrong = judgesLoss ? lostBefore(number) : null;
        if (wrong != null) {
            return wrong;
        }
        if (gapReported || accounted < 0) {
            excused = Math.max(excused, number - 1);
        }
        final String wrongOfEvent = deliverOfEvent(event, number, 0, judgesLoss);
        accounted = Math.max(accounted, number);
        last = number;
        gapReported = false;
        return wrongOfEvent;
    }

    /** Takes a latest value that stands for so many older ones; returns what is wrong with it, or null. */
    String deliverLatest(final int event, final long number, final long missedCount, final boolean judgesLoss) {
        if (inLineOnly.get(event)) {
            return "CONFLATED number " + number + " (event " + event + "), whose subscription does not allow it";
        }
        return deliverOfEvent(event, number, missedCount, judgesLoss);
    }

    /** Takes a last value that was remembered or published once more; returns what is wrong with it, or null. */
    String deliverReplayed(final int event, final long number) {
        final EventAccount account = events.computeIfAbsent(event, key -> new EventAccount());
        if (number < account.held) {
            return "OLDER replayed number " + number + " of event " + event + " after " + account.held;
        }
        account.held = number;
        account.last = Math.max(account.last, number);
        return null;
    }

    /** What the subscriber lacks of the last values with a number above this one, or null. */
    String lastValueMissing(final int above) {
        if (accounted < 0) {
            return null; // it does not run, or only just began
        }
        for (int event = subscribed.nextSetBit(0); event >= 0; event = subscribed.nextSetBit(event + 1)) {
            final int newest = log.newestOf(event);
            final EventAccount account = events.get(event);
            final long held = account == null ? 0 : account.held;
            if (newest > above && held != newest) {
                return "LAST VALUE of event " + event + " is number " + newest + ", but it has " + held;
            }
        }
        return null;
    }

    void countForRollCall() {
        rollCallCount++;
    }

    private String deliverOfEvent(
            final int event, final long number, final long missedCount, final boolean judgesLoss) {
        final EventAccount account = events.computeIfAbsent(event, key -> new EventAccount());
        if (number <= account.last) {
            return (number == account.last ? "DUPLICATE number " : "REORDER number ") + number + " of event " + event
                    + " after " + account.last;
        }
        final long before = Math.max(account.last, excused);
        account.last = number;
        account.held = Math.max(account.held, number);
        if (missedCount >= number) {
            return "COUNT of " + missedCount + " missed before number " + number;
        }
        if (!judgesLoss || accounted < 0 || gapReported) {
            return null;
        }
        final long missing = count(event, before, number - 1);
        return missing <= missedCount
                ? null
                : "LOST " + missing + " of event " + event + " between " + before + " and " + number + ", but "
                        + missedCount + " counted";
    }

    /** What in-line events lack before this number, or null. Those that may be conflated are judged at their next delivery. */
    private String lostBefore(final long number) {
        if (accounted < 0) {
            return null;
        }
        final long checkedUpTo = gapReported ? Math.min(number - 1, guaranteed) : number - 1;
        for (long candidate = accounted + 1; candidate <= checkedUpTo; candidate++) {
            final int event = log.eventId(candidate);
            if (subscribed.get(event) && (inLineOnly.get(event) || gapReported && isMissing(event, candidate))) {
                return "LOST number " + candidate + " (event " + event + "): neither delivered nor reported, seen at "
                        + number + ", last delivered " + last;
            }
        }
        return null;
    }

    /** Whether anything is missing now that nothing more will come; what, or null. */
    String lostAtTheEnd() {
        if (accounted < 0) {
            return null;
        }
        final long end = log.count() + 1L;
        final String wrong = lostBefore(end);
        if (wrong != null || gapReported) {
            return wrong;
        }
        for (long number = excused + 1; number < end; number++) {
            if (subscribed.get(log.eventId(number)) && isMissing(log.eventId(number), number)) {
                return "LOST number " + number + " (event " + log.eventId(number) + "): the newest never arrived";
            }
        }
        return null;
    }

    private boolean isMissing(final int event, final long number) {
        return !events.containsKey(event) || events.get(event).last < number;
    }

    private long count(final int event, final long after, final long upTo) {
        long count = 0;
        for (long number = after + 1; number <= upTo; number++) {
            count += log.eventId(number) == event ? 1 : 0;
        }
        return count;
    }
}
