package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.Role;
import java.util.HashSet;
import java.util.Set;

/**
 * The programs of {@link RecorderTest}. {@code gauge} publishes {@code gauge.once} a single time, with a number that no other life of it used, and {@code
 * gauge.count}, a running number, a hundred times a second. {@code board} says the first value that it gets of each event, each gap notice, and ten times a second what it
 * counts.
 */
final class LastValueProgram {
    private static final long COUNT_INTERVAL_NS = 10_000_000L;
    private static final long SAY_INTERVAL_NS = 100_000_000L;

    private final Bus bus;
    private final Set<String> seen = new HashSet<>();
    private long dueNs = System.nanoTime();
    private long live;
    private long last;
    private long missing;
    private long gaps;

    private LastValueProgram(final Bus bus) {
        this.bus = bus;
    }

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            bus.onRole(role -> System.out.println("now " + role));
            final LastValueProgram program = new LastValueProgram(bus);
            if (args[0].equals("gauge")) {
                program.publish();
            } else {
                program.show();
            }
        }
    }

    private void publish() {
        final EventPublisher once = bus.publisher("gauge.once");
        final EventPublisher count = bus.publisher("gauge.count");
        final long first = System.currentTimeMillis();
        long number = first;
        while (!Thread.currentThread().isInterrupted()) {
            if (bus.role() == Role.ACTIVE && isDue(COUNT_INTERVAL_NS)) {
                if (number == first && once.publish(number) == PublishOutcome.ACCEPTED) {
                    System.out.println("published once=" + number);
                }
                number += count.publish(number + 1) == PublishOutcome.ACCEPTED ? 1 : 0;
            }
            bus.idle(bus.poll());
        }
    }

    private void show() {
        bus.subscribe("**", this::onEvent);
        bus.onGap(gap -> {
            gaps++;
            System.out.println("gap: " + gap.copies() + " " + gap.reason());
        });
        while (!Thread.currentThread().isInterrupted()) {
            final int work = bus.poll();
            if (isDue(SAY_INTERVAL_NS)) {
                System.out.println("live=" + live + " last=" + last + " missing=" + missing + " gaps=" + gaps);
            }
            bus.idle(work);
        }
    }

    private void onEvent(final Event event) {
        final long value = event.asLong();
        if (seen.add(event.name())) {
            System.out.println("first " + event.name() + "=" + value + (event.isReplayed() ? " replayed" : " live"));
        }
        if (event.name().equals("gauge.count")) {
            if (!event.isReplayed()) {
                live++;
                missing += last == 0 ? 0 : Math.abs(value - last - 1);
            }
            last = value;
        }
    }

    private boolean isDue(final long intervalNs) {
        final long nowNs = System.nanoTime();
        if (nowNs - dueNs < 0) {
            return false;
        }
        dueNs = nowNs + intervalNs;
        return true;
    }
}
