package io.twinhub.testsupport;

import io.twinhub.bus.Bus;
import io.twinhub.bus.InstancePlace;
import io.twinhub.recorder.Recorder;

/** The process of a recorder, and its file. */
final class SimRecorder implements SimProcess {
    private final SimWorld world;
    private final int instance;
    private final SimSpoke spoke;
    private final SimNode node;
    final SimValueStore store;
    private InstancePlace place;

    SimRecorder(final SimWorld world, final int instance, final SimSpoke spoke) {
        this.world = world;
        this.instance = instance;
        this.spoke = spoke;
        this.node = world.newNode("recorder@" + spoke.name());
        this.store = new SimValueStore(world);
    }

    @Override
    public SimNode node() {
        return node;
    }

    @Override
    public void start() {
        place = world.place(instance, node);
        final Bus bus = Bus.of(world.busContext(instance, node, spoke.memory.startBus(instance, node), place));
        node.start(new Recorder(world.plan, bus, world.roleRules, store));
    }

    @Override
    public void crash() {
        node.stop();
        spoke.memory.stopBus(instance);
        place.close();
    }
}
