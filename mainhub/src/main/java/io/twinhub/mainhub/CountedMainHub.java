package io.twinhub.mainhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Component;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.agrona.concurrent.EpochClock;

/** A mainHub that shows other processes, once a second, what it forwarded, dropped and refused. */
public final class CountedMainHub implements Component {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    /** Streams need counters, too: links get at most this part of the room. */
    private static final int ROOM_PART = 4;

    private final MainHub hub;
    private final int computerCount;
    private final EpochClock clock;
    /** When the rest was shown last, so that rates can be told of it. */
    private final LongConsumer countedMs;

    private final LongConsumer received;
    private final LongConsumer forwarded;
    private final LongConsumer dropped;
    private final LongConsumer refused;
    private final LongConsumer throttled;
    /** By computer id; null where no counter is shown. */
    private final LongConsumer[] droppedOfLink;

    private final LongConsumer[] forwardedOfLink;

    private long dueNs = Long.MIN_VALUE;

    /** @param room how many counters this process can have. */
    public CountedMainHub(
            final MainHub hub,
            final SystemPlan plan,
            final Function<String, LongConsumer> counters,
            final int room,
            final EpochClock clock) {
        this.hub = hub;
        this.clock = clock;
        countedMs = counters.apply("events.countedMs");
        computerCount = plan.computerCount();
        forwarded = counters.apply("events.forwarded");
        dropped = counters.apply("events.dropped");
        refused = counters.apply("events.refused");
        throttled = counters.apply("runs.throttled");
        received = counters.apply("events.received");
        final int shownMax = room / ROOM_PART;
        final int spokeCount = plan.computerCount() - plan.hubCount();
        droppedOfLink = ofLinks(plan, "dropped", counters, shownMax);
        forwardedOfLink = ofLinks(plan, "forwarded", counters, shownMax - spokeCount);
    }

    private static LongConsumer[] ofLinks(
            final SystemPlan plan,
            final String what,
            final Function<String, LongConsumer> counters,
            final int shownMax) {
        final int end = Math.min(plan.computerCount(), plan.hubCount() + shownMax);
        final LongConsumer[] ofLinks = new LongConsumer[plan.computerCount()];
        for (int computer = plan.hubCount(); computer < end; computer++) {
            ofLinks[computer] = counters.apply("link." + plan.computer(computer).name() + "." + what);
        }
        return ofLinks;
    }

    @Override
    public int doWork(final long nowNs) {
        if (nowNs >= dueNs) {
            dueNs = nowNs + INTERVAL_NS;
            show();
        }
        return hub.doWork(nowNs);
    }

    @Override
    public long nextDueNs() {
        return hub.nextDueNs();
    }

    /** Shows all at once. */
    public void show() {
        countedMs.accept(clock.time());
        long forwardedCount = 0;
        long droppedCount = 0;
        for (int computer = 0; computer < computerCount; computer++) {
            forwardedCount += hub.forwardedCount(computer);
            droppedCount += hub.droppedCount(computer);
            if (droppedOfLink[computer] != null) {
                droppedOfLink[computer].accept(hub.droppedCount(computer));
            }
            if (forwardedOfLink[computer] != null) {
                forwardedOfLink[computer].accept(hub.forwardedCount(computer));
            }
        }
        received.accept(hub.receivedCount());
        forwarded.accept(forwardedCount);
        dropped.accept(droppedCount);
        refused.accept(hub.refusedCount());
        throttled.accept(hub.throttledCount());
    }
}
