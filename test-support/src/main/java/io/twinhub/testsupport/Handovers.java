package io.twinhub.testsupport;

import io.twinhub.assigner.Answer;
import io.twinhub.assigner.Question;

/** Asks assigners for hand-overs now and then, whatever fails meanwhile. */
final class Handovers extends SimTimer {
    private static final long MS = 1_000_000;

    private final SimSystem system;
    private final SimRandom random;
    private final FaultTools tools;

    Handovers(final SimSystem system, final SimRandom random) {
        this.system = system;
        this.random = random;
        this.tools = new FaultTools(system, random);
        next();
    }

    private void next() {
        system.world.clock.schedule(this, system.world.clock.nowNs() + random.between(100 * MS, 6000 * MS));
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
