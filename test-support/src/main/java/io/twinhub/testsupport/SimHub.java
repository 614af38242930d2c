package io.twinhub.testsupport;

import io.twinhub.mainhub.CountedMainHub;
import io.twinhub.mainhub.MainHub;
import io.twinhub.mainhub.MainHubContext;
import java.util.Map;
import java.util.TreeMap;

/** The process of a hub computer. */
final class SimHub implements SimProcess {
    final int computer;
    private final SimWorld world;
    private final SimNode node;
    private final SimEpochStore starts;
    private final SimEpochStore ballots;
    private MainHub core;

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
        core = new MainHub(new MainHubContext(
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
                node::wallMs));
        node.start(core);
    }

    @Override
    public void crash() {
        node.stop();
        core = null;
        starts.onCrash();
        ballots.onCrash();
        world.network.detach(computer);
    }

    /** What this mainHub would show other processes now; nothing while it does not run. */
    Map<String, Long> counters() {
        final Map<String, Long> counters = new TreeMap<>();
        if (core != null) {
            new CountedMainHub(
                            core,
                            world.plan,
                            name -> value -> counters.put(name, value),
                            Integer.MAX_VALUE,
                            node::wallMs)
                    .show();
        }
        return counters;
    }
}
