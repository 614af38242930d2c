package io.twinhub.executive.manager;

import io.twinhub.config.SavedLevel;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.LeavingWanted;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.stream.Collectors;

/** What an administrator makes an ACTIVE manager do to sessions and servers. Each of it is told in the log. */
final class Steering {
    private final SessionStore store;
    private final Lives lives;
    private final Custody custody;
    private final Moves moves;
    private final ManagerErrors errors;

    Steering(
            final SessionStore store,
            final Lives lives,
            final Custody custody,
            final Moves moves,
            final ManagerErrors errors) {
        this.store = store;
        this.lives = lives;
        this.custody = custody;
        this.moves = moves;
        this.errors = errors;
    }

    /** Lets a session go on that was set aside. */
    Errand release(final String what) {
        final StoredSession session = session(what);
        final String order = "release " + session.title();
        if (!session.isSetAside) {
            throw new TwinhubException(refusal(order, "it is not set aside")
                    .action("Nothing has to be done; see those that are: twinhub session list --aside"));
        }
        errors.onSteered(order);
        final SavedLevel[] left = {null};
        custody.resume(session, level -> left[0] = level);
        final String server = lives.place(session.life);
        final String where =
                server.isEmpty() ? "when there is a program that serves " + session.type() : "with " + server;
        return whenLeft(order, left, session.title() + " goes on " + where);
    }

    /** Ends a session, also one that was set aside; its peers are told. */
    Errand end(final String what) {
        final StoredSession session = session(what);
        final String order = "end " + session.title();
        errors.onSteered(order);
        final SavedLevel[] left = {null};
        custody.cease(session, CloseReason.ENDED, "an administrator ended it");
        custody.releases().after(store.index(), level -> left[0] = level);
        return whenLeft(order, left, session.title() + " is ended");
    }

    private static Errand whenLeft(final String order, final SavedLevel[] left, final String done) {
        return new Errand(
                () -> left[0] == null ? null : done + "; what says so is saved at level " + Reporting.text(left[0]),
                late(order, "this manager has done it, and nothing leaves it before another instance has it")
                        .action(
                                "See what it waits for: twinhub system status; without the other one: twinhub session go-on"));
    }

    /** Lets the sessions of a server go to others, or no longer: its executive is asked, which keeps that for all managers that come. */
    Errand drain(final String place, final boolean leaving) {
        final String order = (leaving ? "drain " : "drain no longer ") + place;
        final Host host = lives.hosts().stream()
                .filter(each -> each.place().equals(place))
                .findFirst()
                .orElseThrow(() -> new TwinhubException(refusal(order, "no such program is connected")
                        .expected("one of "
                                + lives.hosts().stream()
                                        .map(Host::place)
                                        .sorted()
                                        .collect(Collectors.joining(", ")))
                        .action("Name program copy and computer as COPY@COMPUTER.")));
        errors.onSteered(order);
        host.channel().send(LeavingWanted.TYPE, new LeavingWanted(leaving));
        return new Errand(
                () -> host.isLeaving() == leaving && moves.isEmpty() ? drained(host) : null,
                late(order, leaving ? "it has not answered" : "it has not answered, or drains itself")
                        .action(
                                "See whether it runs: twinhub system status; what it was asked it does when it turns again."));
    }

    private String drained(final Host host) {
        if (!host.isLeaving()) {
            return host.place() + " serves again";
        }
        final long count = store.sessions().stream()
                .filter(session -> session.life == host.life())
                .count();
        return host.place() + " gets no session any more, until --undo or its next start; "
                + (count == 0 ? "it has none" : count + " stay, which no other program can go on with");
    }

    /** By its address, or by its number behind its type, or alone. */
    private StoredSession session(final String what) {
        return store.sessions().stream()
                .filter(session -> session.title().equals(what)
                        || Long.toString(session.id).equals(what))
                .findFirst()
                .orElseThrow(() -> new TwinhubException(ErrorResult.of(ErrorCode.SESSION_UNKNOWN, what)
                        .in("manager", "", "")
                        .expected("TYPE/NAME, TYPE#NUMBER or NUMBER of a session that is not over")
                        .action("See what there is: twinhub session list")));
    }

    static ErrorResult refusal(final String order, final String why) {
        return ErrorResult.of(ErrorCode.SESSION_ORDER_REFUSED, order, why).in("manager", "", "");
    }

    static ErrorResult late(final String order, final String why) {
        return ErrorResult.of(ErrorCode.SESSION_ORDER_LATE, order, why).in("manager", "", "");
    }
}
