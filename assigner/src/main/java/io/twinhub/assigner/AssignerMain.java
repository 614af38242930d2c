package io.twinhub.assigner;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Role;
import io.twinhub.transport.RoleRules;
import java.time.Instant;
import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * The process of an assigner. Started by the system start command of each computer that {@code <assigners>} names. Its log, that of the copy "assigner", tells
 * each decision and why.
 */
public final class AssignerMain {
    private AssignerMain() {}

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            bus.onRole(AssignerMain::onRole);
            final Assigner assigner = new Assigner(
                    bus.plan(), bus, RoleRules.STANDARD, AssignerMain::onDecision, new OffsetEpochNanoClock());
            while (!Thread.currentThread().isInterrupted()) {
                bus.idle(assigner.doWork(System.nanoTime()));
            }
        }
    }

    private static void onRole(final Role role) {
        System.out.println(Instant.now() + " assigner: now " + role);
    }

    private static void onDecision(
            final String copy, final String computer, final long copyEpoch, final Reason reason) {
        final String what = computer.isEmpty() ? "nobody is ACTIVE" : "the instance on " + computer + " is ACTIVE";
        System.out.println(
                Instant.now() + " assigner: " + copy + ": " + what + " under " + copyEpoch + ": " + reason.text());
    }
}
