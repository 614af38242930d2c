package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.Role;

/**
 * A program that publishes as long as it is ACTIVE, and says from when to when that was, by the monotonic clock that all processes of the machine share; meanwhile again and again, in case it is killed.
 */
final class ActivityProgram {
    private static final long INTERVAL_NS = 5_000_000;
    private static final int INTERVALS_PER_SIGN = 4;

    private ActivityProgram() {}

    /** @param args the event to publish; none: it only listens. */
    public static void main(final String[] args) {
        say("began");
        try (Bus bus = Bus.connect()) {
            final EventPublisher publisher = args.length == 0 ? null : bus.publisher(args[0]);
            final long[] count = {0};
            bus.onRole(role -> say(role == Role.ACTIVE ? "acts" : "rests"));
            if (publisher == null) {
                bus.subscribe("**", event -> count[0]++);
            }
            long dueNs = System.nanoTime();
            while (!Thread.currentThread().isInterrupted()) {
                if (publisher != null && bus.role() == Role.ACTIVE && System.nanoTime() - dueNs >= 0) {
                    dueNs = System.nanoTime() + INTERVAL_NS;
                    publisher.publish(++count[0]);
                    if (count[0] % INTERVALS_PER_SIGN == 0) {
                        say("lives");
                    }
                }
                bus.idle(bus.poll());
            }
        }
    }

    private static void say(final String word) {
        System.out.println(word + " " + System.nanoTime());
    }
}
