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
    private static final SegmentWriter[] NONE = {};

    /** By network; empty if no connection concerns this computer. */
    final SegmentWriter[] hubs;
    /** By instance; null for what is no end of a connection or not here. */
    final SegmentWriter[] programs;

    final MessagesUp up;
    final MessagesDown down;

    /** @param isActive whether an instance of this computer is ACTIVE. */
    Messages(
            final LocalHubContext context,
            final HubLink[] networks,
            final IntFunction<Link> toHub,
            final IntFunction<Link> toProgram,
            final IntPredicate isActive) {
        final SystemPlan plan = context.plan();
        final ConnectionRights rights = new ConnectionRights(plan);
        programs = new SegmentWriter[plan.instanceCount()];
        hubs = ConnectionRights.concern(plan, context.computer()) ? new SegmentWriter[networks.length] : NONE;
        for (int path = 0; path < hubs.length; path++) {
            hubs[path] = new SegmentWriter(toHub.apply(networks[path].hub));
        }
        for (final int instance : plan.computer(context.computer()).instances()) {
            if (ConnectionRights.concernsCopy(plan, plan.instance(instance).copy())) {
                programs[instance] = new SegmentWriter(toProgram.apply(instance));
            }
        }
        down = new MessagesDown(context, rights, hubs, programs, isActive);
        up = new MessagesUp(context, rights, hubs, down);
    }

    /** The link to the hub of a network; null if there is none. */
    Link ofHub(final int path) {
        return path < hubs.length ? hubs[path].link() : null;
    }

    /** The link to a program; null if there is none. */
    Link ofProgram(final int instance) {
        return programs[instance] == null ? null : programs[instance].link();
    }

    int doWork(final long nowNs) {
        int work = 0;
        for (final SegmentWriter hub : hubs) {
            work += hub.link().doWork(nowNs);
        }
        for (final SegmentWriter program : programs) {
            work += program == null ? 0 : program.link().doWork(nowNs);
        }
        return work;
    }

    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (final SegmentWriter hub : hubs) {
            due = Math.min(due, hub.link().nextDueNs());
        }
        for (final SegmentWriter program : programs) {
            due = program == null ? due : Math.min(due, program.link().nextDueNs());
        }
        return due;
    }
}
