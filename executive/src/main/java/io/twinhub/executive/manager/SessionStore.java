package io.twinhub.executive.manager;

import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.wire.Begun;
import io.twinhub.executive.wire.Ceased;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.Placed;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Resumed;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.SessionCopy;
import io.twinhub.executive.wire.Standing;
import io.twinhub.executive.wire.TermBegun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All sessions with what waits for them: what a manager and its standby hold alike. It changes by six kinds of changes alone, and the same changes in the same order
 * make the same store, so a standby that takes them needs nothing else.
 */
final class SessionStore {
    private final SessionIndex sessions = new SessionIndex();
    private final List<EndCopy> unlinked = new ArrayList<>();
    private final Unwritten unwritten;
    private final Footprint footprint;
    private long lastSession;
    private long term;
    private long index;

    SessionStore() {
        this(new Unwritten(false), new Footprint(Long.MAX_VALUE / 2));
    }

    /** Both are told of everything that changes. */
    SessionStore(final Unwritten unwritten, final Footprint footprint) {
        this.unwritten = unwritten;
        this.footprint = footprint;
    }

    private void note(final StoredSession session) {
        unwritten.note(session);
        footprint.note(session, sessions.has(session));
    }

    private void note(final End end) {
        unwritten.note(end);
        footprint.note(end, end.owner.ends.get(end.number) == end);
    }

    Footprint footprint() {
        return footprint;
    }

    Unwritten unwritten() {
        return unwritten;
    }

    /** The sessions that a life of a program holds, or nobody if it is 0. */
    Collection<StoredSession> heldBy(final long life) {
        return sessions.heldBy(life);
    }

    /** How many changes it has taken. */
    long index() {
        return index;
    }

    /** How far it has come. */
    Standing standing() {
        return new Standing(term, index);
    }

    /** How many sessions and ends it has. */
    int size() {
        return sessions.all().stream().mapToInt(each -> 1 + each.ends.size()).sum();
    }

    boolean isEmpty() {
        return sessions.all().isEmpty();
    }

    StoredSession session(final long id) {
        return sessions.get(id);
    }

    Collection<StoredSession> sessions() {
        return sessions.all();
    }

    /** The session that this life of a program wanted with this request; or that of this name; or null. */
    StoredSession begun(final long life, final long number, final String address) {
        return sessions.begun(life, number, address);
    }

    /** Whether this life of a program has begun as many sessions as it may. */
    boolean hasBegunAll(final long life) {
        return sessions.begunCount(life) >= SessionLimits.BEGUN_COUNT_MAX;
    }

    /** A manager acts from here on: of two stores, the one with the newer last term is ahead. */
    void begin(final TermBegun change) {
        index++;
        term = change.term();
    }

    StoredSession begin(final Begun change) {
        index++;
        return add(new StoredSession(++lastSession, change.address(), change.life(), change.number()));
    }

    void place(final Placed change) {
        index++;
        final StoredSession session = sessions.get(change.of().session());
        session.incarnation = change.of();
        sessions.hold(session, change.life());
        session.failures = change.failures();
        note(session);
        session.ends.values().forEach(end -> end.delivered = end.consumed);
    }

    /**
     * Takes a save as a whole.
     *
     * @return ends that were given something, in the order in which that happened.
     */
    Set<End> save(final Save change) {
        index++;
        final StoredSession session = sessions.get(change.of().session());
        final Set<End> given = new LinkedHashSet<>();
        session.saved = change.number();
        session.isRestartable = change.restartable();
        session.state = change.state();
        session.failures = 0;
        note(session);
        final Set<End> touched = new LinkedHashSet<>();
        for (final Position position : change.consumed()) {
            final End end = session.ends.get(position.end());
            if (end != null) {
                end.take(position.sequence());
                note(end);
                touched.add(end);
            }
        }
        for (final Item item : change.outputs()) {
            say(session, item, given);
            touched.add(session.ends.get(item.end()));
        }
        for (final End end : touched) {
            if (end != null && end.isOver()) {
                remove(end);
            }
        }
        if (change.finished()) {
            end(session, CloseReason.FINISHED, given);
            remove(session);
        }
        return given;
    }

