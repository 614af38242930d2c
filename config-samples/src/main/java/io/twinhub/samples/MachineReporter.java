package io.twinhub.samples;

import io.twinhub.bus.Bus;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Publishes what its machine measures of itself. Every event is a fresh reading with its running number; what could not be published
 * is not counted and never published later, because by then there is a newer reading. Greets the {@link Board} until that is there,
 * so that nothing is published before anybody listens.
 *
 * <p>Settings: {@code ratePerSecond}, how many readings in all (0: none, it is silent); {@code seconds}, for how long (0: until it is
 * stopped). Events: {@code COPY.MEASUREMENT} for each measurement, {@code COPY.hello} the greeting, in which
 * the {@link Machine} introduces itself, {@code COPY.published} the last
 * one, whose value says how many there were.
 */
public final class MachineReporter {
    private static final long GREETING_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Bus bus;
    private final StopSignal stop;
    private final Measurements measurements = Measurements.ofThisMachine();
    private final long run = System.currentTimeMillis();
    private final double ratePerSecond;
    private final long durationNs;
    private final List<RecordPublisher<Reading>> publishers;
    private final RecordPublisher<Machine> greeting;
    private final RecordPublisher<Reading> total;
    private boolean boardIsThere;
    private double[] values;
    private int nextValue;
    private long published;
    private long refused;

    private MachineReporter(final Bus bus, final StopSignal stop) {
        this.bus = bus;
        this.stop = stop;
        final Settings settings = new Settings(bus.settings());
        ratePerSecond = settings.number("ratePerSecond", 1);
        durationNs = (long) (settings.number("seconds", 0) * TimeUnit.SECONDS.toNanos(1));
        publishers = measurements.names().stream().map(this::publisher).toList();
        greeting = bus.publisher(bus.copy() + ".hello", Machine.TYPE);
        total = publisher("published");
        nextValue = publishers.size();
        bus.subscribe("*.ready", event -> boardIsThere = true);
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            new MachineReporter(bus, stop).run();
        }
    }

    private RecordPublisher<Reading> publisher(final String measurement) {
        return bus.publisher(bus.copy() + "." + measurement, Reading.TYPE);
    }

    private void run() {
        System.out.println("reporter: " + ratePerSecond + " readings per second of "
                + measurements.names().size() + " measurements");
        bus.onRole(role -> System.out.println("reporter: now " + role));
        if (ratePerSecond > 0) {
            greetUntilTheBoardIsThere();
            report();
            publishTotal();
        }
        System.out.println("reporter: published=" + published + " refused=" + refused);
        rest();
        measurements.close();
    }

    private void greetUntilTheBoardIsThere() {
        long dueNs = System.nanoTime();
        while (!boardIsThere && !stop.isGiven()) {
            if (bus.role() == Role.ACTIVE && System.nanoTime() - dueNs >= 0) {
                greeting.publish(Machine.ofThisProgram(measurements.names()));
                dueNs = System.nanoTime() + GREETING_INTERVAL_NS;
            }
            bus.idle(bus.poll());
        }
        System.out.println("reporter: begins");
    }

    private void report() {
        final long startedNs = System.nanoTime();
        long nowNs = startedNs;
        double credit = 0;
        while (!stop.isGiven() && (durationNs == 0 || nowNs - startedNs < durationNs)) {
            final long thenNs = nowNs;
            nowNs = System.nanoTime();
            // What was not published in time is not made up for: readings of a moment that has passed cannot be taken
            // any more.
            credit = Math.min(ratePerSecond, credit + (nowNs - thenNs) * ratePerSecond / TimeUnit.SECONDS.toNanos(1));
            int work = bus.poll();
            while (credit >= 1 && publishNext()) {
                credit--;
                work++;
            }
            bus.idle(work);
        }
    }

    /** Publishes one reading; measures all anew when each of the last measurement is published. */
    private boolean publishNext() {
        if (nextValue == publishers.size()) {
            values = measurements.read();
            nextValue = 0;
        }
        final PublishOutcome outcome =
                publishers.get(nextValue).publish(new Reading(values[nextValue], published + 1, run));
        if (outcome != PublishOutcome.ACCEPTED) {
            refused++;
            // By the time that it can be published this reading is old.
            nextValue = publishers.size();
            return false;
        }
        published++;
        nextValue++;
        return true;
    }

    /** Counts like a reading, so that a lost end shows. */
    private void publishTotal() {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (total.publish(new Reading(published + 1, published + 1, run)) != PublishOutcome.ACCEPTED) {
            if (System.nanoTime() - deadlineNs >= 0) {
                return;
            }
            bus.idle(bus.poll());
        }
        published++;
    }

    /** Stays connected until it is stopped: a program that ends is started again. */
    private void rest() {
        while (!stop.isGiven()) {
            bus.idle(bus.poll());
        }
    }
}
