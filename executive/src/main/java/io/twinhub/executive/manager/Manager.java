package io.twinhub.executive.manager;

import io.twinhub.bus.Bus;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.Role;
import io.twinhub.config.ManagerReport;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.WhenAlone;
import io.twinhub.executive.SessionRules;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The infrastructure manager: a program with a Bus through which clients and servers talk, and which keeps the sessions of both. While it is the ACTIVE instance it serves
 * executives; else it holds a copy. It knows no class of a user: everything is bytes to it.
 */
public final class Manager {
    private static final long TELL_AFTER_NS = 6_000_000_000L;

    private final Bus bus;
    private final ManagerSettings settings;
    private final SessionRules rules;
    private final ManagerErrors errors;
    private final Durable durable;
    private final SessionsEvents events;
    /** Computers of the other instances. */
    private final List<String> others;
    /** One of the three is there: this while the instance is not ACTIVE, */
    private StandbyCopy standby;
    /** this when it became so and may lack something, */
    private Gathering gathering;
    /** and this when it serves. */
    private ActiveManager active;

    private Mirror mirror;
    private long tellDueNs;
    /** Whether an administrator said, while it gathers, that the others are lost. */
    private boolean goesOn;

    /**
     * @param bus of an instance of the managers' copy; not polled yet.
     * @param rules {@link SessionRules#STANDARD}, but for tests of weaker ones.
     * @param disk where sessions are kept at level DISK; null at others.
     * @param errors is told of sessions that failed or ended, and of executives that are none.
     */
    public Manager(
            final Bus bus,
            final ManagerSettings settings,
            final SessionRules rules,
            final Disk disk,
            final Consumer<ErrorResult> errors) {
        this.bus = bus;
        this.settings = settings;
        this.rules = rules;
        this.errors = new ManagerErrors(errors);
        durable = new Durable(disk, bus.plan().sessions().memoryBytes());
        others = others(bus);
        standby = new StandbyCopy(bus, durable);
        events = new SessionsEvents(bus, this::report);
        bus.onRole(this::onRole);
        bus.onConnection(this::onConnection);
    }

    private static List<String> others(final Bus bus) {
        final SystemPlan plan = bus.plan();
        return Arrays.stream(plan.copy(bus.copy()).instances())
                .mapToObj(instance ->
                        plan.computer(plan.instance(instance).computer()).name())
                .filter(computer -> !computer.equals(bus.computer()))
                .toList();
    }

    private void onRole(final Role role) {
        if (role == Role.ACTIVE && standby != null) {
            begin(bus.nanoTime());
        } else if (role != Role.ACTIVE && standby == null) {
            active = null;
            gathering = null;
            goesOn = false;
            standby = new StandbyCopy(bus, durable);
        }
    }

    private void begin(final long nowNs) {
        final boolean waits = settings.saved() != SavedLevel.MEMORY && settings.whenAlone() == WhenAlone.WAIT;
        final boolean hasEverything = standby.takeOver(waits);
        final String former = standby.followed();
        standby = null;
        mirror = new Mirror(settings.saved() == SavedLevel.DISK, nowNs);
        if (hasEverything) { // who was ACTIVE relies on nothing
            others.stream().filter(computer -> !computer.equals(former)).forEach(mirror::mayRely);
        }
        if (hasEverything || !rules.asksOthers()) {
            serve(nowNs);
        } else {
            tellDueNs = nowNs + TELL_AFTER_NS;
            gathering = new Gathering(durable, bus.administration().copyEpoch(), mirror, others, waits, nowNs);
        }
    }

    private void serve(final long nowNs) {
        gathering = null;
        active = new ActiveManager(
                durable,
                bus.administration().copyEpoch(),
                settings,
                bus.plan(),
                rules,
                mirror,
                errors,
                others.isEmpty(),
                nowNs);
        if (goesOn) {
            goesOn = false;
            active.goOnAlone();
        }
    }

    private void onConnection(final MessageConnection connection) {
        final boolean isStandby = connection.peer().equals(bus.copy());
        if (active != null) {
            active.onConnection(connection, isStandby);
        } else if (gathering != null && isStandby) {
            gathering.onConnection(connection);
        } else {
            connection.close();
        }
    }

