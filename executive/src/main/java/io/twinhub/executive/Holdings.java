package io.twinhub.executive;

import io.twinhub.executive.wire.Incarnation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sessions that a program holds, and which of them have something to do. */
final class Holdings {
    private final Map<Long, HostedSession> sessions = new LinkedHashMap<>();
    private final Set<HostedSession> touched = new LinkedHashSet<>();

    Collection<HostedSession> all() {
        return sessions.values();
    }

    /** The session in this incarnation; null if it is not held. */
    HostedSession get(final Incarnation of) {
        final HostedSession session = sessions.get(of.session());
        return session != null && session.incarnation.equals(of) ? session : null;
    }

    /** Takes the place of a former incarnation. */
    void add(final HostedSession session) {
        sessions.put(session.incarnation.session(), session);
    }

    void remove(final HostedSession session) {
        sessions.remove(session.incarnation.session(), session);
    }

    /** It has something to do in the next turn. */
    void touch(final HostedSession session) {
        touched.add(session);
    }

    /** Those that have something to do and are still held; after that, none has. */
    List<HostedSession> takeTouched() {
        touched.removeIf(session -> get(session.incarnation) != session);
        final List<HostedSession> taken = List.copyOf(touched);
        touched.clear();
        return taken;
    }

    /** What a program made of its sessions of a type. */
    Collection<ServerSession<?, ?, ?>> of(final SessionType<?, ?, ?> type) {
        return sessions.values().stream()
                .filter(session -> session.objects().type() == type)
                .<ServerSession<?, ?, ?>>map(session -> session.objects().program())
                .toList();
    }
}
