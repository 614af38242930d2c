package io.twinhub.assigner;

import io.twinhub.bus.AdminPort;
import io.twinhub.bus.Bus;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Component;
import io.twinhub.transport.RoleRules;

/** An assigner: a program with a Bus, over whose administrative stream it hears how everything stands, and says who is ACTIVE. */
public final class Assigner implements Component {
    private final Component bus;
    private final Assignments assignments;
    private long nowNs;

    /**
     * @param bus of an instance of the assigners' copy.
     * @param rules {@link RoleRules#STANDARD}, but for tests of weaker ones.
     * @param listener is told what this assigner decides while it holds the office.
     */
    public Assigner(final SystemPlan plan, final Bus bus, final RoleRules rules, final DecisionListener listener) {
        this.bus = bus.component();
        final AdminPort port = bus.administration();
        assignments = new Assignments(plan, rules, port::tell, listener);
        port.onRecord((header, buffer, body, end) -> assignments.onRecord(header, buffer, body, nowNs));
    }

    @Override
    public int doWork(final long now) {
        nowNs = now;
        final int work = bus.doWork(now);
        final int decided = assignments.doWork(now);
        return decided == 0 ? work : work + decided + bus.doWork(now); // so that it leaves at once
    }

    @Override
    public long nextDueNs() {
        return Math.min(bus.nextDueNs(), assignments.nextDueNs());
    }
}
