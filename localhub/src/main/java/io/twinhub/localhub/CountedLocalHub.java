package io.twinhub.localhub;

import io.twinhub.transport.Component;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A localHub that shows other processes, ten times a second, how it stands. */
final class CountedLocalHub implements Component {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LocalHub hub;
    private final LongConsumer behindOnA;
    private final LongConsumer behindOnB;
    private final LongConsumer knownSources;
    private final LongConsumer activeInstances;
    private long dueNs = Long.MIN_VALUE;

    CountedLocalHub(final LocalHub hub, final Function<String, LongConsumer> counters) {
        this.hub = hub;
        behindOnA = counters.apply("path.A.behind");
        behindOnB = counters.apply("path.B.behind");
        knownSources = counters.apply("sources.known");
        activeInstances = counters.apply("instances.active");
    }

    @Override
    public int doWork(final long nowNs) {
        if (nowNs >= dueNs) {
            dueNs = nowNs + INTERVAL_NS;
            behindOnA.accept(hub.behindCount(0));
            behindOnB.accept(hub.behindCount(1));
            knownSources.accept(hub.knownSourceCount());
            activeInstances.accept(hub.activeCount());
        }
        return hub.doWork(nowNs);
    }

    @Override
    public long nextDueNs() {
        return hub.nextDueNs();
    }
}
