package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.Role;

/** A program of {@link ActivationTest} that publishes as long as it is ACTIVE, and says from when to when that was, by the monotonic clock that all processes of the machine share. */
final class ActivityProgram {
    private static final long INTERVAL_NS = 5_000_000;

    private ActivityProgram() {}

    /** @param args the event to publish; none: it only listens. */
    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            final EventPublisher publisher = args.length == 0 ? null : bus.publisher(args[0]);
            final long[] count = {0};
            bus.onRole(role -> System.out.println((role == Role.ACTIVE ? "acts " : "rests ") + System.nanoTime()));
            if (publisher == null) {
                bus.subscribe("**", event -> count[0]++);
            }
            long dueNs = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                if (publisher != null && bus.role() == Role.ACTIVE && System.nanoTime() - dueNs >= 0) {
                    dueNs = System.nanoTime() + INTERVAL_NS;
                    publisher.publish(++count[0]);
                }
                bus.idle(bus.poll());
            }
        }
    }
}
