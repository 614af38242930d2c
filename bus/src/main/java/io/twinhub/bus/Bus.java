package io.twinhub.bus;

import io.twinhub.config.CopyPlan;
import io.twinhub.config.EventPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.Component;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A program's connection to the system: it publishes and subscribes to events and exchanges messages. It finds its localHub again by itself whenever that
 * was away.
 *
 * <p>Used by one thread at a time; handlers run on the thread that polls. A program's loop is
 *
 * <pre>{@code
 * try (Bus bus = Bus.connect()) {
 *     EventPublisher level = bus.publisher("tank.1.level");
 *     bus.subscribe("pump.**", event -> show(event.name(), event.asDouble()));
 *     while (running) {
 *         if (bus.role() == Role.ACTIVE && isTime()) level.publish(readLevel());
 *         bus.idle(bus.poll());
 *     }
 * }
 * }</pre>
 */
public final class Bus implements AutoCloseable {
    private final BusContext context;
    private final BusShell shell;
    private final SystemPlan plan;
    private final CopyPlan copy;
    private final Subscriptions subscriptions;
    private final BusAgent agent;
    private final LongSupplier nextDueNs;

    private Bus(final BusContext context, final BusShell shell) {
        this.context = context;
        this.shell = shell;
        plan = context.plan();
        copy = plan.copy(plan.instance(context.instance()).copy());
        subscriptions = new Subscriptions(plan, copy);
        agent = new BusAgent(context, subscriptions);
        nextDueNs = agent::nextDueNs;
    }

    /**
     * Connects as the instance that the system start command started. Returns at once; {@link #role()} tells when there is contact.
     *
     * @throws TwinhubException if this process was not started by the start command, or its JVM lacks an argument; the error names it.
     */
    public static Bus connect() {
        final BusShell shell = BusShell.ofThisProcess();
        return new Bus(shell.context(), shell);
    }

    /**
     * Connects as the instance that this file tells about: for a console, which nobody starts.
     *
     * @param instanceFile an {@link io.twinhub.config.InstanceFile}.
     */
    public static Bus connect(final Path instanceFile) {
        final BusShell shell = BusShell.of(instanceFile);
        return new Bus(shell.context(), shell);
    }

    /** A Bus on media and clocks of the caller's, driven through {@link #component()}: for simulations and tests. */
    public static Bus of(final BusContext context) {
        return new Bus(context, null);
    }

