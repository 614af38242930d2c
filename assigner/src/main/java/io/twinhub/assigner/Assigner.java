package io.twinhub.assigner;

import io.twinhub.bus.AdminPort;
import io.twinhub.bus.Bus;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.runtime.QuestionSocket;
import io.twinhub.transport.Component;
import io.twinhub.transport.RoleRules;
import org.agrona.concurrent.EpochNanoClock;

/** An assigner: a program with a Bus, over whose administrative stream it hears how everything stands, and says who is ACTIVE. */
public final class Assigner implements Component, QuestionSocket.Asked<Question, Answer> {
    private final Component bus;
    private final Assignments assignments;
    private final Desk desk;
    private final RoleEvents events;
    private long nowNs;

    /**
     * @param bus of an instance of the assigners' copy.
     * @param rules {@link RoleRules#STANDARD}, but for tests of weaker ones.
     * @param listener is told what this assigner decides while it holds the office.
     * @param clock tells people when that was.
     */
    public Assigner(
            final SystemPlan plan,
            final Bus bus,
            final RoleRules rules,
            final DecisionListener listener,
            final EpochNanoClock clock) {
        this.bus = bus.component();
        final AdminPort port = bus.administration();
        final Knowledge known = new Knowledge(plan);
        assignments = new Assignments(plan, known, rules, port::tell, listener, clock);
        events = new RoleEvents(plan, bus, known);
        desk = new Desk(
                new Reports(plan, known, bus.computer()),
                new Handover(plan, known, plan.computer(bus.computer()).id(), port::tell));
        port.onRecord((header, buffer, body, end) -> {
            known.onRecord(header, buffer, body, nowNs);
            assignments.onNews();
        });
    }

    @Override
    public int doWork(final long now) {
        nowNs = now;
        final int work = bus.doWork(now);
        final int decided = assignments.doWork(now) + events.doWork(now);
        return decided == 0 ? work : work + decided + bus.doWork(now); // so that it leaves at once
    }

    @Override
    public long nextDueNs() {
        return Math.min(bus.nextDueNs(), assignments.nextDueNs());
    }

    /** Whether it decided something just now: who drives it should not rest for long, since nobody may be ACTIVE meanwhile. */
    public boolean isDeciding() {
        return assignments.isDeciding(nowNs);
    }

    /** Takes a question; null if {@link #answer} will have the answer. Questions are asked one after the other. */
    @Override
    public Answer ask(final Question question) {
        return desk.ask(question, nowNs);
    }

    /** The answer to what was asked; null while it is not known. */
    @Override
    public Answer answer() {
        return desk.answer(nowNs);
    }

    @Override
    public Answer refuse(final ErrorResult why) {
        return new Answer(ask(Question.ROLES).roles(), why);
    }
}