    /** To be called before or after each poll of the Bus; returns how much was done. */
    public int doWork() {
        final long nowNs = bus.nanoTime();
        int work = durable.doWork();
        if (active != null) {
            work += active.doWork(nowNs);
        } else if (gathering != null) {
            work += gather(nowNs);
        } else {
            work += standby.doWork(nowNs);
        }
        events.doWork(nowNs);
        return work;
    }

    private int gather(final long nowNs) {
        final int work = gathering.doWork(nowNs);
        if (gathering.isDone(nowNs)) {
            serve(nowNs);
        } else if (nowNs - tellDueNs >= 0) {
            tellDueNs = Long.MAX_VALUE;
            errors.onGathering(gathering.missing());
        }
        return work;
    }

    /** Whether it serves executives. */
    public boolean isActive() {
        return active != null;
    }

    /** Whether it holds no session. */
    public boolean isEmpty() {
        return durable.store().isEmpty();
    }

    /** What it tells of itself. */
    public ManagerReport report() {
        return Reporting.of(bus.plan().version(), settings, durable, gathering, active);
    }

    /** Its sessions, or those that are set aside. */
    ManagerAnswer list(final boolean onlyAside) {
        return Reporting.list(report(), durable.store(), active, onlyAside);
    }

    /**
     * Does what an administrator wants.
     *
     * @throws TwinhubException if it does not, and why.
     */
    Errand steer(final ManagerQuestion question) {
        final String what = question.what();
        if (question.wish() == ManagerQuestion.Wish.GO_ON) {
            return goOn();
        }
        if (active == null) {
            throw new TwinhubException(notActive(question));
        }
        return switch (question.wish()) {
            case RELEASE -> active.steering().release(what);
            case END -> active.steering().end(what);
            case DRAIN -> active.steering().drain(what, true);
            case UNDRAIN -> active.steering().drain(what, false);
            default -> throw new IllegalArgumentException("no order: " + question.wish());
        };
    }

    private ErrorResult notActive(final ManagerQuestion question) {
        final ErrorResult error = Steering.refusal(
                question.wish().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + question.what(),
                "the manager on " + bus.computer() + " is not the ACTIVE one");
        if (gathering != null) {
            return error.action("It waits for the ones on " + gathering.missing()
                    + "; without them: twinhub session go-on --computer " + bus.computer());
        }
        final String computer = standby.activeComputer();
        return error.action(
                computer.isEmpty()
                        ? "None is known here; see which instance is ACTIVE: twinhub system why manager"
                        : "Ask that one: --computer " + computer + ", or --via " + computer + " from another home");
    }

    /** It waits no longer for other instances: neither for what they may have, nor until they have what is new. */
    private Errand goOn() {
        if (standby != null) {
            throw new TwinhubException(notActive(new ManagerQuestion(ManagerQuestion.Wish.GO_ON, "")));
        }
        if (active != null && active.level() != null) {
            throw new TwinhubException(
                    Steering.refusal("go on", "the manager on " + bus.computer() + " waits for nobody")
                            .action("Nothing has to be done."));
        }
        errors.onSteered("go on without the instances on " + (gathering == null ? others : gathering.missing()));
        if (gathering != null) {
            goesOn = true;
            gathering.goOn(bus.nanoTime());
        } else {
            active.goOnAlone();
        }
        return new Errand(
                () -> active == null || active.level() == null
                        ? null
                        : "the manager on " + bus.computer() + " goes on; what is answered is saved at level "
                                + Reporting.text(active.level()) + " now",
                Steering.late("go on", "it waits a little, so that no other instance goes on besides it")
                        .action("Look again in some seconds: twinhub system status"));
    }

    /** How much waits to leave, while it is ACTIVE. */
    public int waitingCount() {
        return active == null ? 0 : active.waitingCount();
    }

    /** Whether its disk takes nothing more; then what it should answer waits. */
    public boolean isDiskFull() {
        return durable.hasFailed();
    }
}
