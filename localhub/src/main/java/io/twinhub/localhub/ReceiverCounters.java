package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.agrona.collections.Int2ObjectHashMap;

/** What a localHub shows of those who get events from it: which do not keep up, and what they missed. */
final class ReceiverCounters implements ReceiverStates {
    private static final String[] NETWORKS = {"A", "B"};

    private record Receiver(LongConsumer slow, LongConsumer missed) {}

    private final Int2ObjectHashMap<Receiver> programs = new Int2ObjectHashMap<>();
    private final LongConsumer[] slowSpoke = new LongConsumer[NETWORKS.length];

    ReceiverCounters(final SystemPlan plan, final int[] instances, final Function<String, LongConsumer> counters) {
        for (final int instance : instances) {
            final String name =
                    "receiver." + plan.copy(plan.instance(instance).copy()).name();
            programs.put(instance, new Receiver(counters.apply(name + ".slow"), counters.apply(name + ".missed")));
        }
        for (int network = 0; network < NETWORKS.length; network++) {
            slowSpoke[network] = counters.apply("path." + NETWORKS[network] + ".slow");
        }
    }

    @Override
    public void onProgram(final int instance, final boolean isSlow, final int waitingCount, final long missedCount) {
        final Receiver receiver = programs.get(instance);
        if (receiver != null) {
            receiver.slow.accept(isSlow ? 1 : 0);
            receiver.missed.accept(missedCount);
        }
    }

    @Override
    public void onSpokeLink(final int network, final boolean isSlow, final int waitingCount, final long missedCount) {
        slowSpoke[network].accept(isSlow ? 1 : 0);
    }
}
