package io.twinhub.executive.manager;

import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.SessionCopy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What changed in a store since its disk was given the last batch. A session that was saved ten times meanwhile is written once. */
final class Unwritten {
    private final boolean isWanted;
    private final Set<StoredSession> sessions = new LinkedHashSet<>();
    private final Set<End> ends = new LinkedHashSet<>();

    /** @param isWanted whether there is a disk; else nothing is noted. */
    Unwritten(final boolean isWanted) {
        this.isWanted = isWanted;
    }

    void note(final StoredSession session) {
        if (isWanted) {
            sessions.add(session);
        }
    }

    void note(final End end) {
        if (isWanted) {
            ends.add(end);
        }
    }

    /** Everything that was noted, as it is now; then nothing is. */
    DiskBatch take(final SessionStore store) {
        final List<SessionCopy> sessionCopies = new ArrayList<>(sessions.size());
        final List<Long> goneSessions = new ArrayList<>();
        final List<EndCopy> endCopies = new ArrayList<>(ends.size());
        final List<DiskBatch.EndKey> goneEnds = new ArrayList<>();
        for (final StoredSession session : sessions) {
            if (store.session(session.id) == session) {
                sessionCopies.add(session.copy());
            } else {
                goneSessions.add(session.id);
            }
        }
        for (final End end : ends) {
            if (end.owner.ends.get(end.number) == end) {
                endCopies.add(end.copy());
            } else {
                goneEnds.add(new DiskBatch.EndKey(end.owner.id, end.number));
            }
        }
        sessions.clear();
        ends.clear();
        return new DiskBatch(false, goneSessions, goneEnds, sessionCopies, endCopies, store.copyEnd());
    }
}
