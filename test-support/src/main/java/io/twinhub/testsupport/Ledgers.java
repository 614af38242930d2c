package io.twinhub.testsupport;

import io.twinhub.config.SlowPolicy;
import io.twinhub.config.SystemPlan;
import java.util.BitSet;

/** Sets up a ledger for what a plan allows. */
final class Ledgers {
    private Ledgers() {}

    static Ledger of(final SystemPlan plan) {
        final int[] publisherOfEvent = new int[plan.eventCount()];
        for (int event = 0; event < publisherOfEvent.length; event++) {
            publisherOfEvent[event] = plan.publishingCopyOf(event);
        }
        final BitSet[] configured = new BitSet[plan.copyCount()];
        final BitSet[] inLineOnly = new BitSet[plan.copyCount()];
        for (int copy = 0; copy < configured.length; copy++) {
            configured[copy] = new BitSet();
            inLineOnly[copy] = new BitSet();
            for (final int event : plan.copy(copy).subscribes()) {
                configured[copy].set(event);
                inLineOnly[copy].set(event, plan.slowPolicy(copy, event) != SlowPolicy.CONFLATE);
            }
        }
        return new Ledger(copy -> plan.copy(copy).name(), publisherOfEvent, configured, inLineOnly);
    }
}
