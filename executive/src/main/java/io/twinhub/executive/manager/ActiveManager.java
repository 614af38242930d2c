package io.twinhub.executive.manager;

import io.twinhub.bus.MessageConnection;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.SystemPlan;
import io.twinhub.executive.Authority;
import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.wire.Begin;
import io.twinhub.executive.wire.Claim;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Drop;
import io.twinhub.executive.wire.Failure;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.TermBegun;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a manager does while it is ACTIVE: takes saves, hands on what they say, and finds another server for what a dead one held. */
final class ActiveManager implements Host.Listener {
    private final SessionStore store;
    private final Authority authority;
    private final ManagerErrors errors;
    private final Mirror mirror;
    private final Lives lives;
    private final Custody custody;
    private final Hearing hearing;
    private final Moves moves;
    private final ReleaseRule releaseRule;

    private final Steering steering;
    private long nowNs;
    private boolean isToldFull;

    /**
     * @param durable what it begins with; nobody has more.
     * @param term copy epoch under which this manager is ACTIVE.
     * @param plan says who may serve and open which sessions, and which server gets one.
     * @param errors is told of everything that an administrator should know.
     */
    ActiveManager(
            final Durable durable,
            final long term,
            final ManagerSettings settings,
            final SystemPlan plan,
            final SessionRules rules,
            final Mirror mirror,
            final ManagerErrors errors,
            final boolean isSingle,
            final long nowNs) {
        store = durable.store();
        authority = new Authority(plan, rules);
        this.mirror = mirror;
        this.errors = errors;
        releaseRule = new ReleaseRule(durable, settings, rules, mirror, isSingle);
        this.nowNs = nowNs;
        store.begin(new TermBegun(term));
        mirror.begin(store);
        store.sessions().forEach(StoredSession::forgetAnswers);
        lives = new Lives(store.sessions(), nowNs, nowNs + SessionLimits.RETURN_WITHIN_NS);
        custody = new Custody(store, term, rules, mirror, lives, new Placement(plan, store, lives), errors);
        hearing = new Hearing(store, custody);
        moves = new Moves(store, custody, lives);
        steering = new Steering(store, lives, custody, moves, errors);
    }

    void onConnection(final MessageConnection connection, final boolean isStandby) {
        if (isStandby) {
            mirror.add(connection);
        } else if (lives.isBarred(connection, nowNs)) {
            connection.close();
        } else {
            lives.onConnection(new Host(connection, this, nowNs));
        }
    }

    int doWork(final long now) {
        nowNs = now;
        for (final long dead : lives.dead(now)) {
            moves.onDead(dead);
        }
        custody.doWork(now);
        custody.releases().begin();
        lives.beat(now);
        final int work = mirror.doWork(now) + lives.doWork(hearing::hear);
        List.copyOf(lives.hosts()).stream()
                .filter(host -> host.takeLeavingNews(now))
                .forEach(this::onLeaving);
        tellIfFull();
        return work + moves.doWork() + releaseRule.apply(custody.releases());
    }

    private void tellIfFull() {
        final Footprint footprint = store.footprint();
        if (footprint.isFull() && !isToldFull) {
            errors.onFull(footprint.bytes(), footprint.limit(), store.sessions().size());
        }
        isToldFull = footprint.isFull() || isToldFull && !footprint.hasRoom();
    }

    /** What waits for a standby, or for the next turn. */
    int waitingCount() {
        return custody.releases().count();
    }

    /** An administrator wants it to answer without a standby. */
    void goOnAlone() {
        releaseRule.goOnAlone();
    }

    /** What saves reach that are answered now; null if none is. */
    SavedLevel level() {
        return custody.releases().level();
    }

    boolean hasStandby() {
        return mirror.isInSync();
    }

    String place(final long life) {
        return lives.place(life);
    }

    Steering steering() {
        return steering;
    }

    @Override
    public boolean isHeld(final Host host, final Claim claim) {
        final StoredSession session = store.session(claim.of().session());
        final boolean isHeld = session != null && custody.isHeldBy(session, claim.of(), host);
        if (claim.of().session() > store.copyEnd().lastSession()) {
            host.holdsUnknown();
        }
        if (!isHeld) {
            custody.drop(host, claim.of(), session == null ? CloseReason.BEHIND : session.formerIs);
        }
        return isHeld;
    }

    @Override
    public void onReady(final Host host, final Collection<Claim> claims) {
        host.serveOnly(type -> authority.mayServe(host.copy(), type))
                .ifPresent(type -> errors.onNotPermitted(host.copy(), "serve", type));
        final List<Long> former = lives.onReady(host);
        final Set<StoredSession> unclaimed = new LinkedHashSet<>(moves.heldBy(host.life()));
        int parts = 0;
        long bytes = 0;
        for (final Claim claim : claims) {
            if (isHeld(host, claim)) { // nobody else wanted it meanwhile
                final StoredSession session = store.session(claim.of().session());
                unclaimed.remove(session);
                parts += session.partCount();
                bytes += session.wholeFootprint();
                onClaim(host, session, claim);
            }
        }
        host.channel().makeRoom(parts, bytes);
        if (host.unknownCount() > 0) {
            errors.onUnknown(host.place(), host.unknownCount());
        }
        moves.onUnclaimed(unclaimed);
        former.forEach(moves::onDead);
        offer(host);
    }

