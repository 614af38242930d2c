package io.twinhub.testsupport;

import java.util.BitSet;

/** Every event that is published from its beginning on must arrive everywhere, whatever was reported before. */
final class RollCall {
    private final AcceptedLog[] accepted;
    private final PairAccount[][] pairs;
    private final BitSet[] subscribed;
    private final int[] from;
    private boolean hasStarted;

    /** @param pairs by publisher, then by subscriber; null where nothing may pass. */
    RollCall(final AcceptedLog[] accepted, final PairAccount[][] pairs, final BitSet[] subscribed) {
        this.accepted = accepted;
        this.pairs = pairs;
        this.subscribed = subscribed;
        from = new int[accepted.length];
    }

    void start() {
        hasStarted = true;
        for (int publisher = 0; publisher < pairs.length; publisher++) {
            from[publisher] = accepted[publisher].count();
            for (final PairAccount pair : pairs[publisher]) {
                if (pair != null) {
                    pair.startRollCall();
                }
            }
        }
    }

    void onDelivered(final int publisher, final int subscriber, final long number) {
        if (hasStarted && number > from[publisher]) {
            pairs[publisher][subscriber].countForRollCall();
        }
    }

    /** What did not arrive, or null. */
    String missing(final int publisher, final int subscriber) {
        final int expected = accepted[publisher].countAfter(from[publisher], subscribed[subscriber]);
        final int arrived = pairs[publisher][subscriber].rollCallCount();
        return arrived == expected
                ? null
                : "NOT ALIVE: only " + arrived + " of " + expected
                        + " fresh events arrived long after all faults ended";
    }

    int publishedCount(final int publisher) {
        return accepted[publisher].count() - from[publisher];
    }
}
