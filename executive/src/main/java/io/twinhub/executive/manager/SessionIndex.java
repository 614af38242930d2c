package io.twinhub.executive.manager;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sessions of a store, to be found by number, by name and by who wanted them, and counted by who holds them. */
final class SessionIndex {
    private final TreeMap<Long, StoredSession> sessions = new TreeMap<>();
    private final Map<String, StoredSession> named = new HashMap<>();
    private final Map<Request, StoredSession> wanted = new HashMap<>();
    /** How many sessions each life of a program has begun that are not over. */
    private final Map<Long, Integer> begunCounts = new HashMap<>();

    /** By the life that holds them, so that nobody looks at a hundred thousand sessions to place one; 0 for those that nobody holds. */
    private final Map<Long, TreeMap<Long, StoredSession>> held = new HashMap<>();

    private record Request(long life, long number) {}

    StoredSession get(final long id) {
        return sessions.get(id);
    }

    End end(final long session, final int number) {
        return sessions.get(session).ends.get(number);
    }

    /** The one of this name; null if there is none, or the address has no name. */
    StoredSession named(final String address) {
        return named.get(address);
    }

    /** The session that this life of a program wanted with this request; or that of this name; or null. */
    StoredSession begun(final long life, final long number, final String address) {
        return StoredSession.isNamed(address) ? named(address) : wanted.get(new Request(life, number));
    }

    boolean has(final StoredSession session) {
        return sessions.get(session.id) == session;
    }

    /** In the order of their numbers. */
    Collection<StoredSession> all() {
        return sessions.values();
    }

    void add(final StoredSession session) {
        sessions.put(session.id, session);
        held.computeIfAbsent(session.life, life -> new TreeMap<>()).put(session.id, session);
        if (StoredSession.isNamed(session.address)) {
            named.put(session.address, session);
        }
        if (session.beginLife != 0) {
            wanted.put(new Request(session.beginLife, session.beginNumber), session);
            begunCounts.merge(session.beginLife, 1, Integer::sum);
        }
    }

    /** Another life holds a session; 0 for none. */
    void hold(final StoredSession session, final long life) {
        forget(session);
        session.life = life;
        held.computeIfAbsent(life, each -> new TreeMap<>()).put(session.id, session);
    }

    void remove(final StoredSession session) {
        sessions.remove(session.id);
        forget(session);
        named.remove(session.address, session);
        if (session.beginLife != 0) {
            wanted.remove(new Request(session.beginLife, session.beginNumber), session);
            begunCounts.computeIfPresent(session.beginLife, (life, count) -> count == 1 ? null : count - 1);
        }
    }

    int begunCount(final long life) {
        return begunCounts.getOrDefault(life, 0);
    }

    /** Those that a life of a program holds, or nobody if it is 0; in the order of their numbers. */
    Collection<StoredSession> heldBy(final long life) {
        final TreeMap<Long, StoredSession> sessionsOfLife = held.get(life);
        return sessionsOfLife == null ? List.of() : sessionsOfLife.values();
    }

    private void forget(final StoredSession session) {
        held.computeIfPresent(session.life, (life, of) -> {
            of.remove(session.id);
            return of.isEmpty() ? null : of;
        });
    }
}
