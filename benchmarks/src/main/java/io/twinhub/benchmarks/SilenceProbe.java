package io.twinhub.benchmarks;

import io.twinhub.bus.Bus;
import io.twinhub.bus.EventPublisher;
import java.util.concurrent.TimeUnit;

/**
 * The programs of {@code benchmarks/idle.sh}, in the copies of the quickstart sample: {@code board} publishes the time, first after a
 * long silence and then now and again, {@code machine-1} prints how long each took. Both read the same clock, as they run on one machine.
 */
public final class SilenceProbe {
    private static final long SILENCE_NS = TimeUnit.SECONDS.toNanos(15);
    /** No multiple of any rest, so that messages meet all phases of sleeping processes. */
    private static final long INTERVAL_NS = TimeUnit.MICROSECONDS.toNanos(2_003_700);

    private SilenceProbe() {}

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            bus.onRole(role -> System.out.println("probe: now " + role));
            if (bus.copy().equals("board")) {
                publish(bus, bus.publisher("board.ready"));
            } else {
                bus.subscribe(
                        "board.ready",
                        event -> System.out.println(
                                "probe: microseconds=" + (System.nanoTime() - event.asLong()) / 1000));
                while (!Thread.currentThread().isInterrupted()) {
                    bus.idle(bus.poll());
                }
            }
        }
    }

    private static void publish(final Bus bus, final EventPublisher time) {
        long dueNs = System.nanoTime() + SILENCE_NS;
        while (!Thread.currentThread().isInterrupted()) {
            bus.idle(bus.poll());
            final long nowNs = System.nanoTime();
            if (nowNs - dueNs >= 0) {
                time.publish(nowNs);
                dueNs += INTERVAL_NS;
            }
        }
    }
}
