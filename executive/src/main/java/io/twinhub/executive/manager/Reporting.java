package io.twinhub.executive.manager;

import io.twinhub.config.HeldSessions;
import io.twinhub.config.ManagerReport;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.SessionSetAside;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes the report of a manager from what it holds. */
final class Reporting {
    private static final int REASON_LENGTH_MAX = 300;

    private Reporting() {}

    /**
     * @param gathering null unless it asks the others.
     * @param active null unless it serves.
     */
    static ManagerReport of(
            final String version,
            final ManagerSettings settings,
            final Durable durable,
            final Gathering gathering,
            final ActiveManager active) {
        final Map<String, Map<String, Integer>> counts = new TreeMap<>();
        final List<SessionSetAside> setAside = new ArrayList<>();
        int setAsideCount = 0;
        for (final StoredSession session : durable.store().sessions()) {
            if (!session.isSetAside) {
                counts.computeIfAbsent(session.type(), type -> new TreeMap<>())
                        .merge(place(session, active), 1, Integer::sum);
            } else if (++setAsideCount <= ManagerReport.SET_ASIDE_COUNT_MAX) {
                setAside.add(new SessionSetAside(session.title(), shortened(session.setAsideReason)));
            }
        }
        final List<HeldSessions> held = new ArrayList<>();
        counts.forEach(
                (type, servers) -> servers.forEach((server, count) -> held.add(new HeldSessions(type, server, count))));
        return new ManagerReport(
                version,
                ProcessHandle.current().pid(),
                active != null,
                active == null || active.level() == null ? "" : text(active.level()),
                active == null ? 0 : active.waitingCount(),
                held.subList(0, Math.min(held.size(), ManagerReport.ROW_COUNT_MAX)),
                setAsideCount,
                setAside,
                text(settings.saved()),
                active != null && active.hasStandby(),
                durable.hasFailed(),
                gathering == null ? List.of() : gathering.missing());
    }

    /** The first sessions, and how many there are. */
    static ManagerAnswer list(
            final ManagerReport report, final SessionStore store, final ActiveManager active, final boolean onlyAside) {
        final List<ListedSession> listed = new ArrayList<>();
        int total = 0;
        for (final StoredSession session : store.sessions()) {
            if ((session.isSetAside || !onlyAside) && ++total <= ManagerAnswer.SESSION_COUNT_MAX) {
                listed.add(new ListedSession(
                        session.title(),
                        session.id,
                        place(session, active),
                        session.saved,
                        session.failures,
                        session.isSetAside,
                        shortened(session.setAsideReason)));
            }
        }
        return new ManagerAnswer(report, listed, total, "", null);
    }

    private static String place(final StoredSession session, final ActiveManager active) {
        return active == null ? "" : active.place(session.life);
    }

    static String text(final SavedLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static String shortened(final String text) {
        return text.length() <= REASON_LENGTH_MAX ? text : text.substring(0, REASON_LENGTH_MAX) + "…";
    }
}
