package io.twinhub.executive.manager;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sessions that all need another server at once, because theirs has died or one has come: some in each turn, and no more while the former ones have not left the manager, so that
 * what others say does not wait behind all of them; and none of a type while a server of it has not taken what it was given before.
 */
final class Moves {
    private static final int UNDER_WAY_MAX = 1_000;
    private static final long UNDER_WAY_BYTES_MAX = 4L * 1024 * 1024;

    private final SessionStore store;
    private final Custody custody;
    private final Lives lives;
    /** By session type. */
    private final Map<String, ArrayDeque<Move>> waiting = new LinkedHashMap<>();

    private int underWayCount;
    private long underWayBytes;

    /** @param life that held the session: if another one does when its turn comes, nothing is to be done. */
    private record Move(StoredSession session, long life, Consumer<StoredSession> action) {}

    Moves(final SessionStore store, final Custody custody, final Lives lives) {
        this.store = store;
        this.custody = custody;
        this.lives = lives;
    }

    /** Those that a life of a program holds, or nobody if it is 0. */
    List<StoredSession> heldBy(final long life) {
        return heldBy(life, session -> !session.isSetAside);
    }

    private List<StoredSession> heldBy(final long life, final Predicate<StoredSession> wanted) {
        return store.heldBy(life).stream().filter(wanted).toList();
    }

    /** A life of a program is over. */
    void onDead(final long life) {
        add(heldBy(life), this::onOrphan);
    }

    /** The server of this one has died. */
    void onOrphan(final StoredSession session) {
        session.lastFailure = ", which died";
        custody.lose(session, session.isAtWork());
    }

    /** These are held by a life that does not claim them. */
    void onUnclaimed(final Collection<StoredSession> sessions) {
        add(sessions, session -> custody.lose(session, false));
    }

    /** This host can have what waits for a server. */
    void offer(final Host host) {
        add(
                heldBy(0, session -> !session.isSetAside && host.serves(session.type())),
                session -> custody.place(session, null, 0));
    }

    /** This host leaves: others get what they can go on with. */
    void empty(final Host host) {
        add(
                heldBy(host.life(), session -> !session.isSetAside && (session.isRestartable || session.saved == 0)),
                custody::move);
    }

    /** Whether nothing waits for its turn. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private void add(final Collection<StoredSession> sessions, final Consumer<StoredSession> action) {
        for (final StoredSession session : sessions) {
            waiting.computeIfAbsent(session.type(), type -> new ArrayDeque<>())
                    .add(new Move(session, session.life, action));
        }
    }

    /** Returns how many had their turn. */
    int doWork() {
        if (waiting.isEmpty()) {
            return 0;
        }
        int count = 0;
        for (final Map.Entry<String, ArrayDeque<Move>> each : waiting.entrySet()) {
            count += isBehind(each.getKey()) ? 0 : move(each.getValue());
        }
        waiting.values().removeIf(ArrayDeque::isEmpty);
        return count;
    }

    private boolean isBehind(final String type) {
        return lives.hosts().stream()
                .anyMatch(host -> host.serves(type) && host.channel().isBehind());
    }

    private int move(final ArrayDeque<Move> moves) {
        final int countBefore = underWayCount;
        final long bytesBefore = underWayBytes;
        while (underWayCount < UNDER_WAY_MAX && underWayBytes < UNDER_WAY_BYTES_MAX && !moves.isEmpty()) {
            final long assignedBefore = custody.assignedBytes();
            carryOut(moves.poll());
            underWayCount++;
            underWayBytes += custody.assignedBytes() - assignedBefore;
        }
        final int count = underWayCount - countBefore;
        final long bytes = underWayBytes - bytesBefore;
        if (count > 0) {
            custody.releases().after(store.index(), level -> {
                underWayCount -= count;
                underWayBytes -= bytes;
            });
        }
        return count;
    }

    private void carryOut(final Move move) {
        final StoredSession session = move.session;
        if (store.session(session.id) == session && session.life == move.life && !session.isSetAside) {
            move.action.accept(session);
        }
    }
}
