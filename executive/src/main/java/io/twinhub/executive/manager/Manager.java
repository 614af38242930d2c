package io.twinhub.executive.manager;

import io.twinhub.bus.Bus;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.Role;
import io.twinhub.config.ManagerReport;
import io.twinhub.executive.Authority;
import io.twinhub.executive.SessionRules;
import io.twinhub.metadata.ErrorResult;
import java.util.function.Consumer;

/**
 * The infrastructure manager: a program with a Bus through which clients and servers talk, and which keeps the sessions of both. While it is the ACTIVE instance it serves
 * executives; else it holds a copy. It knows no class of a user: everything is bytes to it.
 */
public final class Manager {
    private final Bus bus;
    private final ManagerSettings settings;
    private final SessionRules rules;
    private final Consumer<ErrorResult> errors;
    private StandbyCopy standby;
    /** Null while this instance is not ACTIVE. */
    private ActiveManager active;

    /**
     * @param bus of an instance of the managers' copy; not polled yet.
     * @param rules {@link SessionRules#STANDARD}, but for tests of weaker ones.
     * @param errors is told of sessions that failed or ended, and of executives that are none.
     */
    public Manager(
            final Bus bus,
            final ManagerSettings settings,
            final SessionRules rules,
            final Consumer<ErrorResult> errors) {
        this.bus = bus;
        this.settings = settings;
        this.rules = rules;
        this.errors = errors;
        standby = new StandbyCopy(bus, new SessionStore());
        bus.onRole(this::onRole);
        bus.onConnection(this::onConnection);
    }

    private void onRole(final Role role) {
        if (role == Role.ACTIVE && active == null) {
            final SessionStore store = standby.takeOver();
            standby = null;
            active = new ActiveManager(
                    store,
                    bus.administration().copyEpoch(),
                    settings,
                    new Authority(bus.plan(), rules),
                    rules,
                    errors,
                    bus.nanoTime());
        } else if (role != Role.ACTIVE && active != null) {
            final SessionStore store = active.store();
            active = null;
            standby = new StandbyCopy(bus, store);
        }
    }

    private void onConnection(final MessageConnection connection) {
        if (active == null) {
            connection.close();
        } else {
            active.onConnection(connection, connection.peer().equals(bus.copy()));
        }
    }

    /** To be called before or after each poll of the Bus; returns how much was done. */
    public int doWork() {
        final long nowNs = bus.nanoTime();
        return active == null ? standby.doWork(nowNs) : active.doWork(nowNs);
    }

    public boolean isActive() {
        return active != null;
    }

    /** Whether it holds no session. */
    public boolean isEmpty() {
        return store().isEmpty();
    }

    /** What it tells of itself. */
    public ManagerReport report() {
        final String version = bus.plan().version();
        return active == null ? Reporting.of(version, store(), false, null, 0, life -> "") : active.report(version);
    }

    /** How much waits to leave, while it is ACTIVE. */
    public int waitingCount() {
        return active == null ? 0 : active.waitingCount();
    }

    private SessionStore store() {
        return active == null ? standby.store() : active.store();
    }
}