    /** A manager ends a session; what failed again and again stays, without ends, and takes no others. */
    Set<End> cease(final Ceased change) {
        index++;
        final StoredSession session = sessions.get(change.session());
        final Set<End> given = new LinkedHashSet<>();
        end(session, change.reason(), given);
        if (change.reason() == CloseReason.QUARANTINED) {
            session.setAside(change.text());
            sessions.hold(session, 0);
            note(session);
        } else {
            remove(session);
        }
        return given;
    }

    /** A session that was set aside goes on: with its last save, as if it had never failed. */
    void resume(final Resumed change) {
        index++;
        final StoredSession session = sessions.get(change.session());
        session.resume();
        note(session);
    }

    private void say(final StoredSession session, final Item item, final Set<End> given) {
        if (item.kind() == ItemKind.OPEN) {
            open(session, item, given);
            return;
        }
        final End end = session.ends.get(item.end());
        if (end != null) {
            say(end, item, given);
        }
    }

    private void open(final StoredSession session, final Item item, final Set<End> given) {
        final End end = session.add(new End(session, item.end()));
        StoredSession peer = sessions.named(item.text());
        if (peer == null && !footprint.isFull()) {
            peer = add(new StoredSession(++lastSession, item.text(), 0, 0));
        }
        final CloseReason refusal = peer == null ? CloseReason.FULL : peer.refusal();
        if (refusal != CloseReason.NONE) {
            end.sent = item.sequence();
            end.give(End.close(end.number, 1, refusal));
            given.add(end);
            note(end);
        } else {
            end.link(peer.newServedEnd());
            note(peer);
            say(end, item, given);
        }
    }

    private void say(final End end, final Item item, final Set<End> given) {
        end.say(item);
        note(end);
        if (end.peer != null) {
            note(end.peer);
            given.add(end.peer);
        }
    }

    private void end(final StoredSession session, final CloseReason reason, final Set<End> given) {
        for (final End end : List.copyOf(session.ends.values())) {
            say(end, End.close(end.number, end.sent + 1, reason), given);
            remove(end);
        }
    }

    private void remove(final End end) {
        final End peer = end.peer;
        end.owner.remove(end);
        note(end);
        if (peer != null) {
            note(peer);
        }
    }

    private StoredSession add(final StoredSession session) {
        sessions.add(session);
        note(session);
        return session;
    }

    private void remove(final StoredSession session) {
        sessions.remove(session);
        note(session);
    }

    /** Hands a copy of everything to whoever makes a store of it. */
    void copyTo(final Consumer<SessionCopy> sessionTaker, final Consumer<EndCopy> endTaker) {
        for (final StoredSession session : sessions.all()) {
            sessionTaker.accept(session.copy());
            session.ends.values().forEach(end -> endTaker.accept(end.copy()));
        }
    }

    CopyEnd copyEnd() {
        return new CopyEnd(lastSession, term, index);
    }

    /** Takes a session of another store. */
    void add(final SessionCopy copy) {
        add(StoredSession.of(copy));
    }

    /** Takes an end of another store. */
    void add(final EndCopy copy) {
        final StoredSession owner = sessions.get(copy.session());
        note(owner.add(End.of(owner, copy)));
        unlinked.add(copy);
    }

    /** Everything of the other store is here. */
    void complete(final CopyEnd copy) {
        unlinked.forEach(this::link);
        unlinked.clear();
        lastSession = copy.lastSession();
        term = copy.term();
        index = copy.index();
    }

    private void link(final EndCopy copy) {
        if (copy.peer() != 0) {
            sessions.end(copy.session(), copy.end()).link(sessions.end(copy.peer(), copy.peerEnd()));
        }
    }
}