    /** It can have what waits for a server, and what those hold that leave. */
    private void offer(final Host host) {
        moves.offer(host);
        List.copyOf(lives.hosts()).stream().filter(Host::isLeaving).forEach(moves::empty);
    }

    /** It serves nothing new, and its sessions shall go to others; or it serves again. */
    private void onLeaving(final Host host) {
        if (host.isLeaving()) {
            moves.empty(host);
        } else {
            offer(host);
        }
    }

    private void onClaim(final Host host, final StoredSession session, final Claim claim) {
        if (claim.saved() > session.saved) {
            custody.cease(
                    session,
                    CloseReason.BEHIND,
                    "it was at save " + claim.saved() + ", and " + session.saved + " is the last one here");
        } else if (hasMore(session, claim)) {
            custody.lose(session, false);
        } else {
            custody.goOn(session, host);
        }
    }

    /** Whether the server was given what this manager does not have; then what it made of that is void, and no save contains it. */
    private static boolean hasMore(final StoredSession session, final Claim claim) {
        for (final Position position : claim.received()) {
            final End end = session.ends.get(position.end());
            if (end != null && position.sequence() > end.received()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onBegin(final Host host, final Begin message) {
        if (!host.serves(SessionType.nameOf(message.address()))) {
            refuse(host, message, CloseReason.NOT_PERMITTED);
            return;
        }
        if (message.address().length() > SessionLimits.TEXT_LENGTH_MAX) {
            refuse(host, message, CloseReason.WRONG);
            return;
        }
        final StoredSession known = store.begun(host.life(), message.number(), message.address());
        if (known != null && lives.isOver(known.life)) {
            moves.onOrphan(known);
        }
        if (known == null && store.hasBegunAll(host.life())) {
            refuse(host, message, CloseReason.FLOODED);
        } else if (known == null && store.footprint().isFull()) {
            refuse(host, message, CloseReason.FULL);
        } else if (known == null) {
            custody.begin(host, message.number(), message.address());
        } else if (known.life == 0 && !known.isSetAside) {
            custody.place(known, host, message.number());
        } else if (known.life == host.life()) {
            custody.assign(known, host, message.number());
        } else if (message.attach() && !known.isSetAside) {
            custody.attach(known, host, message.number());
        } else {
            final CloseReason reason = known.isSetAside ? CloseReason.QUARANTINED : CloseReason.HELD_ELSEWHERE;
            host.channel().send(Drop.TYPE, new Drop(known.incarnation, message.number(), reason));
        }
    }

    private static void refuse(final Host host, final Begin message, final CloseReason reason) {
        host.channel().send(Drop.TYPE, new Drop(new Incarnation(0, 0, 0), message.number(), reason));
    }

    @Override
    public void onSave(final Host host, final Save save) {
        final StoredSession session = store.session(save.of().session());
        if (session == null || !custody.isHeldBy(session, save.of(), host)) {
            custody.drop(host, save.of(), session == null ? CloseReason.SUPERSEDED : session.formerIs);
        } else if (save.number() > session.saved) { // else its holder came back, and was answered then
            final CloseReason wrong = save.number() > session.saved + 1
                    ? CloseReason.BEHIND
                    : SaveCheck.of(session, save, store.footprint().room());
            final String forbidden = authority.forbiddenIn(save, host.copy());
            if (wrong == CloseReason.NONE && forbidden == null) {
                custody.take(session, host, save);
            } else if (wrong == CloseReason.NONE) {
                errors.onNotPermitted(host.copy(), "open", forbidden);
                custody.cease(session, CloseReason.NOT_PERMITTED, "it opens sessions of the type " + forbidden);
            } else {
                custody.cease(session, wrong, "save " + save.number() + " after " + session.saved + " cannot be taken");
            }
        }
    }

    @Override
    public void onFailure(final Host host, final Failure message) {
        final StoredSession session = store.session(message.of().session());
        if (session != null && custody.isHeldBy(session, message.of(), host)) {
            final String text =
                    message.text().substring(0, Math.min(message.text().length(), SessionLimits.TEXT_LENGTH_MAX));
            errors.onFailure(session.title(), host.place(), text);
            session.lastFailure = " with " + text;
            custody.lose(session, true);
        }
    }

    @Override
    public void onGone(final Host host, final boolean isDead) {
        lives.bar(
                host.place(), nowNs + SessionLimits.BEAT_NS); // to come and go all the time costs no more than to beat
        hearing.hear(host); // what it said last; more than that is as good as not arrived
        host.channel().forgetUnheard();
        lives.onGone(host, isDead ? nowNs : nowNs + SessionLimits.DEAD_AFTER_NS);
    }

    @Override
    public void onWrong(final Host host, final String text) {
        errors.onWrong(host.place(), text);
        lives.bar(host.place(), nowNs + SessionLimits.BARRED_NS);
        lives.onGone(host, nowNs + SessionLimits.DEAD_AFTER_NS);
    }
}
