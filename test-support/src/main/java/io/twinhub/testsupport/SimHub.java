package io.twinhub.testsupport;

import io.twinhub.mainhub.MainHub;
import io.twinhub.mainhub.MainHubContext;

/** The process of a hub computer. */
final class SimHub implements SimProcess {
    final int computer;
    private final SimWorld world;
    private final SimNode node;
    private final SimEpochStore starts;
    private final SimEpochStore ballots;

    SimHub(final SimWorld world, final int computer) {
        this.world = world;
        this.computer = computer;
        this.node = world.newNode(world.plan.computer(computer).name());
        starts = new SimEpochStore(world.clock, world.newRandom("starts of " + node.name));
        ballots = new SimEpochStore(world.clock, world.newRandom("ballots of " + node.name));
    }

    @Override
    public SimNode node() {
        return node;
    }

    @Override
    public void start() {
        starts.startedBy(node);
        ballots.startedBy(node);
        node.start(new MainHub(new MainHubContext(
                world.plan,
                computer,
                world.network.attach(computer, node),
                starts,
                ballots,
                world.newLinkEpochs(),
                world.observer(node.name),
                world.limits,
                world.rules,
                world.roleRules,
                node::wallMs)));
    }

    @Override
    public void crash() {
        node.stop();
        starts.onCrash();
        ballots.onCrash();
        world.network.detach(computer);
    }
}
