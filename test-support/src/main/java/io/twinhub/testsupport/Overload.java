package io.twinhub.testsupport;

import io.twinhub.config.SystemPlan;
import java.util.List;

/**
 * Whether the network that is whole lost something although nothing of it is at fault, while the other one is. Then a gap is what is promised. There are two ways, both shown by the simulation itself.
 *
 * <p>It was asked for more than it holds: a localHub does not hold up its programs for a network that is full as long as another one takes what they publish, which may be the one that does not reach the
 * receiver; and a process that is stopped for a moment takes nothing. The simulated network refused events because its window was full, somewhere between the two.
 *
 * <p>Its active hub was so slow that it was taken for dead: who stands still, behind slow paths, cannot be told from one that is dead. Some localHub sends to another hub of it by now.
 */
final class Overload {
    /** A hole that was made so long before the fault began is not seen yet by a receiver that stood still. */
    static final long UNSEEN_NS = 1_000_000_000L;

    private static final int NOWHERE = -1;

    private final SimNetwork network;
    private final SystemPlan plan;
    private final List<SimSpoke> spokes;
    private final int[] hubOfSpoke;
    private int whole;
    private long sinceNs = Long.MAX_VALUE;

    Overload(final SimNetwork network, final SystemPlan plan, final List<SimSpoke> spokes) {
        this.network = network;
        this.plan = plan;
        this.spokes = spokes;
        hubOfSpoke = new int[spokes.size()];
    }

    /** From now on only this network is without faults: 0 for A, 1 for B. */
    void begin(final int wholeNetwork, final long nowNs) {
        whole = wholeNetwork;
        sinceNs = nowNs - UNSEEN_NS;
        for (int i = 0; i < hubOfSpoke.length; i++) {
            hubOfSpoke[i] = hubOf(spokes.get(i));
        }
    }

    /** No network is at fault. */
    void end() {
        sinceNs = Long.MAX_VALUE;
    }

    /** Whether it may have lost some event on its way from a computer of this copy to that of this subscriber. */
    boolean concerns(final int publisher, final int subscriber) {
        if (sinceNs == Long.MAX_VALUE) {
            return false;
        }
        for (int i = 0; i < hubOfSpoke.length; i++) {
            if (hubOf(spokes.get(i)) != hubOfSpoke[i]) {
                return true;
            }
        }
        final int to = plan.instance(subscriber).computer();
        for (final int instance : plan.copy(publisher).instances()) {
            final int from = plan.instance(instance).computer();
            if (from != to && wasFull(from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean wasFull(final int from, final int to) {
        for (int hub = 0; hub < plan.hubCount(); hub++) {
            if (plan.computer(hub).network() == whole
                    && (network.path(from, hub).wasWindowFullSince(sinceNs)
                            || network.path(hub, to).wasWindowFullSince(sinceNs))) {
                return true;
            }
        }
        return false;
    }

    /** Where it sends on the network that is whole. */
    private int hubOf(final SimSpoke spoke) {
        for (int hub = 0; hub < plan.hubCount(); hub++) {
            if (plan.computer(hub).network() == whole && spoke.sendsTo(hub)) {
                return hub;
            }
        }
        return NOWHERE;
    }
}
