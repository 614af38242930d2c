package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.ConnectionRights;
import io.twinhub.transport.Link;
import io.twinhub.transport.SegmentWriter;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Message connections as a localHub sees them: links to the hubs of both networks and to each program that is an end of a connection, and
 * what goes {@link MessagesUp up} and {@link MessagesDown down} over them. It remembers nothing of a connection.
 */
final class Messages {
    private static final HubLink[] NONE = {};

    /** All that have a point-to-point link; empty if no connection concerns this computer. */
    private final HubLink[] hubs;
    /** By instance; null for what is no end of a connection or not here. */
    final SegmentWriter[] programs;

    final MessagesUp up;
    final MessagesDown down;

    /** @param isActive whether an instance of this computer is ACTIVE. */
    Messages(
            final LocalHubContext context,
            final HubLinks hubLinks,
            final IntFunction<Link> toProgram,
            final IntPredicate isActive) {
        final SystemPlan plan = context.plan();
        final ConnectionRights rights = new ConnectionRights(plan);
        programs = new SegmentWriter[plan.instanceCount()];
        final boolean areConcerned = ConnectionRights.concern(plan, context.computer());
        hubs = areConcerned ? hubLinks.all : NONE;
        for (final HubLink hub : hubs) {
            hub.messages = new SegmentWriter(hubLinks.messages(hub.hub));
        }
        for (final int instance : plan.computer(context.computer()).instances()) {
            if (ConnectionRights.concernsCopy(plan, plan.instance(instance).copy())) {
                programs[instance] = new SegmentWriter(toProgram.apply(instance));
            }
        }
        final HubLink[] active = areConcerned ? hubLinks.active : NONE;
        down = new MessagesDown(context, rights, active, programs, isActive);
        up = new MessagesUp(context, rights, active, down);
    }

    /** The link to a program; null if there is none. */
    Link ofProgram(final int instance) {
        return programs[instance] == null ? null : programs[instance].link();
    }

    int doWork(final long nowNs) {
        int work = 0;
        for (final HubLink hub : hubs) {
            work += hub.messages.link().doWork(nowNs);
        }
        for (final SegmentWriter program : programs) {
            work += program == null ? 0 : program.link().doWork(nowNs);
        }
        return work;
    }

    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (final HubLink hub : hubs) {
            due = Math.min(due, hub.messages.link().nextDueNs());
        }
        for (final SegmentWriter program : programs) {
            due = program == null ? due : Math.min(due, program.link().nextDueNs());
        }
        return due;
    }
}
