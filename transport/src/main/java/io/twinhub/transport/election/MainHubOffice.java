package io.twinhub.transport.election;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.EpochStore;
import java.util.stream.IntStream;

/**
 * The offices of the mainHubs: in a network with several hub computers, which of them is the active one. The hub computers are the candidates, in the order of
 * the configuration; the localHubs vote, since they are attached to both networks and have a link to each hub.
 *
 * <p>Two hubs that forward at the same time do no harm, so a voter keeps nothing over a restart: this office has to be quick, not safe.
 */
public final class MainHubOffice {
    private static final ElectionRules RULES = new ElectionRules() {
        @Override
        public boolean remembers() {
            return false;
        }
    };

    private static final EpochStore NO_STORE = new EpochStore() {
        @Override
        public long stored() {
            return 0;
        }

        @Override
        public void store(final long epoch) {
            // nobody will ask for it
        }
    };

    private MainHubOffice() {}

    /** Whether a network (0 A, 1 B) has an election at all. */
    public static boolean exists(final SystemPlan plan, final int network) {
        return plan.hubs(network).length > 1;
    }

    /** Number of the office of this network's mainHub. */
    public static int id(final int network) {
        return Office.ASSIGNER + 1 + network;
    }

    /** A computer's part in the election of a network's mainHub. */
    public static Office of(
            final SystemPlan plan,
            final int network,
            final int self,
            final long life,
            final Office.Port port,
            final long nowNs) {
        return new Office(
                id(network),
                self,
                IntStream.range(plan.hubCount(), plan.computerCount()).toArray(),
                plan.hubs(network),
                ElectionTiming.STANDARD,
                RULES,
                life,
                NO_STORE,
                port,
                nowNs);
    }
}
