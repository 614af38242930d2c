package io.twinhub.testsupport;

import io.twinhub.assigner.Assigner;
import io.twinhub.assigner.DecisionListener;
import io.twinhub.bus.Bus;

/** The process of an assigner. */
final class SimAssigner implements SimProcess {
    private final SimWorld world;
    private final int instance;
    private final SimSpoke spoke;
    private final SimNode node;

    SimAssigner(final SimWorld world, final int instance, final SimSpoke spoke) {
        this.world = world;
        this.instance = instance;
        this.spoke = spoke;
        this.node = world.newNode("assigner@" + spoke.name());
    }

    @Override
    public SimNode node() {
        return node;
    }

    @Override
    public void start() {
        final Bus bus = Bus.of(world.busContext(instance, node, spoke.memory.startBus(instance, node)));
        node.start(new Assigner(world.plan, bus, world.roleRules, DecisionListener.NONE));
    }

    @Override
    public void crash() {
        node.stop();
        spoke.memory.stopBus(instance);
    }
}
