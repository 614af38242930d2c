package io.twinhub.localhub;

import io.twinhub.transport.Component;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A localHub that shows other processes how it stands: its state ten times a second, what it counts once a second. */
final class CountedLocalHub implements Component {
    private static final String ROLE_PREFIX = "role.";
    private static final long STATE_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long COUNT_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final LocalHub hub;
    private final PathCounters paths;
    private final LongConsumer behindOnA;
    private final LongConsumer behindOnB;
    private final LongConsumer lagOnA;
    private final LongConsumer lagOnB;
    private final LongConsumer knownSources;
    private final LongConsumer expectedSources;
    private final LongConsumer activeInstances;
    private final LongConsumer refusedEvents;
    private final LongConsumer throttlings;
    /** In the order of this computer's instances. */
    private final LongConsumer[] roles;
    /** By hub computer: what the connection to it is. */
    private final LongConsumer[] connections;

    private long stateDueNs = Long.MIN_VALUE;
    private long countDueNs = Long.MIN_VALUE;

    CountedLocalHub(final LocalHub hub, final PathCounters paths, final Function<String, LongConsumer> counters) {
        this.hub = hub;
        this.paths = paths;
        behindOnA = counters.apply("path.A.behind");
        behindOnB = counters.apply("path.B.behind");
        lagOnA = counters.apply("path.A.lag");
        lagOnB = counters.apply("path.B.lag");
        knownSources = counters.apply("sources.known");
        expectedSources = counters.apply("sources.expected");
        activeInstances = counters.apply("instances.active");
        refusedEvents = counters.apply("events.refused");
        throttlings = counters.apply("programs.throttled");
        roles = hub.roles().copyNames().stream()
                .map(copy -> counters.apply(ROLE_PREFIX + copy))
                .toArray(LongConsumer[]::new);
        connections = hub.hubNames().stream()
                .map(name -> counters.apply("link." + name + ".role"))
                .toArray(LongConsumer[]::new);
    }

    @Override
    public int doWork(final long nowNs) {
        if (nowNs >= stateDueNs) {
            stateDueNs = nowNs + STATE_INTERVAL_NS;
            behindOnA.accept(hub.behindCount(0));
            behindOnB.accept(hub.behindCount(1));
            lagOnA.accept(hub.merge().lag(0));
            lagOnB.accept(hub.merge().lag(1));
            knownSources.accept(hub.knownSourceCount());
            expectedSources.accept(hub.merge().sourceCount());
            activeInstances.accept(hub.roles().activeCount());
            for (int i = 0; i < roles.length; i++) {
                roles[i].accept(hub.roles().roleCode(i));
            }
            for (int i = 0; i < connections.length; i++) {
                connections[i].accept(hub.connectionRole(i));
            }
        }
        if (nowNs >= countDueNs) {
            countDueNs = nowNs + COUNT_INTERVAL_NS;
            paths.show();
            refusedEvents.accept(hub.refusedCount());
            throttlings.accept(hub.throttledCount());
        }
        return hub.doWork(nowNs);
    }

    @Override
    public long nextDueNs() {
        return hub.nextDueNs();
    }
}
