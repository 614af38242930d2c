package io.twinhub.localhub;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.EventPlan;
import io.twinhub.config.HubConnection;
import io.twinhub.config.HubEvent;
import io.twinhub.config.HubPaths;
import io.twinhub.config.HubReceivers;
import io.twinhub.config.HubSources;
import io.twinhub.config.InstancePlan;
import io.twinhub.config.SystemLimits;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.EventBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Publishes what this localHub counts as events of its own, over both networks like any publisher; see {@link HubEvent}. What tells of a
 * fault is published within a second, mere progress every ten seconds; what a connection is within a quarter of a second, so that one which
 * breaks again and again costs four events a second at most. Not part of the message path; does nothing at all in a system in
 * which nobody subscribes to these events.
 */
final class HubReports {
    private static final long CHECK_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long CONNECTION_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);

    /** So long, at most, a program that comes later waits for the first value. */
    private static final long REPEAT_INTERVAL_NS = TimeUnit.SECONDS.toNanos(10);

    private final HubStock stock;
    private final EventsUp up;
    private final EpochNanoClock clock;
    /** In whose name this localHub publishes; null if it publishes nothing. */
    private final InstancePlan instance;

    private final int blockLengthMax;
    private final ExpandableArrayBuffer block = new ExpandableArrayBuffer();
    private final List<Connection> connections = new ArrayList<>();
    private Report<HubPaths> paths;
    private Report<HubSources> sources;
    private Report<HubReceivers> receivers;
    private long copyEpoch;
    private long dueNs = Long.MIN_VALUE;
    private long connectionsDueNs = Long.MIN_VALUE;

    HubReports(final LocalHubContext context, final HubStock stock, final EventsUp up) {
        this.stock = stock;
        this.up = up;
        clock = context.clock();
        blockLengthMax = context.limits().superMessageLength() - SystemLimits.SUPER_MESSAGE_OVERHEAD_BYTES;
        final SystemPlan plan = context.plan();
        final ComputerPlan self = plan.computer(context.computer());
        instance = self.hubInstance() < 0 ? null : plan.instance(self.hubInstance());
        if (instance != null) {
            paths = report(plan, HubEvent.PATHS.nameAt(self.name()), HubPaths.TYPE);
            sources = report(plan, HubEvent.SOURCES.nameAt(self.name()), HubSources.TYPE);
            receivers = report(plan, HubEvent.RECEIVERS.nameAt(self.name()), HubReceivers.TYPE);
            addConnections(plan, self);
        }
    }

    /** Publishes under this copy epoch from now on; 0: not until there is another. */
    void copyEpoch(final long epoch) {
        copyEpoch = epoch;
    }

    int doWork(final long nowNs) {
        if (!isPublishing()) {
            return 0;
        }
        int count = 0;
        if (nowNs >= connectionsDueNs) {
            connectionsDueNs = nowNs + CONNECTION_INTERVAL_NS;
            count += publishConnections(nowNs);
        }
        if (nowNs >= dueNs) {
            dueNs = nowNs + CHECK_INTERVAL_NS;
            count += publishCounts(nowNs);
        }
        return count;
    }

    private int publishConnections(final long nowNs) {
        int count = 0;
        for (final Connection connection : connections) {
            final HubConnection.State state = connection.state.get();
            final HubConnection before = connection.report.published;
            if (before == null || before.state() != state) {
                count += publish(connection.report, new HubConnection(state, clock.nanoTime()), nowNs);
            } else if (connection.report.isDue(nowNs)) {
                count += publish(connection.report, before, nowNs);
            }
        }
        return count;
    }

    private int publishCounts(final long nowNs) {
        int count = 0;
        final HubPaths pathsNow = stock.paths();
        if (paths.isDue(nowNs) || HubStock.tellsOfAFault(paths.published, pathsNow)) {
            count += publish(paths, pathsNow, nowNs);
        }
        if (stock.takeLosses(nowNs) || sources.isDue(nowNs)) {
            HubSources sourcesNow = stock.sources(HubSources.COUNT_MAX);
            while (!fits(sources, sourcesNow)) {
                sourcesNow = stock.sources(sourcesNow.accounts().size() / 2);
            }
            count += publish(sources, sourcesNow, nowNs);
        }
        HubReceivers receiversNow = stock.receivers(HubReceivers.COUNT_MAX);
        while (!fits(receivers, receiversNow)) {
            receiversNow = stock.receivers(receiversNow.slow().size() / 2);
        }
        if (receivers.isDue(nowNs) || !receiversNow.equals(receivers.published)) {
            count += publish(receivers, receiversNow, nowNs);
        }
        return count;
    }

    long nextDueNs() {
        return isPublishing() ? Math.min(dueNs, connectionsDueNs) : Long.MAX_VALUE;
    }

    private void addConnections(final SystemPlan plan, final ComputerPlan self) {
        for (int i = 0; i < plan.hubCount(); i++) {
            final int hub = i;
            final String name =
                    HubEvent.LINK.nameAt(self.name(), plan.computer(hub).name());
            connections.add(new Connection(report(plan, name, HubConnection.TYPE), () -> stock.link(hub)));
        }
        for (int i = 0; i < self.instances().length; i++) {
            final int place = i;
            final int copy = plan.instance(self.instances()[place]).copy();
            final String name =
                    HubEvent.PROGRAM.nameAt(self.name(), plan.copy(copy).name());
            connections.add(new Connection(report(plan, name, HubConnection.TYPE), () -> stock.program(place)));
        }
    }

    private boolean isPublishing() {
        return instance != null && copyEpoch != 0;
    }

    private <T> boolean fits(final Report<T> report, final T value) {
        return report.valueOffset + report.eventClass.encode(value, block, report.valueOffset) <= blockLengthMax;
    }

    private <T> int publish(final Report<T> report, final T value, final long nowNs) {
        report.published = value;
        report.publishedNs = nowNs;
        final int length = report.eventClass.encode(value, block, report.valueOffset);
        final int kind = report.event.eventClass().kind().code();
        EventBlock.put(block, 0, 1, report.event.id(), kind, Quality.GOOD, clock.nanoTime(), length);
        up.publish(instance, copyEpoch, report.event.id(), block, report.valueOffset + length);
        return 1;
    }

    private static <T> Report<T> report(final SystemPlan plan, final String name, final DataClass<T> type) {
        final EventPlan eventPlan = plan.event(plan.eventId(name));
        return new Report<>(eventPlan, eventPlan.eventClass().fitted(EventClass.of(type)));
    }

    /** The event of a connection, and how it is now. */
    private record Connection(Report<HubConnection> report, Supplier<HubConnection.State> state) {}

    /** One of the events, with what was published last. */
    private static final class Report<T> {
        private final EventPlan event;
        private final EventClass<T> eventClass;
        private final int valueOffset;
        private T published;
        private long publishedNs;

        Report(final EventPlan event, final EventClass<T> eventClass) {
            this.event = event;
            this.eventClass = eventClass;
            valueOffset = EventBlock.valueOffset(event.eventClass().kind().code());
        }

        boolean isDue(final long nowNs) {
            return published == null || nowNs - publishedNs >= REPEAT_INTERVAL_NS;
        }
    }
}
