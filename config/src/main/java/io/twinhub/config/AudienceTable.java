package io.twinhub.config;

import java.util.BitSet;

/**
 * Says which spoke hears which: on the one a copy may subscribe to something that a copy on the other may publish. Between all other pairs no event passes, so that
 * neither keeps, tells or asks anything about the other. Immutable.
 */
final class AudienceTable {
    private final BitSet[] spokesOfSource;

    AudienceTable(final PlanCompiler compiled, final InstancePlan[] instances) {
        spokesOfSource = new BitSet[compiled.computers.length];
        for (int source = 0; source < spokesOfSource.length; source++) {
            spokesOfSource[source] = new BitSet();
        }
        for (final CopyPlan copy : compiled.copies) {
            final BitSet spokes = spokesOf(copy, compiled.subscribers);
            for (final int instance : copy.instances()) {
                spokesOfSource[instances[instance].computer()].or(spokes);
            }
        }
        for (int source = 0; source < spokesOfSource.length; source++) {
            spokesOfSource[source].clear(source);
        }
    }

    private static BitSet spokesOf(final CopyPlan copy, final SubscriberTable subscribers) {
        final BitSet spokes = new BitSet();
        int[] before = null;
        for (final int event : copy.publishes()) {
            final int[] receivers = subscribers.spokes(event);
            if (receivers != before) { // events with the same receivers share one array, and lie beside one another
                for (final int spoke : receivers) {
                    spokes.set(spoke);
                }
            }
            before = receivers;
        }
        return spokes;
    }

    /** Whether anything that is published on one computer may be for another one. */
    boolean hears(final int spoke, final int source) {
        return spokesOfSource[source].get(spoke);
    }
}
