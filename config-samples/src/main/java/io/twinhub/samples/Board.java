package io.twinhub.samples;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.Gap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Shows what the {@link MachineReporter}s of all machines publish, and counts from the running numbers in the values what of it came:
 * a line each second in which something came, and when all publishers have finished or it is stopped, {@code board: …} for scripts.
 *
 * <p>Events: {@code COPY.ready} answers each greeting of a reporter.
 */
public final class Board {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final Bus bus;
    private final StopSignal stop;
    private final EventPublisher ready;
    private final Map<String, Publisher> publishers = new TreeMap<>();
    private final Map<String, Machine> machines = new HashMap<>();
    private final BoardLine line = new BoardLine();
    private long greetingCount;
    private long answeredCount;
    private long gapCount;
    private boolean changed;
    private boolean summed;

    private Board(final Bus bus, final StopSignal stop) {
        this.bus = bus;
        this.stop = stop;
        ready = bus.publisher(bus.copy() + ".ready");
        bus.subscribe("**", this::onEvent);
        bus.onGap(this::onGap);
        bus.onRole(role -> System.out.println("board: now " + role));
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            new Board(bus, stop).run();
        }
    }

    private void run() {
        long dueNs = System.nanoTime();
        while (!stop.isGiven()) {
            final int work = bus.poll();
            answerGreetings();
            if (System.nanoTime() - dueNs >= 0) {
                dueNs += INTERVAL_NS;
                show();
            }
            bus.idle(work);
        }
        System.out.println(line.summary(publishers, gapCount));
    }

    private void onEvent(final Event event) {
        if (event.isQualityChange()) {
            return; // it counts values
        }
        final String name = event.name();
        final int dot = name.indexOf('.');
        final String publisher = name.substring(0, dot);
        final String what = name.substring(dot + 1);
        if (what.equals("hello")) {
            onGreeting(publisher, event.as(Machine.TYPE));
            return;
        }
        final Reading reading = event.as(Reading.TYPE);
        publishers.computeIfAbsent(publisher, unseen -> new Publisher()).onReading(what, reading, System.nanoTime());
        changed = true;
    }

    private void onGreeting(final String publisher, final Machine machine) {
        greetingCount++;
        if (!machine.equals(machines.put(publisher, machine))) {
            System.out.println("board: " + publisher + " is " + machine.text());
        }
    }

    /** What was missed before the first reading of a publisher were its greetings; they come again. */
    private void onGap(final Gap gap) {
        if (gap.copies().stream().anyMatch(publishers::containsKey)) {
            gapCount++;
            System.out.println("board: events of " + gap.copies() + " may be missing: " + gap.reason());
        }
    }

    /** One answer for all that came at once; the next greeting asks again if it could not be published. */
    private void answerGreetings() {
        if (answeredCount != greetingCount) {
            answeredCount = greetingCount;
            ready.publish(greetingCount);
        }
    }

    private void show() {
        if (changed) {
            changed = false;
            summed = false;
            System.out.println(line.text(publishers, gapCount, System.nanoTime()));
        } else if (!summed
                && !publishers.isEmpty()
                && publishers.values().stream().allMatch(Publisher::isFinished)) {
            summed = true;
            System.out.println(line.summary(publishers, gapCount));
        }
    }
}
