package io.twinhub.testsupport;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import java.util.stream.IntStream;

/**
 * Lets one program or one spoke computer break the rules: what it sends is now and then replaced by, or followed by, something it may
 * not send. The ledger no longer cares what such a publisher loses itself; what it does to others is what is tested.
 */
final class Hostility {
    private static final int NOBODY = -1;

    private final SimRandom random;
    private final Ledger ledger;
    private int hostileCopy = NOBODY;
    private int hostileSpoke = NOBODY;

    Hostility(final SimRandom random, final Ledger ledger) {
        this.random = random;
        this.ledger = ledger;
    }

    /** Makes a program copy or a spoke computer hostile, by its name. */
    void of(final SystemPlan plan, final String name) {
        for (int copy = 0; copy < plan.copyCount(); copy++) {
            if (plan.copy(copy).name().equals(name)) {
                program(copy);
                return;
            }
        }
        final int computer = plan.computer(name).id();
        spoke(
                computer,
                IntStream.of(plan.computer(computer).instances())
                        .map(instance -> plan.instance(instance).copy())
                        .toArray());
    }

    void program(final int copy) {
        hostileCopy = copy;
        ledger.hostile(copy);
    }

    /** @param copies those with their instance on that computer. */
    void spoke(final int computer, final int... copies) {
        hostileSpoke = computer;
        for (final int copy : copies) {
            ledger.hostile(copy);
        }
    }

    boolean concerns(final int computer) {
        return computer == hostileSpoke;
    }

    boolean concernsCopy(final int copy) {
        return ledger.isHostile(copy);
    }

    Medium ofSpoke(final int computer, final Medium medium) {
        return computer == hostileSpoke ? new HostileMedium(medium, random) : medium;
    }

    Medium ofProgram(final int copy, final Medium medium) {
        return copy == hostileCopy ? new HostileMedium(medium, random) : medium;
    }

    private record HostileMedium(Medium medium, SimRandom random) implements Medium {
        @Override
        public Inlet inlet(final Stream stream) {
            return medium.inlet(stream);
        }

        @Override
        public Outlet outlet(final Stream stream, final int peer, final int returnAddress) {
            return new HostileOutlet(medium.outlet(stream, peer, returnAddress), random);
        }

        @Override
        public int returnAddress() {
            return medium.returnAddress();
        }
    }
}