    /**
     * A publisher of a primitive event.
     *
     * @throws TwinhubException if this copy may not publish the event, or the event has several fields.
     */
    public EventPublisher publisher(final String eventName) {
        final EventPlan event = published(eventName);
        if (!event.eventClass().kind().isPrimitive()) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.EVENT_CLASS_DIFFERS, event.eventClass().name(), "it has several fields")
                    .expected("publisher(\"" + eventName + "\", YourRecord.TYPE)"));
        }
        return new EventPublisher(agent.out(), context.clock(), event);
    }

    /**
     * A publisher of an event whose class has several fields.
     *
     * @throws TwinhubException if this copy may not publish the event, or the record does not fit the configured event class.
     */
    public <T> RecordPublisher<T> publisher(final String eventName, final DataClass<T> type) {
        final EventPlan event = published(eventName);
        final EventClass<T> eventClass = event.eventClass().fitted(EventClass.of(type));
        return new RecordPublisher<>(
                agent.out(),
                context.clock(),
                event,
                eventClass,
                error -> context.observer().onError(error.in("bus", computer(), copy.name())));
    }

    /**
     * Calls the handler with every event whose name matches and which this copy may receive, and once more with the last value of one that has a {@code staleAfter}
     * when its derived quality changes ({@link Event#isQualityChange()}).
     *
     * @param pattern name parts separated by dots; {@code *} stands within one part, {@code **} for any number of parts.
     * @throws TwinhubException if nothing matches, or nothing that this copy may receive.
     */
    public void subscribe(final String pattern, final EventHandler handler) {
        subscriptions.add(pattern, handler);
        agent.in().watch();
        agent.tellInterest();
    }

    /**
     * Calls the handler with the value of every event whose name matches and which this copy may receive.
     *
     * @param pattern name parts separated by dots; {@code *} stands within one part, {@code **} for any number of parts.
     * @param type the class of all these events, in the configured version or one that fits it.
     * @throws TwinhubException if nothing matches, or nothing that this copy may receive, or the record does not fit the configured event
     *     class of one of the events.
     */
    public <T> void subscribe(final String pattern, final DataClass<T> type, final RecordHandler<T> handler) {
        subscriptions.checkFits(pattern, type);
        subscribe(pattern, event -> handler.onEvent(event.as(type), event));
    }

    /** Calls the handler wherever events may be missing. */
    public void onGap(final GapHandler handler) {
        agent.in().onGap(handler);
    }

    /** Calls the handler once for each time in which this program did not keep up with what it subscribes to. */
    public void onSlow(final SlowHandler handler) {
        agent.in().onSlow(handler);
    }

    /**
     * Holds this instance back: it becomes neither STANDBY nor ACTIVE before {@link #caughtUp()}. For a program that has state of its own to catch up with, from
     * the ACTIVE instance of its copy or from files; to be called before the first poll.
     */
    public void holdBack() {
        agent.role().holdBack(true);
    }

    /** This instance has caught up: it may stand by, and act when it is chosen. */
    public void caughtUp() {
        agent.role().holdBack(false);
    }

    /** Calls the handler with every change of this instance's role. */
    public void onRole(final RoleHandler handler) {
        agent.role().onRole(handler);
    }

    /**
     * Opens a message connection to the ACTIVE instance of another copy, or of its own one if this instance stands by. Returns at once;
     * {@link MessageConnection#onOpen} tells when the other end has answered. Opening goes on for some seconds while nobody is ACTIVE there. When the
     * other end is ACTIVE no longer the connection is closed.
     *
     * @param copy the program copy at the other end.
     * @throws TwinhubException if no {@code <messageConnection>} from this copy to that one is configured, the former is not closed, or this is the
     *     ACTIVE instance of that copy.
     */
    public MessageConnection connect(final String copy) {
        return agent.connections().connect(copy);
    }

    /** Calls the handler with every message connection that another copy or instance opens. Without one this program accepts none. */
    public void onConnection(final ConnectionHandler handler) {
        agent.connections().onConnection(handler);
    }

    /** A folder of this instance's own, for what it keeps: of this copy on this computer in this version, and closed to other users. */
    public Path folder() {
        final Path folder = context.place().folder();
        if (folder == null) {
            throw new IllegalStateException("this Bus was given no folder");
        }
        return folder;
    }

    /** The instance of this copy in the version beside which the start command started this process, until this version is confirmed. */
    public Optional<FormerVersion> former() {
        return agent.versions().former();
    }

    /** Calls the handler with each connection that this copy's instance of another version on this computer opens, by {@link FormerVersion#connect}. */
    public void onFurther(final ConnectionHandler handler) {
        agent.versions().onFurther(handler);
    }

    /** What this instance is just now. */
    public Role role() {
        return agent.role().now();
    }

    /** Name of this program copy. */
    public String copy() {
        return copy.name();
    }

    /** Name of the computer on which this instance runs. */
    public String computer() {
        return plan.computer(plan.instance(context.instance()).computer()).name();
    }

    /** The settings of this copy, as the configuration has them. */
    public Map<String, String> settings() {
        return copy.settings();
    }

    /** Sends, receives and calls handlers; never waits. To be called often. Returns how much was done; 0 means idle. */
    public int poll() {
        return agent.doWork(nanoTime());
    }

    /**
     * Rests between two polls: not at all while there is work, some milliseconds when it has been quiet for a second. In a simulation nobody rests: there, time
     * passes between two turns.
     */
    public void idle(final int workCount) {
        if (shell != null) {
            shell.idle(workCount, nextDueNs);
        }
    }

    /**
     * The time by which a program decides what is due: {@link System#nanoTime()}, and virtual time in a test. Only differences mean something.
     */
    public long nanoTime() {
        return context.time().nanoTime();
    }

    /** For programs of the infrastructure. */
    public AdminPort administration() {
        return agent.administration();
    }

    /** The configuration in which this program runs. */
    public SystemPlan plan() {
        return plan;
    }

    /** The duty cycle, for a shell with its own time; a program calls {@link #poll()}. */
    public Component component() {
        return agent;
    }

    /** Sends what was published, has delivered what was sent, closes the connections, all within half a second, and disconnects. */
    @Override
    public void close() {
        agent.out().close();
        agent.connections().close();
        agent.versions().close();
        if (shell != null) {
            shell.close(() -> {
                poll();
                return agent.isSent();
            });
        }
    }

    private EventPlan published(final String eventName) {
        final int id = plan.eventId(eventName);
        if (id < 0 || plan.publishingCopyOf(id) != copy.id()) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.PUBLISHER_REFUSED,
                            copy.name(),
                            eventName,
                            id < 0 ? "there is no such event" : "it has no right to")
                    .in("bus", computer(), copy.name())
                    .expected("an event of the <publisher copy=\"" + copy.name() + "\"> entries of version "
                            + plan.version())
                    .action("Add the event to a <publisher> entry and seal a new version, or correct the name."));
        }
        return plan.event(id);
    }
}
