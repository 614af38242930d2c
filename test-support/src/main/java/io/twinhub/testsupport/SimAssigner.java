package io.twinhub.testsupport;

import io.twinhub.assigner.Answer;
import io.twinhub.assigner.Assigner;
import io.twinhub.assigner.DecisionListener;
import io.twinhub.assigner.Question;
import io.twinhub.bus.Bus;
import java.util.function.Consumer;

/** The process of an assigner. */
final class SimAssigner implements SimProcess {
    private static final long ASK_INTERVAL_NS = 1_000_000;

    private final SimWorld world;
    private final int instance;
    private final SimSpoke spoke;
    private final SimNode node;
    private Assigner core;

    SimAssigner(final SimWorld world, final int instance, final SimSpoke spoke) {
        this.world = world;
        this.instance = instance;
        this.spoke = spoke;
        this.node = world.newNode("assigner@" + spoke.name());
    }

    boolean isOn(final SimSpoke candidate) {
        return spoke == candidate;
    }

    @Override
    public SimNode node() {
        return node;
    }

    @Override
    public void start() {
        final Bus bus = Bus.of(world.busContext(instance, node, spoke.memory.startBus(instance, node)));
        core = new Assigner(world.plan, bus, world.roleRules, DecisionListener.NONE, world.clock::nowNs);
        node.start(core);
    }

    /** Asks for a hand-over as the console does, and notes what comes of it. */
    void handOver(final Question question, final Consumer<Answer> taker) {
        if (core != null && !node.isPaused()) {
            final Answer at = core.ask(question);
            node.wake();
            if (at == null) {
                awaitAnswer(core, taker);
            } else {
                taker.accept(at);
            }
        }
    }

    private void awaitAnswer(final Assigner asked, final Consumer<Answer> taker) {
        world.clock.schedule(
                new SimAction(() -> {
                    final Answer answer = core == asked ? asked.answer() : null;
                    if (answer != null) {
                        node.wake();
                        taker.accept(answer);
                    } else if (core == asked) {
                        awaitAnswer(asked, taker);
                    }
                }),
                world.clock.nowNs() + ASK_INTERVAL_NS);
    }

    @Override
    public void crash() {
        core = null;
        node.stop();
        spoke.memory.stopBus(instance);
    }
}
