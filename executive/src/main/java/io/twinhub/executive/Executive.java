package io.twinhub.executive;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.config.SessionsSpec;
import io.twinhub.executive.wire.Assignment;
import io.twinhub.executive.wire.Beat;
import io.twinhub.executive.wire.Begin;
import io.twinhub.executive.wire.Channel;
import io.twinhub.executive.wire.Claim;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Delivery;
import io.twinhub.executive.wire.Drop;
import io.twinhub.executive.wire.Failure;
import io.twinhub.executive.wire.Greeting;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Leaving;
import io.twinhub.executive.wire.LeavingWanted;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.Saved;
import io.twinhub.executive.wire.Taken;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.TwinhubException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Holds sessions in a program: those that it serves, and, if it is an application, those that it begins. A program's loop is
 *
 * <pre>{@code
 * try (Bus bus = Bus.connect()) {
 *     Executive executive = Executive.of(bus).serve(Order.TYPE, OrderSession::new).use(Stock.SERVICE);
 *     while (running) bus.idle(bus.poll() + executive.doWork());
 * }
 * }</pre>
 *
 * What it may serve and use, {@code <sessions>} of the configuration says. Used by the thread of its Bus; never waits.
 */
public final class Executive {
    private static final long TRY_INTERVAL_NS = 20_000_000L;

    private final Bus bus;
    private final long life;
    private final SessionRules rules;
    final Authority authority;
    private final Repertoire repertoire;
    private final Holdings sessions = new Holdings();
    private final Requests requests = new Requests();
    private Channel channel;
    private long tryDueNs;
    private long beatDueNs;
    /** Whether its program ends. */
    private boolean isDraining;
    /** Whether an administrator wants its sessions to go to others. */
    private boolean isToLeave;

    /**
     * @param life a number that no life of any program had before.
     * @param rules {@link SessionRules#STANDARD}, but for tests of weaker ones.
     * @throws TwinhubException if the configuration has no sessions.
     */
    public Executive(final Bus bus, final long life, final SessionRules rules) {
        this.bus = bus;
        authority = new Authority(bus.plan(), rules);
        authority.checkConfigured(bus.copy());
        repertoire = new Repertoire(bus.copy(), authority);
        this.life = life;
        this.rules = rules;
        tryDueNs = bus.nanoTime();
    }

    /**
     * An executive of a program that the start command started.
     *
     * @throws TwinhubException if the configuration has no sessions.
     */
    public static Executive of(final Bus bus) {
        return new Executive(bus, new SecureRandom().nextLong() | 1, SessionRules.STANDARD);
    }

    /**
     * Serves sessions of this type, its own and those of servers that died. To be called before the first turn.
     *
     * @throws TwinhubException if the configuration does not name the program's copy among the servers of the type.
     */
    public <Q, P, S> Executive serve(
            final SessionType<Q, P, S> type, final Supplier<? extends ServerSession<Q, P, S>> maker) {
        repertoire.serve(type, maker);
        return this;
    }

    /**
     * Lets sessions of this program use a service. To be called before the first turn.
     *
     * @throws TwinhubException if the configuration does not name the program's copy among the clients of the service's type.
     */
    public Executive use(final Service<?, ?, ?, ?> service) {
        repertoire.use(service);
        return this;
    }

    /**
     * Begins a session that nobody opens: that of an application.
     *
     * @param type served by this program.
     * @param name empty for any number of sessions; else there is one of this name in the system, and if nobody holds it this program goes on with it.
     * @param refused is told why it does not get the session.
     */
    public void begin(final SessionType<?, ?, ?> type, final String name, final Consumer<CloseReason> refused) {
        want(type, name, false, refused);
    }

    /**
     * Begins the one session of this name in the system, or goes on with it here, wherever it is: that of an external user, who has come to another program. The program that held
     * it is told with ATTACHED_ELSEWHERE; what it did since its last save is void.
     *
     * @param type served by this program.
     * @param name the user's, not empty.
     * @param refused is told why it does not get the session.
     */
    public void attach(final SessionType<?, ?, ?> type, final String name, final Consumer<CloseReason> refused) {
        want(type, name, true, refused);
    }

    private void want(
            final SessionType<?, ?, ?> type,
            final String name,
            final boolean attach,
            final Consumer<CloseReason> refused) {
        repertoire.served(type.name());
        tell(Begin.TYPE, requests.add(type, name, attach, refused));
    }

    /**
     * Gives the sessions of this program to others that serve their types, before it ends: nobody is told of an error, and nobody waits until its death is noticed. Those that no
     * other program can go on with stay until they are over. The program goes on with its turns until {@link #isDrained}.
     */
    public void drain() {
        isDraining = true;
        tellLeaving();
    }

    /** Whether its program drained it, and it holds no session any more. */
    public boolean isDrained() {
        return isDraining && sessions.all().isEmpty();
    }

