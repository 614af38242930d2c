package io.twinhub.benchmarks;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/**
 * The programs of {@code benchmarks/late.sh}. {@code source} publishes all events in turn, as many a second as its setting says and as long as a file is there; {@code
 * late} subscribes to all of them, prints how long it took until it had a value of each and was ACTIVE, and ends: it is started again.
 */
public final class LateProbe {
    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int LIVES = 4;
    /** A Bus that begins anew more often than three times in ten seconds would be barred, and then wait for that. */
    private static final long REST_NS = TimeUnit.SECONDS.toNanos(11);
    /** What is late is not made up for beyond this. */
    private static final long BURST_MAX = 5000;

    private final Bus bus;
    private final BitSet held = new BitSet();
    private int replayedCount;
    private long linkedNs;
    private long firstNs;
    private long firstReplayedNs;
    private long lastReplayedNs;
    private long activeNs;

    private LateProbe(final Bus bus) {
        this.bus = bus;
    }

    public static void main(final String[] args) {
        // Later lives run compiled code.
        for (int life = 0; life < LIVES; life++) {
            final long startedNs = System.nanoTime();
            try (Bus bus = Bus.connect()) {
                final LateProbe probe = new LateProbe(bus);
                if (bus.copy().equals("source")) {
                    bus.onRole(role -> System.out.println("source: now " + role));
                    probe.publish(
                            Long.parseLong(bus.settings().get("ratePerSecond")),
                            Path.of(bus.settings().get("file")));
                } else {
                    probe.synchronise(startedNs);
                }
            }
        }
    }

    private void publish(final long rate, final Path file) {
        final EventPublisher[] publishers = new EventPublisher[bus.plan().programEventCount()];
        for (int id = 0; id < publishers.length; id++) {
            publishers[id] = bus.publisher(bus.plan().event(id).name());
        }
        int next = 0;
        double due = 0;
        boolean isOn = false;
        long lookedNs = System.nanoTime();
        long beforeNs = lookedNs;
        while (!Thread.currentThread().isInterrupted()) {
            int work = bus.poll();
            final long nowNs = System.nanoTime();
            if (nowNs - lookedNs >= LOOK_INTERVAL_NS) {
                lookedNs = nowNs;
                isOn = bus.role() == Role.ACTIVE && Files.exists(file);
            }
            due = isOn ? Math.min(BURST_MAX, due + (nowNs - beforeNs) * (double) rate / 1e9) : 0;
            beforeNs = nowNs;
            while (due >= 1 && publishers[next].publish(nowNs) == PublishOutcome.ACCEPTED) {
                next = (next + 1) % publishers.length;
                due--;
                work++;
            }
            bus.idle(work);
        }
    }

    private void synchronise(final long startedNs) {
        final long connectedNs = System.nanoTime();
        final int count = bus.plan().programEventCount();
        bus.subscribe("**", this::onEvent);
        while (held.cardinality() < count || bus.role() != Role.ACTIVE) {
            final int work = bus.poll();
            linkedNs = linkedNs == 0 && bus.role() == Role.CONNECTED ? System.nanoTime() : linkedNs;
            activeNs = activeNs == 0 && bus.role() == Role.ACTIVE ? System.nanoTime() : activeNs;
            bus.idle(work);
        }
        System.out.println(String.format(
                "late: synchronizedMs=%d linkedMs=%d firstMs=%d firstReplayedMs=%d lastReplayedMs=%d activeMs=%d planMs=%d replayed=%d",
                ms(System.nanoTime() - connectedNs),
                ms(linkedNs - connectedNs),
                ms(firstNs - connectedNs),
                ms(firstReplayedNs - connectedNs),
                ms(lastReplayedNs - connectedNs),
                ms(activeNs - connectedNs),
                ms(connectedNs - startedNs),
                replayedCount));
        final long doneNs = System.nanoTime() + REST_NS;
        while (System.nanoTime() - doneNs < 0) {
            bus.idle(bus.poll());
        }
    }

    private static long ms(final long ns) {
        return TimeUnit.NANOSECONDS.toMillis(ns);
    }

    private void onEvent(final Event event) {
        held.set(event.id());
        firstNs = firstNs == 0 ? System.nanoTime() : firstNs;
        if (event.isReplayed()) {
            replayedCount++;
            lastReplayedNs = System.nanoTime();
            firstReplayedNs = firstReplayedNs == 0 ? lastReplayedNs : firstReplayedNs;
        }
    }
}
