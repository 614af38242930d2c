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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<Long, HostedSession> sessions = new LinkedHashMap<>();
    private final Set<HostedSession> touched = new LinkedHashSet<>();
    private final Requests requests = new Requests();
    private Channel channel;
    private long tryDueNs;
    private long beatDueNs;
    private final Draining draining;

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
        draining = new Draining(life);
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
        tell(Leaving.TYPE, draining.byProgram());
    }

    /** Whether its program drained it, and it holds no session any more. */
    public boolean isDrained() {
        return draining.isByProgram() && sessions.isEmpty();
    }

    /** The sessions of a type that this program holds now. */
    public Collection<ServerSession<?, ?, ?>> sessions(final SessionType<?, ?, ?> type) {
        return sessions.values().stream()
                .filter(session -> session.objects().type() == type)
                .<ServerSession<?, ?, ?>>map(session -> session.objects().program())
                .toList();
    }

    /** Handles what came in and makes saves of that; to be called with each poll of the Bus. Returns how much was done. */
    public int doWork() {
        final long nowNs = bus.nanoTime();
        if (channel == null && nowNs - tryDueNs >= 0) {
            tryDueNs = nowNs + TRY_INTERVAL_NS;
            connect();
        }
        int work = 0;
        for (final HostedSession session : List.copyOf(touched)) {
            touched.remove(session);
            if (isHeld(session)) {
                work++;
                guarded(session, session::doWork);
            }
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
                .on(Assignment.TYPE, this::onAssignment)
                .on(Delivery.TYPE, message -> withSession(message.of(), each -> each.onItem(message.item())))
                .on(Taken.TYPE, message -> withSession(message.of(), each -> each.onTaken(message.position())))
                .on(Saved.TYPE, saved -> withSession(saved.of(), each -> guarded(each, () -> onSaved(each, saved))))
                .on(Drop.TYPE, this::onDrop)
                .on(LeavingWanted.TYPE, message -> tell(Leaving.TYPE, draining.byAdministrator(message)))
                .on(Beat.TYPE, beat -> {});
        connection.onOpen(this::greet).onEnd(connection::close).onClosed(reason -> channel = null);
    }

    private boolean isGreeted() {
        return channel != null && channel.connection().state() == ConnectionState.OPEN;
    }

    /** Says who this is and what it holds, then once more everything that was not answered. */
    private void greet() {
        channel.send(Greeting.TYPE, new Greeting(life, repertoire.types(), sessions.size()));
        sessions.values().forEach(session -> channel.send(Claim.TYPE, session.claim()));
        sessions.values().forEach(session -> session.unanswered().forEach(this::send));
        requests.unanswered().forEach(each -> channel.send(Begin.TYPE, each));
        if (draining.message().leaving()) {
            channel.send(Leaving.TYPE, draining.message());
        }
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
        final HostedSession held = sessions.get(message.of().session());
        if (held != null && held.incarnation.equals(message.of())) {
            return; // it was assigned before this program said that it wants it
        }
        final Repertoire.Served of = repertoire.served(SessionType.nameOf(message.address()));
        final HostedSession session =
                new HostedSession(message, this, of.type(), of.maker().get());
        sessions.put(message.of().session(), session);
        guarded(session, () -> session.restore(message));
    }

    private void withSession(final Incarnation of, final Consumer<HostedSession> action) {
        final HostedSession session = sessions.get(of.session());
        if (session != null && session.incarnation.equals(of)) {
            action.accept(session);
        }
    }

    private void onSaved(final HostedSession session, final Saved message) {
        if (session.onSaved(message)) {
            sessions.remove(message.of().session(), session);
        }
    }

    private void onDrop(final Drop message) {
        requests.refused(message.request(), message.reason());
        withSession(message.of(), session -> {
            sessions.remove(message.of().session());
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
        sessions.remove(session.incarnation.session(), session);
        final String text = ex instanceof TwinhubException known ? known.error().text() : ex.toString();
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
        touched.add(session);
    }

    private boolean isHeld(final HostedSession session) {
        return sessions.get(session.incarnation.session()) == session;
    }

    Service<?, ?, ?, ?> service(final String name) {
        return repertoire.service(name);
    }
}
