package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.ConnectionRights;
import io.twinhub.transport.Link;
import io.twinhub.transport.SegmentWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Message connections as a localHub sees them: links to the hubs of both networks and to each program that is an end of a connection, and
 * what goes {@link MessagesUp up} and {@link MessagesDown down} over them. It remembers nothing of a connection.
 */
final class Messages {
    private static final HubLink[] NONE = {};

    /** Those that there are, to hubs and programs; none if no connection concerns this computer. */
    private final Link[] links;
    /** By instance; null for what is no end of a connection or not here. */
    final SegmentWriter[] programs;

    final MessagesUp up;
    final MessagesDown down;

    Messages(
            final LocalHubContext context,
            final HubLinks hubLinks,
            final IntFunction<Link> toProgram,
            final BusLink[] busOfInstance) {
        final SystemPlan plan = context.plan();
        final ConnectionRights rights = new ConnectionRights(plan);
        programs = new SegmentWriter[plan.instanceCount()];
        final boolean areConcerned = ConnectionRights.concern(plan, context.computer());
        final List<Link> made = new ArrayList<>();
        for (final HubLink hub : areConcerned ? hubLinks.all : NONE) {
            hub.messages = new SegmentWriter(hubLinks.messages(hub.hub));
            made.add(hub.messages.link());
        }
        for (final int instance : plan.computer(context.computer()).instances()) {
            if (ConnectionRights.concernsCopy(plan, plan.instance(instance).copy())) {
                programs[instance] = new SegmentWriter(toProgram.apply(instance));
                made.add(programs[instance].link());
            }
        }
        links = made.toArray(Link[]::new);
        final HubLink[] active = areConcerned ? hubLinks.active : NONE;
        down = new MessagesDown(context, rights, active, programs, busOfInstance);
        up = new MessagesUp(context, rights, active, down);
    }

    /** The link to a program; null if there is none. */
    Link ofProgram(final int instance) {
        return programs[instance] == null ? null : programs[instance].link();
    }

    int doWork(final long nowNs) {
        int work = 0;
        for (final Link link : links) {
            work += link.doWork(nowNs);
        }
        return work;
    }

    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (final Link link : links) {
            due = Math.min(due, link.nextDueNs());
        }
        return due;
    }
}
