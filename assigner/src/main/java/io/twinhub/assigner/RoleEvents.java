package io.twinhub.assigner;

import io.twinhub.bus.Bus;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;
import io.twinhub.config.CopyRole;
import io.twinhub.config.RoleEvent;
import io.twinhub.config.SystemPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes each decision as an event, while this assigner holds the office: it is ACTIVE then, under a copy epoch that follows from that of the office, like
 * any publisher. What was decided before is published anew by a successor, and now and then, for programs that come later. Does nothing in a system in which
 * nobody subscribes to these events.
 */
final class RoleEvents {
    private static final long REPEAT_INTERVAL_NS = 10_000_000_000L;

    private final SystemPlan plan;
    private final Bus bus;
    private final List<Told> told = new ArrayList<>();
    private Role role = Role.DOWN;

    /** One copy, and what was published of it last. */
    private static final class Told {
        private final CopyState copy;
        private final RecordPublisher<CopyRole> publisher;
        private long copyEpoch;
        private long publishedNs;

        Told(final CopyState copy, final RecordPublisher<CopyRole> publisher) {
            this.copy = copy;
            this.publisher = publisher;
        }
    }

    RoleEvents(final SystemPlan plan, final Bus bus, final Knowledge known) {
        this.plan = plan;
        this.bus = bus;
        for (final CopyState copy : known.copies()) {
            final String event = RoleEvent.nameOf(plan.copy(copy.copy).name());
            if (plan.eventId(event) >= 0) {
                told.add(new Told(copy, bus.publisher(event, CopyRole.TYPE)));
            }
        }
    }

    int doWork(final long nowNs) {
        if (bus.role() != role) {
            role = bus.role();
            told.forEach(each -> each.copyEpoch = 0);
        }
        int work = 0;
        for (final Told each : told) {
            final boolean isDue =
                    each.copy.copyEpoch != each.copyEpoch || nowNs - each.publishedNs >= REPEAT_INTERVAL_NS;
            if (role == Role.ACTIVE && each.copy.copyEpoch != 0 && isDue) {
                work += publish(each, nowNs);
            }
        }
        return work;
    }

    private int publish(final Told each, final long nowNs) {
        final CopyState copy = each.copy;
        final String active = copy.place == CopyState.NOBODY
                ? ""
                : plan.computer(copy.instances[copy.place].plan.computer()).name();
        final String former = copy.former.copyEpoch == 0
                ? ""
                : plan.computer(copy.former.computer).name();
        final String reason = copy.reason == null ? "" : copy.reason.text();
        if (each.publisher.publish(new CopyRole(copy.copyEpoch, active, former, reason)) != PublishOutcome.ACCEPTED) {
            return 0; // the next turn tries again
        }
        each.copyEpoch = copy.copyEpoch;
        each.publishedNs = nowNs;
        return 1;
    }
}
