package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.agrona.concurrent.EpochClock;

/** A localHub that shows other processes how it stands: its state ten times a second, what it counts once a second. */
public final class CountedLocalHub implements Component {
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
    private final LongConsumer sentEvents;
    private final EpochClock clock;
    /** When the counts were shown last, so that rates can be told of them. */
    private final LongConsumer countedMs;

    private final LongConsumer refusedEvents;
    private final LongConsumer throttlings;
    /** In the order of this computer's instances. */
    private final LongConsumer[] roles;

    private final ReceiverCounters receivers;
    /** By hub computer. */
    private final List<HubLinkCounters> links = new ArrayList<>();

    private long stateDueNs = Long.MIN_VALUE;
    private long countDueNs = Long.MIN_VALUE;

    /**
     * @param counters gives what sets the counter of a name.
     * @param room how many counters this process can have.
     * @param clock tells when something was counted, and since when a connection is what it is.
     */
    public CountedLocalHub(
            final LocalHub hub,
            final SystemPlan plan,
            final Function<String, LongConsumer> counters,
            final int room,
            final EpochClock clock) {
        this.hub = hub;
        paths = new PathCounters(plan, hub.merge(), counters, room);
        this.clock = clock;
        countedMs = counters.apply("events.countedMs");
        sentEvents = counters.apply("events.sent");
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
        receivers = new ReceiverCounters(plan, hub.instances(), counters);
        for (int computer = 0; computer < plan.hubCount(); computer++) {
            links.add(new HubLinkCounters(hub, computer, plan.computer(computer).name(), counters, clock));
        }
    }

    @Override
    public int doWork(final long nowNs) {
        if (nowNs >= stateDueNs) {
            stateDueNs = nowNs + STATE_INTERVAL_NS;
            showState();
        }
        if (nowNs >= countDueNs) {
            countDueNs = nowNs + COUNT_INTERVAL_NS;
            showCounts();
        }
        return hub.doWork(nowNs);
    }

    /** Shows all at once. */
    public void show() {
        showState();
        showCounts();
    }

    private void showState() {
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
        links.forEach(HubLinkCounters::showState);
    }

    private void showCounts() {
        countedMs.accept(clock.time());
        paths.show();
        sentEvents.accept(hub.sentCount());
        refusedEvents.accept(hub.refusedCount());
        throttlings.accept(hub.throttledCount());
        hub.tellReceivers(receivers);
        links.forEach(HubLinkCounters::showCounts);
    }

    @Override
    public long nextDueNs() {
        return hub.nextDueNs();
    }
}
