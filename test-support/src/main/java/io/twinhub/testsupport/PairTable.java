package io.twinhub.testsupport;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** An account for each publisher and subscriber between which the configuration lets an event pass: of all pairs of a large system a few. */
final class PairTable {
    /** By publisher, then by subscriber; null where nothing may pass. */
    final PairAccount[][] accounts;

    private final List<List<PairAccount>> ofSubscriber = new ArrayList<>();

    /** Parameters as those of {@link Ledger}. */
    PairTable(
            final AcceptedLog[] accepted,
            final int[] publisherOfEvent,
            final BitSet[] configured,
            final BitSet[] subscribed,
            final BitSet[] inLineOnly) {
        accounts = new PairAccount[accepted.length][configured.length];
        for (int subscriber = 0; subscriber < configured.length; subscriber++) {
            final List<PairAccount> own = new ArrayList<>();
            ofSubscriber.add(own);
            final BitSet events = configured[subscriber];
            for (int event = events.nextSetBit(0); event >= 0; event = events.nextSetBit(event + 1)) {
                final int publisher = publisherOfEvent[event];
                if (publisher >= 0 && accounts[publisher][subscriber] == null) {
                    accounts[publisher][subscriber] =
                            new PairAccount(accepted[publisher], subscribed[subscriber], inLineOnly[subscriber]);
                    own.add(accounts[publisher][subscriber]);
                }
            }
        }
    }

    List<PairAccount> ofSubscriber(final int subscriber) {
        return ofSubscriber.get(subscriber);
    }
}
