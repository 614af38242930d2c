package io.twinhub.testsupport;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * Stands outside the system and knows, from the numbers that publishers put into their values, what every subscriber must
 * have seen. It knows nothing of sequences, epochs or paths, so no error in those can hide from it.
 *
 * <p>For each publishing and subscribing program copy it demands: numbers only grow (no duplicate, no reorder); no number of an event that the
 * subscriber subscribes to is left out unless a gap was reported since the last delivery; and nothing arrives that was not
 * published, not configured or not asked for. Each demand is checked at the delivery itself; {@link PairAccount} says what conflation changes.
 */
final class Ledger {
    private final IntFunction<String> copyNames;
    private final int[] publisherOfEvent;
    private final int[] copyOfSubscriber;
    private final AcceptedLog[] accepted;
    private final PairTable table;
    private final PairAccount[][] pairs;
    private final BitSet[] configured;
    private final BitSet[] subscribed;
    private final BitSet hostile = new BitSet();
    private final BitSet excused = new BitSet();
    private final ConnectionLedger connections;
    private final LedgerCounts counts = new LedgerCounts();
    private final RollCall rollCall;
    private boolean gapsAllowed = true;
    private boolean conflationAllowed = true;
    private final LastValueCheck lastValues;

    /**
     * @param publisherOfEvent the program copy that publishes an event, -1 if none.
     * @param copyOfSubscriber per subscriber, which is an instance, its program copy.
     * @param configured per subscriber the events that it may receive.
     * @param inLineOnly per subscriber the events that it does not let conflate.
     */
    Ledger(
            final IntFunction<String> copyNames,
            final int copyCount,
            final int[] publisherOfEvent,
            final int[] copyOfSubscriber,
            final BitSet[] configured,
            final BitSet[] inLineOnly) {
        final int subscriberCount = configured.length;
        this.copyOfSubscriber = copyOfSubscriber;
        this.copyNames = copyNames;
        this.connections = new ConnectionLedger(copyNames, hostile, excused);
        this.publisherOfEvent = publisherOfEvent;
        this.configured = configured;
        this.accepted = new AcceptedLog[copyCount];
        this.subscribed = new BitSet[subscriberCount];
        Arrays.setAll(accepted, copy -> new AcceptedLog());
        Arrays.setAll(subscribed, subscriber -> new BitSet());
        table = new PairTable(accepted, publisherOfEvent, configured, subscribed, inLineOnly);
        pairs = table.accounts;
        rollCall = new RollCall(accepted, pairs, subscribed);
        lastValues = new LastValueCheck(accepted, pairs);
    }

    /** From now on any reported gap is a violation: only faults are at work under which nothing may be lost. */
    void gapsAllowed(final boolean allowed) {
        gapsAllowed = allowed;
        connections.closesAllowed(allowed);
    }

    /** What must come out of message connections. */
    ConnectionLedger connections() {
        return connections;
    }

    /** From now on any latest value that stands for older ones is a violation: nobody is slow, and one network has all. */
    void conflationAllowed(final boolean allowed) {
        conflationAllowed = allowed;
    }

    /** Excludes a copy whose program or computer breaks the rules: what it loses itself does not count. */
    void hostile(final int copy) {
        hostile.set(copy);
    }

    boolean isHostile(final int copy) {
        return hostile.get(copy);
    }

    /** Gaps of and for this copy are always allowed: its program stops now and then. What concerns others only is judged as ever. */
    void excuse(final int copy) {
        excused.set(copy);
    }

    boolean isExcused(final int copy) {
        return excused.get(copy);
    }

    int nextNumber(final int publisher) {
        return accepted[publisher].nextNumber();
    }

    void onAccepted(final int publisher, final int eventId) {
        accepted[publisher].add(eventId);
        counts.accepted++;
    }

    /** A Bus accepted a number whose instance is ACTIVE no more, but did not know yet: nobody may ever see it. */
    void onAcceptedTooLate(final int publisher) {
        accepted[publisher].add(publisherOfEvent.length);
    }

    /** A program started and subscribes to these events. Nothing is expected to reach it before it is {@link #onSettled settled}. */
    void onSubscribed(final int subscriber, final BitSet events) {
        subscribed[subscriber].clear();
        subscribed[subscriber].or(events);
        table.ofSubscriber(subscriber).forEach(PairAccount::expectNothing);
    }

    /** The program's subscription has surely taken effect: everything that is accepted from now on must reach it. */
    void onSettled(final int subscriber) {
        table.ofSubscriber(subscriber).forEach(PairAccount::expectFromNow);
    }

    void onStopped(final int subscriber) {
        connections.onStopped(subscriber);
        onSubscribed(subscriber, new BitSet());
    }

    /** A subscriber was told that events of this publisher may be missing. */
    void onGap(final int publisher, final int subscriber) {
        counts.gap++;
        if (!gapsAllowed && !mayHaveGaps(publisher) && !mayHaveGaps(copyOfSubscriber[subscriber])) {
            throw violation(publisher, subscriber, "GAP reported although no fault allows one");
        }
        if (pairs[publisher][subscriber] != null) {
            pairs[publisher][subscriber].gapReported();
        }
    }

    private boolean isHostileSubscriber(final int subscriber) {
        return hostile.get(copyOfSubscriber[subscriber]);
    }

