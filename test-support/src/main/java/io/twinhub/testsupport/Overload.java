package io.twinhub.testsupport;

import io.twinhub.config.SystemPlan;

/**
 * Whether the network that is whole was asked for more than it holds, while the other one is at fault. A localHub does not hold up its programs
 * for a network that is full as long as another one takes what they publish, which may be the one that does not reach the receiver; and a
 * process that is stopped for a moment takes nothing. Then a gap is what is promised. The simulated network itself
 * shows it: it refused events because its window was full, somewhere between the two.
 */
final class Overload {
    private final SimNetwork network;
    private final SystemPlan plan;
    private int whole;
    private long sinceNs = Long.MAX_VALUE;

    Overload(final SimNetwork network, final SystemPlan plan) {
        this.network = network;
        this.plan = plan;
    }

    /** From now on only this network is without faults: 0 for A, 1 for B. */
    void begin(final int wholeNetwork, final long nowNs) {
        whole = wholeNetwork;
        sinceNs = nowNs;
    }

    /** Whether it had no room for some event on its way from a computer of this copy to that of this subscriber. */
    boolean concerns(final int publisher, final int subscriber) {
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
}
