package io.twinhub.mainhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Component;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A mainHub that shows other processes, once a second, what it forwarded, dropped and refused. */
final class CountedMainHub implements Component {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    /** Streams need counters, too: links get at most this part of the room. */
    private static final int ROOM_PART = 4;

    private final MainHub hub;
    private final int computerCount;
    private final LongConsumer forwarded;
    private final LongConsumer dropped;
    private final LongConsumer refused;
    private final LongConsumer throttled;
    /** By computer id; null where no counter is shown. */
    private final LongConsumer[] droppedOfLink;

    private long dueNs = Long.MIN_VALUE;

    /** @param room how many counters this process can have. */
    CountedMainHub(
            final MainHub hub, final SystemPlan plan, final Function<String, LongConsumer> counters, final int room) {
        this.hub = hub;
        computerCount = plan.computerCount();
        forwarded = counters.apply("events.forwarded");
        dropped = counters.apply("events.dropped");
        refused = counters.apply("events.refused");
        throttled = counters.apply("runs.throttled");
        droppedOfLink = new LongConsumer[computerCount];
        int left = room / ROOM_PART;
        for (int computer = 0; computer < computerCount && left > 0; computer++) {
            if (!plan.computer(computer).hub()) {
                droppedOfLink[computer] =
                        counters.apply("link." + plan.computer(computer).name() + ".dropped");
                left--;
            }
        }
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

    private void show() {
        long forwardedCount = 0;
        long droppedCount = 0;
        for (int computer = 0; computer < computerCount; computer++) {
            forwardedCount += hub.forwardedCount(computer);
            droppedCount += hub.droppedCount(computer);
            if (droppedOfLink[computer] != null) {
                droppedOfLink[computer].accept(hub.droppedCount(computer));
            }
        }
        forwarded.accept(forwardedCount);
        dropped.accept(droppedCount);
        refused.accept(hub.refusedCount());
        throttled.accept(hub.throttledCount());
    }
}
