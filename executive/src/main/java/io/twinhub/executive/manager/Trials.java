package io.twinhub.executive.manager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

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

    /** Those that wait for the end of a trial, by the life of their server. */
    private final Map<Long, LinkedHashSet<StoredSession>> waiting = new HashMap<>();

    /** Whether a session may be given what waits for it; if not, it is among those of {@link #next} later. */
    boolean admits(final StoredSession session, final long nowNs) {
        if (!isSuspect(session)) {
            return true;
        }
        final Trial present = trials.get(session.life);
        if (present != null && present.session != session && !isOver(present, session.life, nowNs)) {
            waiting.computeIfAbsent(session.life, life -> new LinkedHashSet<>()).add(session);
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

    /** Those that wait no longer. What a turn costs follows from the number of servers: of the sessions of one, a hundred thousand may wait. */
    List<StoredSession> next(final long nowNs) {
        if (trials.isEmpty()) {
            return List.of();
        }
        final List<StoredSession> next = new ArrayList<>();
        for (final Map.Entry<Long, Trial> entry : List.copyOf(trials.entrySet())) {
            if (isOver(entry.getValue(), entry.getKey(), nowNs)) {
                trials.remove(entry.getKey());
                admitNext(entry.getKey(), nowNs, next);
            }
        }
        return next;
    }

    private void admitNext(final long life, final long nowNs, final List<StoredSession> next) {
        final Iterator<StoredSession> each =
                waiting.getOrDefault(life, new LinkedHashSet<>()).iterator();
        while (each.hasNext() && !trials.containsKey(life)) {
            final StoredSession session = each.next();
            each.remove();
            if (session.life == life
                    && !session.isSetAside
                    && admits(session, nowNs)) { // else it is given what waits by another server
                next.add(session);
            }
        }
        if (!each.hasNext()) {
            waiting.remove(life);
        }
    }
}