    private boolean mayHaveGaps(final int copy) {
        return hostile.get(copy) || excused.get(copy);
    }

    /**
     * Whatever this publisher's Bus had accepted up to this number is known to have left for a healthy path: it must reach all
     * subscribers to whom no loss was reported before, even if a gap is reported because of what came after.
     */
    void onLeftSafely(final int publisher, final int upTo, final BitSet subscribers) {
        for (int subscriber = subscribers.nextSetBit(0);
                subscriber >= 0;
                subscriber = subscribers.nextSetBit(subscriber + 1)) {
            if (pairs[publisher][subscriber] != null) {
                pairs[publisher][subscriber].guarantee(upTo);
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
     * @param missed how many older values it stands for; -1 if it came in line.
     */
    void onDelivered(
            final int subscriber, final int eventId, final long number, final boolean isIntact, final long missed) {
        counts.delivered++;
        final int publisher = check(subscriber, eventId, number, isIntact);
        if (publisher < 0) {
            return;
        }
        judge(publisher, subscriber, eventId, number, missed);
        rollCall.onDelivered(publisher, subscriber, number);
    }

    /**
     * A last value that was remembered, or published once more: the number may be one that was delivered before, but never lies below the newest of its event id
     * that this life of the subscriber has.
     */
    void onReplayed(final int subscriber, final int eventId, final long number, final boolean isIntact) {
        final int publisher = check(subscriber, eventId, number, isIntact);
        if (publisher >= 0) {
            counts.replayed++;
            final String wrong = pairs[publisher][subscriber].deliverReplayed(eventId, number);
            if (wrong != null) {
                throw violation(publisher, subscriber, wrong);
            }
        }
    }

    /** What every subscriber must hold when nothing was published for a while. */
    LastValueCheck lastValues() {
        return lastValues;
    }

    /** Whether this may be delivered; returns the publisher, or -1 if what it publishes is not judged. */
    private int check(final int subscriber, final int eventId, final long number, final boolean isIntact) {
        final int publisher = eventId >= 0 && eventId < publisherOfEvent.length ? publisherOfEvent[eventId] : -1;
        if (publisher < 0 || !configured[subscriber].get(eventId)) {
            throw new LedgerViolation("FORBIDDEN: " + copyNames.apply(copyOfSubscriber[subscriber]) + " received event "
                    + eventId + ", which the configuration does not allow");
        }
        if (!subscribed[subscriber].get(eventId)) {
            throw violation(publisher, subscriber, "UNASKED event " + eventId + " number " + number);
        }
        if (hostile.get(publisher)) {
            return -1;
        }
        final AcceptedLog log = accepted[publisher];
        if (!isIntact || !log.contains(number) || log.eventId(number) != eventId) {
            throw violation(
                    publisher,
                    subscriber,
                    "FORGED event " + eventId + " number " + number + ": never published like this");
        }
        return publisher;
    }

    private void judge(
            final int publisher, final int subscriber, final int eventId, final long number, final long missed) {
        final PairAccount pair = pairs[publisher][subscriber];
        final boolean judgesLoss = !isHostileSubscriber(subscriber);
        String wrong;
        if (missed < 0) {
            wrong = pair.deliverInLine(eventId, number, judgesLoss);
        } else {
            counts.conflated++;
            counts.missed += missed;
            wrong = pair.deliverLatest(eventId, number, missed, judgesLoss);
            if (wrong == null && missed > 0 && !conflationAllowed && !mayHaveGaps(copyOfSubscriber[subscriber])) {
                wrong = "CONFLATED " + missed + " before number " + number + " although nobody is slow";
            }
        }
        if (wrong != null) {
            throw violation(publisher, subscriber, wrong);
        }
    }

    /** All faults have ended long ago: what was accepted must have been delivered or reported. */
    void checkComplete() {
        checkPairs((publisher, subscriber) -> pairs[publisher][subscriber].lostAtTheEnd());
    }

    /** Every event that is published from now on must arrive, whatever was reported before. */
    void startRollCall() {
        connections.startRollCall();
        rollCall.start();
    }

    void checkRollCall() {
        checkPairs(rollCall::missing);
    }

    void checkLastValues() {
        checkPairs(lastValues::missing);
    }

    private void checkPairs(final PairCheck check) {
        for (int publisher = 0; publisher < pairs.length; publisher++) {
            for (int subscriber = 0; subscriber < copyOfSubscriber.length; subscriber++) {
                final boolean isJudged = pairs[publisher][subscriber] != null
                        && !hostile.get(publisher)
                        && !isHostileSubscriber(subscriber);
                final String wrong = isJudged ? check.missing(publisher, subscriber) : null;
                if (wrong != null) {
                    throw violation(publisher, subscriber, wrong);
                }
            }
        }
    }

    /** Says what a subscriber lacks of a publisher, or null. */
    private interface PairCheck {
        String missing(int publisher, int subscriber);
    }

    RollCall rollCall() {
        return rollCall;
    }

    LedgerCounts counts() {
        return counts;
    }

    private LedgerViolation violation(final int publisher, final int subscriber, final String what) {
        return new LedgerViolation(
                copyNames.apply(publisher) + " -> " + copyNames.apply(copyOfSubscriber[subscriber]) + ": " + what);
    }
}
