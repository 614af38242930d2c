package io.twinhub.testsupport;

import io.twinhub.mainhub.MainHub;
import io.twinhub.mainhub.MainHubContext;

/** The process of a hub computer. */
final class SimHub implements SimProcess {
    final int computer;
    private final SimWorld world;
    private final SimNode node;

    SimHub(final SimWorld world, final int computer) {
        this.world = world;
        this.computer = computer;
        this.node = world.newNode(world.plan.computer(computer).name());
    }

    @Override
    public SimNode node() {
        return node;
    }

    @Override
    public void start() {
        node.start(new MainHub(new MainHubContext(
                world.plan,
                computer,
                world.network.attach(computer, node),
                world.newLinkEpochs(),
                world.observer(node.name),
                world.limits,
                world.rules)));
    }

    @Override
    public void crash() {
        node.stop();
        world.network.detach(computer);
    }
}
