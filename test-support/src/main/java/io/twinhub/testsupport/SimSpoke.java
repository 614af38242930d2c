package io.twinhub.testsupport;

import io.twinhub.localhub.CountedLocalHub;
import io.twinhub.localhub.LocalHub;
import io.twinhub.localhub.LocalHubContext;
import io.twinhub.transport.codec.RoleCode;
import java.util.Map;
import java.util.TreeMap;

/** The localHub's process of a spoke computer, its disk and its shared memory. */
final class SimSpoke implements SimProcess {
    final int computer;
    final SimSharedMemory memory;
    private final SimWorld world;
    private final SimNode node;
    private final SimEpochStore epochs;
    private final SimEpochStore ballots;
    private final SimPermit permit;
    private LocalHub core;

    SimSpoke(final SimWorld world, final int computer) {
        this.world = world;
        this.computer = computer;
        this.node = world.newNode(world.plan.computer(computer).name());
        this.memory = new SimSharedMemory(node.name, world.clock, world.newRandom("memory of " + node.name));
        this.epochs = new SimEpochStore(world.clock, world.newRandom("disk of " + node.name));
        this.permit = new SimPermit(node);
        this.ballots = new SimEpochStore(world.clock, world.newRandom("ballots of " + node.name));
    }

    @Override
    public SimNode node() {
        return node;
    }

    @Override
    public void start() {
        epochs.startedBy(node);
        ballots.startedBy(node);
        core = new LocalHub(new LocalHubContext(
                world.plan,
                computer,
                world.hostility.ofSpoke(computer, world.network.attach(computer, node)),
                memory.startHub(node),
                epochs,
                ballots,
                world.newLinkEpochs(),
                world::acceptsToken,
                processId -> () -> world.isRunning(processId),
                permit,
                world.observer(node.name),
                world.limits,
                world.rules,
                world.roleRules,
                world.clock::nowNs,
                node::wallMs));
        node.start(core);
    }

    @Override
    public void crash() {
        node.stop();
        core = null;
        epochs.onCrash();
        ballots.onCrash();
        memory.stopHub();
        world.network.detach(computer);
    }

    /**
     * Whether what an instance publishes now will be taken, as far as this process gets to it in time; of one that is ACTIVE no more, nothing will. While there
     * is no localHub nobody has taken its role away. One that was suspended may not know yet that it was replaced.
     */
    boolean isActive(final int instance) {
        return core == null
                || core.isActive(instance, node.ownNs(world.clock.nowNs())) && !world.roles.isReplaced(instance);
    }

    /** Whether this localHub, running or stopped, has made an instance ACTIVE, may leave it so, and would take what it sends. */
    boolean hasActive(final int instance) {
        return core != null && core.acts(instance, node.ownNs(world.clock.nowNs()));
    }

    /** What its start command permits. */
    SimPermit permit() {
        return permit;
    }

    /** Whether this localHub now has the events of every other spoke that may publish any for it, over both networks. */
    boolean isContinuous() {
        return core != null
                && core.knownSourceCount() == core.merge().sourceCount()
                && core.behindCount(0) == 0
                && core.behindCount(1) == 0;
    }

    /** Numbers of all sources that this network brought to this localHub in its present life, first or late. */
    long broughtCount(final int network) {
        long count = 0;
        for (int source = 0; core != null && source < world.plan.computerCount(); source++) {
            count += core.merge().account(source).first(network)
                    + core.merge().account(source).late(network);
        }
        return count;
    }

    /** What this localHub would show other processes now; nothing while it does not run. */
    Map<String, Long> counters() {
        final Map<String, Long> counters = new TreeMap<>();
        if (core != null) {
            new CountedLocalHub(
                            core,
                            world.plan,
                            name -> value -> counters.put(name, value),
                            Integer.MAX_VALUE,
                            node::wallMs)
                    .show();
        }
        return counters;
    }

    /** Whether this localHub sends to this hub. */
    boolean sendsTo(final int hubComputer) {
        return core != null && core.connectionRole(hubComputer) == RoleCode.ACTIVE.value();
    }
}
