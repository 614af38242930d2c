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
import java.util.Arrays;
import java.util.List;
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
        durable = new Durable(disk);
        others = others(bus);
        standby = new StandbyCopy(bus, durable);
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
            standby = new StandbyCopy(bus, durable);
        }
    }

    private void begin(final long nowNs) {
        final boolean waits = settings.saved() != SavedLevel.MEMORY && settings.whenAlone() == WhenAlone.WAIT;
        final boolean hasEverything = standby.takeOver(waits);
        standby = null;
        mirror = new Mirror(settings.saved() == SavedLevel.DISK, nowNs);
        if (hasEverything && others.size() > 1) {
            others.forEach(mirror::mayRely);
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
        final String version = bus.plan().version();
        return active == null
                ? Reporting.of(version, durable.store(), false, null, 0, life -> "")
                : active.report(version);
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
