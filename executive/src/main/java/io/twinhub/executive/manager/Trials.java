package io.twinhub.executive.manager;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sessions that were at work when their server died, again and again without a save between: it died of one of them. So on each server one of them at a time is given what it
 * waits for, until it has saved: then the next death counts for that one alone, and the others are not set aside with it.
 */
final class Trials {
    /** One death is that of a server, which many sessions share; they shall not wait for one another. */
    private static final int SUSPECT_FAILURE_COUNT = 2;
    /** Who has not saved within this time is no reason for others to wait. */
    private static final long TRIAL_NS = 1_000_000_000L;

    private record Trial(StoredSession session, long endNs) {}

    /** By the life of the server. */
    private final Map<Long, Trial> trials = new HashMap<>();

    private final Set<StoredSession> waiting = new LinkedHashSet<>();

    /** Whether a session may be given what waits for it; if not, it is among those of {@link #next} later. */
    boolean admits(final StoredSession session, final long nowNs) {
        if (!isSuspect(session)) {
            return true;
        }
        final Trial present = trials.get(session.life);
        if (present != null && present.session != session && !isOver(present, session.life, nowNs)) {
            waiting.add(session);
            return false;
        }
        if (present == null || present.session != session) {
            trials.put(session.life, new Trial(session, nowNs + TRIAL_NS));
        }
        return true;
    }

    private static boolean isSuspect(final StoredSession session) {
        return session.failures >= SUSPECT_FAILURE_COUNT;
    }

    private static boolean isOver(final Trial trial, final long life, final long nowNs) {
        return trial.session.life != life || !isSuspect(trial.session) || nowNs - trial.endNs >= 0;
    }

    /** Those that wait no longer. */
    List<StoredSession> next(final long nowNs) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        final List<StoredSession> all = List.copyOf(waiting);
        waiting.clear();
        trials.entrySet().removeIf(entry -> isOver(entry.getValue(), entry.getKey(), nowNs));
        return all.stream()
                .filter(session -> session.life != 0 && !session.isSetAside)
                .filter(session -> admits(session, nowNs))
                .toList();
    }
}
