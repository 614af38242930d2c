package io.twinhub.executive.manager;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Sessions that all need another server at once, because theirs has died or one has come: some in each turn, and no more while the former ones have not left the manager, so that
 * what others say does not wait behind all of them.
 */
final class Moves {
    private static final int UNDER_WAY_MAX = 1_000;

    private final SessionStore store;
    private final Custody custody;
    private final ArrayDeque<Move> waiting = new ArrayDeque<>();
    private int underWayCount;

    /** @param life that held the session: if another one does when its turn comes, nothing is to be done. */
    private record Move(StoredSession session, long life, Consumer<StoredSession> action) {}

    Moves(final SessionStore store, final Custody custody) {
        this.store = store;
        this.custody = custody;
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

    private void add(final List<StoredSession> sessions, final Consumer<StoredSession> action) {
        sessions.forEach(session -> waiting.add(new Move(session, session.life, action)));
    }

    /** Returns how many had their turn. */
    int doWork() {
        int count = 0;
        while (underWayCount + count < UNDER_WAY_MAX && !waiting.isEmpty()) {
            final Move move = waiting.poll();
            final StoredSession session = move.session;
            if (store.session(session.id) == session && session.life == move.life && !session.isSetAside) {
                move.action.accept(session);
            }
            count++;
        }
        if (count > 0) {
            final int moved = count;
            underWayCount += moved;
            custody.releases().after(store.index(), level -> underWayCount -= moved);
        }
        return count;
    }
}
