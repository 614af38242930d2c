package io.twinhub.testsupport;

import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * Stands outside the system and knows, from the numbers that publishers put into their values, what every subscriber must
 * have seen. It knows nothing of sequences, epochs or paths, so no error in those can hide from it.
 *
 * <p>For each publishing and subscribing program copy it demands: numbers only grow (no duplicate, no reorder); no number of an event that the
 * subscriber subscribes to is left out unless a gap was reported since the last delivery; and nothing arrives that was not
 * published, not configured or not asked for. Each demand is checked at the delivery itself.
 */
final class Ledger {
    private final IntFunction<String> copyNames;
    private final int[] publisherOfEvent;
    private final AcceptedLog[] accepted;
    private final Pair[][] pairs;
    private final BitSet[] configured;
    private final BitSet[] subscribed;
    private final BitSet hostile = new BitSet();
    private final int[] rollCallFrom;
    private boolean gapsAllowed = true;
    private boolean isRollCall;
    private long deliveredCount;
    private long acceptedCount;
    private long gapCount;

    /** What one subscriber has of one publisher. */
    private static final class Pair {
        /** The number delivered last; numbers only grow beyond it. */
        private long last;
        /** Up to here everything is delivered, reported or not expected; -1 while nothing is expected yet. */
        private long accounted = -1;

        /** No gap notice excuses the loss of a number up to here. */
        private long guaranteed;

        private boolean gapReported;
        private int rollCallCount;
    }

    /**
     * @param publisherOfEvent the program copy that publishes an event, -1 if none.
     * @param configured per program copy the events that it may receive.
     */
    Ledger(final IntFunction<String> copyNames, final int[] publisherOfEvent, final BitSet[] configured) {
        final int copyCount = configured.length;
        this.copyNames = copyNames;
        this.publisherOfEvent = publisherOfEvent;
        this.configured = configured;
        this.accepted = new AcceptedLog[copyCount];
        this.subscribed = new BitSet[copyCount];
        this.pairs = new Pair[copyCount][copyCount];
        this.rollCallFrom = new int[copyCount];
        for (int copy = 0; copy < copyCount; copy++) {
            accepted[copy] = new AcceptedLog();
            subscribed[copy] = new BitSet();
            for (int other = 0; other < copyCount; other++) {
                pairs[copy][other] = new Pair();
            }
        }
    }

    /** From now on any reported gap is a violation: only faults are at work under which nothing may be lost. */
    void gapsAllowed(final boolean allowed) {
        gapsAllowed = allowed;
    }

    /** Excludes a copy whose program or computer breaks the rules: what it loses itself does not count. */
    void hostile(final int copy) {
        hostile.set(copy);
    }

    boolean isHostile(final int copy) {
        return hostile.get(copy);
    }

    int nextNumber(final int publisher) {
        return accepted[publisher].nextNumber();
    }

    void onAccepted(final int publisher, final int eventId) {
        accepted[publisher].add(eventId);
        acceptedCount++;
    }

    /** A program started and subscribes to these events. Nothing is expected to reach it before it is {@link #onSettled settled}. */
    void onSubscribed(final int subscriber, final BitSet events) {
        subscribed[subscriber].clear();
        subscribed[subscriber].or(events);
        for (final Pair[] ofPublisher : pairs) {
            ofPublisher[subscriber].accounted = -1;
            ofPublisher[subscriber].gapReported = false;
        }
    }

    /** The program's subscription has surely taken effect: everything that is accepted from now on must reach it. */
    void onSettled(final int subscriber) {
        for (int publisher = 0; publisher < pairs.length; publisher++) {
            final Pair pair = pairs[publisher][subscriber];
            if (pair.accounted < 0) {
                pair.accounted = accepted[publisher].count();
            }
        }
    }

    void onStopped(final int subscriber) {
        onSubscribed(subscriber, new BitSet());
    }

    /** A subscriber was told that events of this publisher may be missing. */
    void onGap(final int publisher, final int subscriber) {
        gapCount++;
        if (!gapsAllowed && !hostile.get(publisher) && !hostile.get(subscriber)) {
            throw violation(publisher, subscriber, "GAP reported although no fault allows one");
        }
        pairs[publisher][subscriber].gapReported = true;
    }

    /**
     * Whatever this publisher's Bus had accepted up to this number is known to have left for a healthy path: it must reach all
     * subscribers to whom no loss was reported before, even if a gap is reported because of what came after.
     */
    void onLeftSafely(final int publisher, final int upTo, final BitSet subscribers) {
        for (int subscriber = subscribers.nextSetBit(0);
                subscriber >= 0;
                subscriber = subscribers.nextSetBit(subscriber + 1)) {
            final Pair pair = pairs[publisher][subscriber];
            if (!pair.gapReported && pair.accounted >= 0) {
                pair.guaranteed = upTo;
            }
        }
    }

