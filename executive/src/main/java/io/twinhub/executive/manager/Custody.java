package io.twinhub.executive.manager;

import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.wire.Assignment;
import io.twinhub.executive.wire.Begun;
import io.twinhub.executive.wire.Ceased;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Delivery;
import io.twinhub.executive.wire.Drop;
import io.twinhub.executive.wire.EndImage;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.Placed;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Resumed;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.Saved;
import io.twinhub.executive.wire.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who holds which session, and what is handed to its holder: every change of the store goes through here, to the standbys as well, and all that follows waits for these. */
final class Custody {
    /** What an assignment makes a standby and the server be told. */
    private static final int ASSIGNMENT_BYTES = 500;
    /** What an end makes of an assignment, and of what waits to leave. */
    private static final int END_BYTES = 300;

    private final SessionStore store;
    private final long term;
    private final SessionRules rules;
    private final Mirror mirror;
    private final Lives lives;
    private final ManagerErrors errors;
    private final Releases releases = new Releases();
    private final Placement placement;
    private final Trials trials = new Trials();
    private long nowNs;
    private long assignedBytes;

    Custody(
            final SessionStore store,
            final long term,
            final SessionRules rules,
            final Mirror mirror,
            final Lives lives,
            final Placement placement,
            final ManagerErrors errors) {
        this.store = store;
        this.term = term;
        this.rules = rules;
        this.mirror = mirror;
        this.lives = lives;
        this.placement = placement;
        this.errors = errors;
    }

    /** To be called at the beginning of each turn. */
    void doWork(final long now) {
        nowNs = now;
        for (final StoredSession session : trials.next(now)) {
            session.ends.values().forEach(this::deliver);
        }
    }

    /** How much it has assigned so far, in bytes. */
    long assignedBytes() {
        return assignedBytes;
    }

    Releases releases() {
        return releases;
    }

    /** An executive wants a session that nobody opens. */
    void begin(final Host host, final long number, final String address) {
        final Begun change = new Begun(host.life(), number, address);
        mirror.tell(Begun.TYPE, change);
        place(store.begin(change), host, number);
    }

    /** The server goes on with what it has; it drops what it is given twice. */
    void goOn(final StoredSession session, final Host host) {
        session.lastPlace = host.place();
        final Incarnation incarnation = session.incarnation;
        final long saved = session.saved;
        releases.after(store.index(), level -> host.channel().send(Saved.TYPE, new Saved(incarnation, saved, level)));
        for (final End end : session.ends.values()) {
            end.delivered = end.consumed;
            final Position taken = new Position(end.number, end.taken());
            releases.after(store.index(), level -> host.channel().send(Taken.TYPE, new Taken(incarnation, taken)));
        }
        session.ends.values().forEach(this::deliver);
    }

    /** Takes a save that was checked, the message which this host says now. */
    void take(final StoredSession session, final Host host, final Save save) {
        mirror.tellHeardOf(host);
        final List<End> speakers = new ArrayList<>(save.consumed().size());
        for (final Position position : save.consumed()) {
            final End end = session.ends.get(position.end());
            if (end != null && end.peer != null) {
                speakers.add(end.peer);
            }
        }
        final Set<End> given = store.save(save);
        releases.after(store.index(), new Answer(session, host, store.index(), releases));
        speakers.forEach(this::tellTaken);
        handOn(given);
    }

    /** Who spoke may say more. */
    private void tellTaken(final End end) {
        final Incarnation incarnation = end.owner.incarnation;
        final Position taken = new Position(end.number, end.taken());
        releases.after(store.index(), level -> {
            final Host host = lives.host(end.owner.life);
            if (host != null && end.owner.incarnation.equals(incarnation)) {
                host.channel().send(Taken.TYPE, new Taken(incarnation, taken));
            }
        });
    }

    private void handOn(final Set<End> given) {
        for (final End end : given) {
            if (end.owner.life == 0 && !end.owner.isSetAside) {
                place(end.owner, null, 0);
            } else {
                deliver(end);
            }
        }
    }

    /** Everything that this end was given so far leaves when a standby has it. */
    private void deliver(final End end) {
        final Incarnation incarnation = end.owner.incarnation;
        final long upTo = end.received();
        releases.after(store.index(), level -> {
            final Host host = lives.host(end.owner.life);
            if (host == null || !end.owner.incarnation.equals(incarnation) || !trials.admits(end.owner, nowNs)) {
                return;
            }
            for (final Item item : List.copyOf(end.items())) {
                if (item.sequence() > end.delivered && item.sequence() <= upTo) {
                    end.delivered = item.sequence();
                    host.channel().send(Delivery.TYPE, new Delivery(incarnation, item));
                }
            }
            if (!rules.keepsUntilSaved()) {
                end.take(Math.max(end.consumed, end.delivered));
            }
        });
    }

