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
import java.util.function.LongFunction;

/** Makes the report of a manager from what it holds. */
final class Reporting {
    private static final int REASON_LENGTH_MAX = 300;

    private Reporting() {}

    /**
     * @param places of the program with this life; empty if it is not known.
     * @param level what a save reaches now; null if none is answered.
     */
    static ManagerReport of(
            final String version,
            final SessionStore store,
            final boolean isActive,
            final SavedLevel level,
            final int waitingCount,
            final LongFunction<String> places) {
        final Map<String, Map<String, Integer>> counts = new TreeMap<>();
        final List<SessionSetAside> setAside = new ArrayList<>();
        int setAsideCount = 0;
        for (final StoredSession session : store.sessions()) {
            if (!session.isSetAside) {
                counts.computeIfAbsent(session.type(), type -> new TreeMap<>())
                        .merge(places.apply(session.life), 1, Integer::sum);
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
                isActive,
                level == null ? "" : level.name().toLowerCase(Locale.ROOT),
                waitingCount,
                held.subList(0, Math.min(held.size(), ManagerReport.ROW_COUNT_MAX)),
                setAsideCount,
                setAside);
    }

    private static String shortened(final String text) {
        return text.length() <= REASON_LENGTH_MAX ? text : text.substring(0, REASON_LENGTH_MAX) + "…";
    }
}
