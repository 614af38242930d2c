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
        final int[] copies = new int[plan.instanceCount()];
        final BitSet[] configured = new BitSet[copies.length];
        final BitSet[] inLineOnly = new BitSet[copies.length];
        for (int instance = 0; instance < copies.length; instance++) {
            final int copy = plan.instance(instance).copy();
            copies[instance] = copy;
            configured[instance] = new BitSet();
            inLineOnly[instance] = new BitSet();
            for (final int event : plan.copy(copy).subscribes()) {
                configured[instance].set(event);
                inLineOnly[instance].set(event, plan.slowPolicy(copy, event) != SlowPolicy.CONFLATE);
            }
        }
        return new Ledger(
                copy -> plan.copy(copy).name(), plan.copyCount(), publisherOfEvent, copies, configured, inLineOnly);
    }
}