    /** Whether this host holds the session, in this incarnation. */
    boolean isHeldBy(final StoredSession session, final Incarnation incarnation, final Host host) {
        final boolean isPresent = session.incarnation.equals(incarnation) && session.life == host.life();
        return !session.isSetAside && (isPresent || !rules.checksIncarnation());
    }

    /** Tells a host to forget a session. */
    void drop(final Host host, final Incarnation incarnation, final CloseReason reason) {
        host.channel().send(Drop.TYPE, new Drop(incarnation, 0, reason));
    }

    /** A session has no server any more: another one goes on with its last save, unless there is nothing to go on with. */
    void lose(final StoredSession session, final boolean mayBeItsFault) {
        final int failures = session.failures + (mayBeItsFault ? 1 : 0);
        if (session.saved > 0 && !session.isRestartable) {
            cease(session, CloseReason.SERVER_LOST, "its server died, and it has no restart information");
        } else if (failures >= SessionLimits.FAILURE_COUNT_MAX) {
            cease(
                    session,
                    CloseReason.QUARANTINED,
                    "it failed its server " + failures + " times in a row" + session.lastFailure());
        } else {
            session.failures = failures;
            place(session, null, 0);
        }
    }

    /** Its server leaves: another one goes on with its last save, if there is one. */
    void move(final StoredSession session) {
        final Host host = placement.choose(session);
        if (host != null) {
            moveTo(session, host, 0, CloseReason.SUPERSEDED);
        }
    }

    /** It is wanted by another program; the one that held it is told. */
    void attach(final StoredSession session, final Host host, final long request) {
        moveTo(session, host, request, CloseReason.ATTACHED_ELSEWHERE);
    }

    private void moveTo(final StoredSession session, final Host host, final long request, final CloseReason reason) {
        final Host former = lives.host(session.life);
        final Incarnation incarnation = session.incarnation;
        place(session, host, request);
        session.formerIs = reason;
        if (former != null) {
            releases.after(store.index(), level -> drop(former, incarnation, reason));
        }
    }

    /**
     * Lets a session go on that was set aside, with its last save.
     *
     * @param left is told when that has left this manager, and what it survives.
     */
    void resume(final StoredSession session, final Releases.Release left) {
        final Resumed change = new Resumed(session.id);
        mirror.tell(Resumed.TYPE, change);
        store.resume(change);
        place(session, null, 0);
        releases.after(store.index(), left);
    }

    /** Ends a session; its peers are told. */
    void cease(final StoredSession session, final CloseReason reason, final String why) {
        errors.onCeased(session.title(), reason, why);
        final Host host = lives.host(session.life);
        final Incarnation incarnation = session.incarnation;
        final Ceased change = new Ceased(session.id, reason, why);
        mirror.tell(Ceased.TYPE, change);
        handOn(store.cease(change));
        if (host != null) {
            releases.after(store.index(), level -> drop(host, incarnation, reason));
        }
    }

    /** Assigns a session to a host, or to the one that its placement chooses; it waits if there is none. */
    void place(final StoredSession session, final Host wanted, final long request) {
        final Host host = wanted != null ? wanted : placement.choose(session);
        if (host == null && session.life == 0) {
            return;
        }
        final Incarnation next = new Incarnation(session.id, term, session.incarnation.count() + 1);
        final Placed change = new Placed(next, host == null ? 0 : host.life(), session.failures);
        mirror.tell(Placed.TYPE, change);
        store.place(change);
        session.formerIs = CloseReason.SUPERSEDED;
        if (host != null) {
            assign(session, host, request);
        }
    }

    /** Hands a session to the host that shall hold it, with everything that waits for it. */
    void assign(final StoredSession session, final Host host, final long request) {
        session.lastPlace = host.place();
        final Incarnation incarnation = session.incarnation;
        final List<EndImage> images =
                session.ends.values().stream().map(End::image).toList();
        final Assignment assignment =
                new Assignment(incarnation, session.address, request, session.saved, session.state, images);
        assignedBytes += ASSIGNMENT_BYTES + session.state.length + (long) END_BYTES * images.size();
        releases.after(store.index(), level -> {
            if (session.incarnation.equals(incarnation)) {
                host.channel().send(Assignment.TYPE, assignment);
            }
        });
        session.ends.values().forEach(this::deliver);
    }
}