    /** The sessions of a type that this program holds now. */
    public Collection<ServerSession<?, ?, ?>> sessions(final SessionType<?, ?, ?> type) {
        return sessions.of(type);
    }

    /** Handles what came in and makes saves of that; to be called with each poll of the Bus. Returns how much was done. */
    public int doWork() {
        final long nowNs = bus.nanoTime();
        if (channel == null && nowNs - tryDueNs >= 0) {
            tryDueNs = nowNs + TRY_INTERVAL_NS;
            connect();
        }
        int work = 0;
        final boolean isBehind = channel != null && channel.isBehind();
        for (final HostedSession session : isBehind ? List.<HostedSession>of() : sessions.takeTouched()) {
            work++;
            guarded(session, session::doWork);
        }
        if (isGreeted() && nowNs - beatDueNs >= 0) {
            beatDueNs = nowNs + SessionLimits.BEAT_NS;
            channel.send(Beat.TYPE, new Beat(nowNs));
        }
        return work + (channel == null ? 0 : channel.doWork());
    }

    // Its connection.

    private void connect() {
        final MessageConnection connection = bus.connect(SessionsSpec.COPY);
        channel = new Channel(connection)
                .withoutLimit()
                .on(Assignment.TYPE, this::onAssignment)
                .on(Delivery.TYPE, message -> withSession(message.of(), each -> each.onItem(message.item())))
                .on(Taken.TYPE, message -> withSession(message.of(), each -> each.onTaken(message.position())))
                .on(
                        Saved.TYPE,
                        message -> withSession(message.of(), each -> guarded(each, () -> onSaved(each, message))))
                .on(Drop.TYPE, this::onDrop)
                .on(LeavingWanted.TYPE, message -> {
                    isToLeave = message.leaving();
                    tellLeaving();
                })
                .on(Beat.TYPE, beat -> {});
        connection.onOpen(this::greet).onEnd(connection::close).onClosed(reason -> channel = null);
    }

    private boolean isGreeted() {
        return channel != null && channel.connection().state() == ConnectionState.OPEN;
    }

    /** Says who this is and what it holds, then once more everything that was not answered. */
    private void greet() {
        tell(
                Greeting.TYPE,
                new Greeting(life, repertoire.types(), sessions.all().size()));
        sessions.all().forEach(session -> tell(Claim.TYPE, session.claim()));
        sessions.all().forEach(session -> session.unanswered().forEach(this::send));
        requests.unanswered().forEach(each -> tell(Begin.TYPE, each));
        if (isDraining || isToLeave) {
            tellLeaving();
        }
    }

    private void tellLeaving() {
        tell(Leaving.TYPE, new Leaving(life, isDraining || isToLeave));
    }

    void send(final Save save) {
        tell(Save.TYPE, save);
    }

    /** What is told to nobody now is told again when a manager is greeted. */
    private <T> void tell(final DataClass<T> type, final T message) {
        if (isGreeted()) {
            channel.send(type, message);
        }
    }

    // What the manager says.

    private void onAssignment(final Assignment message) {
        requests.granted(message.request());
        if (sessions.get(message.of()) != null) {
            return; // it was assigned before this program said that it wants it
        }
        final Repertoire.Served of = repertoire.served(SessionType.nameOf(message.address()));
        final HostedSession session =
                new HostedSession(message, this, of.type(), of.maker().get());
        sessions.add(session);
        guarded(session, () -> session.restore(message));
    }

    private void withSession(final Incarnation of, final Consumer<HostedSession> action) {
        final HostedSession session = sessions.get(of);
        if (session != null) {
            action.accept(session);
        }
    }

    private void onSaved(final HostedSession session, final Saved message) {
        if (session.onSaved(message)) {
            sessions.remove(session);
        }
    }

    private void onDrop(final Drop message) {
        requests.refused(message.request(), message.reason());
        withSession(message.of(), session -> {
            sessions.remove(session);
            if (message.reason() != CloseReason.SUPERSEDED && !session.isFinishing()) {
                session.onCeased(message.reason());
            }
        });
    }

    private void guarded(final HostedSession session, final Runnable turn) {
        try {
            turn.run();
        } catch (final RuntimeException ex) {
            fail(session, ex);
        }
    }

    /** What a session did since its last save is void; the manager decides who goes on with it. */
    private void fail(final HostedSession session, final RuntimeException ex) {
        sessions.remove(session);
        final String text = ex instanceof TwinhubException known ? known.error().toString() : ex.toString();
        tell(Failure.TYPE, new Failure(session.incarnation, text));
    }

    // What its sessions ask.

    SessionRules rules() {
        return rules;
    }

    String copy() {
        return bus.copy();
    }

    void touch(final HostedSession session) {
        sessions.touch(session);
    }

    Service<?, ?, ?, ?> service(final String name) {
        return repertoire.service(name);
    }
}