    /** How many events of this publisher were accepted. */
    int acceptedCount(final int publisher) {
        return accepted[publisher].count();
    }

    /**
     * @param number the running number found in the value.
     * @param isIntact whether the rest of the value is what the publisher put beside that number.
     */
    void onDelivered(final int subscriber, final int eventId, final long number, final boolean isIntact) {
        deliveredCount++;
        final int publisher = eventId >= 0 && eventId < publisherOfEvent.length ? publisherOfEvent[eventId] : -1;
        if (publisher < 0 || !configured[subscriber].get(eventId)) {
            throw new LedgerViolation("FORBIDDEN: " + copyNames.apply(subscriber) + " received event " + eventId
                    + ", which the configuration does not allow");
        }
        if (!subscribed[subscriber].get(eventId)) {
            throw violation(publisher, subscriber, "UNASKED event " + eventId + " number " + number);
        }
        if (hostile.get(publisher)) {
            return;
        }
        final AcceptedLog log = accepted[publisher];
        if (!isIntact || !log.contains(number) || log.eventId(number) != eventId) {
            throw violation(
                    publisher,
                    subscriber,
                    "FORGED event " + eventId + " number " + number + ": never published like this");
        }
        final Pair pair = pairs[publisher][subscriber];
        if (number <= pair.last) {
            throw violation(
                    publisher,
                    subscriber,
                    (number == pair.last ? "DUPLICATE number " : "REORDER number ") + number + " after " + pair.last);
        }
        account(publisher, subscriber, pair, number - 1);
        pair.accounted = Math.max(pair.accounted, number);
        pair.last = number;
        pair.gapReported = false;
        if (isRollCall && number > rollCallFrom[publisher]) {
            pair.rollCallCount++;
        }
    }

    private void account(final int publisher, final int subscriber, final Pair pair, final long upTo) {
        if (pair.accounted < 0 || hostile.get(subscriber)) {
            return;
        }
        final long checkedUpTo = pair.gapReported ? Math.min(upTo, pair.guaranteed) : upTo;
        for (long number = pair.accounted + 1; number <= checkedUpTo; number++) {
            if (subscribed[subscriber].get(accepted[publisher].eventId(number))) {
                throw violation(
                        publisher,
                        subscriber,
                        "LOST number " + number + " (event "
                                + accepted[publisher].eventId(number) + "): neither delivered nor reported, seen at "
                                + (upTo + 1)
                                + ", last delivered " + pair.last);
            }
        }
    }

    /** All faults have ended long ago: what was accepted must have been delivered or reported. */
    void checkComplete() {
        for (int publisher = 0; publisher < pairs.length; publisher++) {
            for (int subscriber = 0; subscriber < pairs.length && !hostile.get(publisher); subscriber++) {
                account(publisher, subscriber, pairs[publisher][subscriber], accepted[publisher].count());
            }
        }
    }

    /** Every event that is published from now on must arrive, whatever was reported before. */
    void startRollCall() {
        isRollCall = true;
        for (int publisher = 0; publisher < pairs.length; publisher++) {
            rollCallFrom[publisher] = accepted[publisher].count();
            for (final Pair pair : pairs[publisher]) {
                pair.rollCallCount = 0;
            }
        }
    }

    void checkRollCall() {
        for (int publisher = 0; publisher < pairs.length; publisher++) {
            for (int subscriber = 0; subscriber < pairs.length; subscriber++) {
                if (!hostile.get(publisher) && !hostile.get(subscriber)) {
                    checkRollCall(publisher, subscriber);
                }
            }
        }
    }

    private void checkRollCall(final int publisher, final int subscriber) {
        int expected = 0;
        for (int number = rollCallFrom[publisher] + 1; number <= accepted[publisher].count(); number++) {
            expected += subscribed[subscriber].get(accepted[publisher].eventId(number)) ? 1 : 0;
        }
        if (pairs[publisher][subscriber].rollCallCount != expected) {
            throw violation(
                    publisher,
                    subscriber,
                    "NOT ALIVE: only " + pairs[publisher][subscriber].rollCallCount + " of " + expected
                            + " fresh events arrived long after all faults ended");
        }
    }

    /** How much a publisher has published since the roll call began. */
    int rollCallPublishedCount(final int publisher) {
        return accepted[publisher].count() - rollCallFrom[publisher];
    }

    long deliveredCount() {
        return deliveredCount;
    }

    long acceptedCount() {
        return acceptedCount;
    }

    long gapCount() {
        return gapCount;
    }

    private LedgerViolation violation(final int publisher, final int subscriber, final String what) {
        return new LedgerViolation(copyNames.apply(publisher) + " -> " + copyNames.apply(subscriber) + ": " + what);
    }
}
