package io.twinhub.testsupport;

import io.twinhub.assigner.Assigner;
import io.twinhub.assigner.DecisionListener;
import io.twinhub.bus.Bus;
import io.twinhub.recorder.Recorder;
import io.twinhub.transport.Component;
import java.util.function.Function;

/** The process of a part of the infrastructure that is a program with a Bus: an assigner or a recorder. */
final class SimPart implements SimProcess {
    private final SimWorld world;
    private final int instance;
    private final SimSpoke spoke;
    private final SimNode node;
    private final Function<Bus, Component> core;
    /** Null but of a recorder. */
    final SimValueStore store;

    private SimPart(
            final SimWorld world,
            final int instance,
            final SimSpoke spoke,
            final SimValueStore store,
            final Function<Bus, Component> core) {
        this.world = world;
        this.instance = instance;
        this.spoke = spoke;
        this.core = core;
        this.store = store;
        final String copy =
                world.plan.copy(world.plan.instance(instance).copy()).name();
        this.node = world.newNode(copy + "@" + spoke.name());
    }

    static SimPart assigner(final SimWorld world, final int instance, final SimSpoke spoke) {
        return new SimPart(
                world,
                instance,
                spoke,
                null,
                bus -> new Assigner(world.plan, bus, world.roleRules, DecisionListener.NONE));
    }

    static SimPart recorder(final SimWorld world, final int instance, final SimSpoke spoke) {
        final SimValueStore store = new SimValueStore(world);
        return new SimPart(world, instance, spoke, store, bus -> new Recorder(world.plan, bus, world.roleRules, store));
    }

    @Override
    public SimNode node() {
        return node;
    }

    @Override
    public void start() {
        node.start(core.apply(Bus.of(world.busContext(instance, node, spoke.memory.startBus(instance, node)))));
    }

    @Override
    public void crash() {
        node.stop();
        spoke.memory.stopBus(instance);
    }
}
