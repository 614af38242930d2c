package io.twinhub.executive.manager;

import io.twinhub.bus.Bus;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;
import io.twinhub.config.ManagerReport;
import io.twinhub.config.SessionsEvent;
import io.twinhub.config.SessionsState;
import java.util.function.Supplier;

/**
 * Publishes how sessions stand, while this instance of the manager is ACTIVE: what changed within a second, and all of it now and then, for programs that come later. Does nothing
 * in a system in which nobody subscribes to that.
 */
final class SessionsEvents {
    private static final long LOOK_INTERVAL_NS = 1_000_000_000L;
    private static final long REPEAT_INTERVAL_NS = 10_000_000_000L;

    private final Bus bus;
    private final Supplier<ManagerReport> report;
    /** Null if nobody wants it. */
    private final RecordPublisher<SessionsState> publisher;

    private SessionsState told;
    private long toldNs;
    private long lookDueNs;

    SessionsEvents(final Bus bus, final Supplier<ManagerReport> report) {
        this.bus = bus;
        this.report = report;
        publisher = bus.plan().eventId(SessionsEvent.NAME) < 0
                ? null
                : bus.publisher(SessionsEvent.NAME, SessionsState.TYPE);
        lookDueNs = bus.nanoTime();
    }

    void doWork(final long nowNs) {
        if (publisher == null || nowNs - lookDueNs < 0) {
            return;
        }
        lookDueNs = nowNs + LOOK_INTERVAL_NS;
        if (bus.role() != Role.ACTIVE) {
            told = null;
            return;
        }
        final ManagerReport now = report.get();
        final SessionsState state =
                new SessionsState(now.level(), now.wanted(), now.standbyInSync(), now.diskFull(), now.setAsideCount());
        final boolean isDue = !state.equals(told) || nowNs - toldNs >= REPEAT_INTERVAL_NS;
        if (isDue && publisher.publish(state) == PublishOutcome.ACCEPTED) { // else the next look tries again
            told = state;
            toldNs = nowNs;
        }
    }
}
