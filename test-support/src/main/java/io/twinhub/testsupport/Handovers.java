package io.twinhub.testsupport;

import io.twinhub.assigner.Answer;
import io.twinhub.assigner.Question;

/** Asks assigners for hand-overs now and then, whatever fails meanwhile. */
final class Handovers extends SimTimer {
    private static final long MS = 1_000_000;

    private final SimSystem system;
    private final SimRandom random;
    private final FaultTools tools;
    private final long untilNs;

    /** @param untilNs none begins later, so that roles stay where they are when everything is called upon at the end. */
    Handovers(final SimSystem system, final SimRandom random, final long untilNs) {
        this.untilNs = untilNs;
        this.system = system;
        this.random = random;
        this.tools = new FaultTools(system, random);
        next();
    }

    private void next() {
        final long nextNs = system.world.clock.nowNs() + random.between(100 * MS, 6000 * MS);
        if (nextNs < untilNs) {
            system.world.clock.schedule(this, nextNs);
        }
    }

    @Override
    void onTimer(final long nowNs) {
        final SimAssigner asked = tools.any(system.assigners);
        final SimProgram program = tools.any(system.programs);
        final String copy = random.chance(0.1)
                ? system.world.plan.copy(system.world.plan.assigner().copy()).name()
                : system.world.plan.copy(program.copy).name();
        if (system.world.plan.assigner().assigns(program.copy)) {
            asked.handOver(new Question(copy, "", false), this::onAnswer);
        }
        next();
    }

    private void onAnswer(final Answer answer) {
        system.world.note(
                answer.error() == null ? "HANDED OVER" : answer.error().text());
    }
}
