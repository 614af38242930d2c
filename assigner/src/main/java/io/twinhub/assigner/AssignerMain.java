package io.twinhub.assigner;

import io.twinhub.bus.Bus;
import io.twinhub.transport.RoleRules;

/** The process of an assigner. Started by the system start command of each computer that {@code <assigners>} names. */
public final class AssignerMain {
    private AssignerMain() {}

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            final Assigner assigner = new Assigner(bus.plan(), bus, RoleRules.STANDARD);
            while (!Thread.currentThread().isInterrupted()) {
                bus.idle(assigner.doWork(System.nanoTime()));
            }
        }
    }
}
