package io.twinhub.samples.waterworks;

import io.twinhub.bus.Bus;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;
import io.twinhub.samples.Reading;
import io.twinhub.samples.Settings;
import io.twinhub.samples.StopSignal;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the levels of the tanks. Runs on two computers: both instances follow what the plant says, only the one that is ACTIVE controls. One that takes over
 * goes on from the speeds at which the pumps turn, so that nothing jumps. Each value has a running number, which begins anew whenever it becomes ACTIVE.
 *
 * <p>Settings: {@code setpoint} in m; {@code ratePerSecond}, how many values in all.
 */
public final class Controller {
    /** What a metre of difference adds to the speed, and what it adds per second that it lasts. */
    private static final double PROPORTIONAL = 1500;

    private static final double INTEGRAL = 300;

    private final Bus bus;
    private final StopSignal stop;
    private final double setpoint;
    private final long intervalNs;
    private final double[] levels = new double[Plant.COUNT];
    private final double[] speeds = new double[Plant.COUNT];
    private final double[] integrals = new double[Plant.COUNT];
    private long run;
    private long published;

    private Controller(final Bus bus, final StopSignal stop) {
        this.bus = bus;
        this.stop = stop;
        final Settings settings = new Settings(bus.settings());
        setpoint = settings.number("setpoint", 3);
        Arrays.fill(levels, setpoint);
        intervalNs = (long) (TimeUnit.SECONDS.toNanos(1) * Plant.COUNT / settings.number("ratePerSecond", 20));
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            new Controller(bus, stop).run();
        }
    }

    private void run() {
        bus.subscribe("tank.*.level", event -> levels[Plant.place(event.name())] = event.asDouble());
        bus.subscribe("pump.*.speed", event -> speeds[Plant.place(event.name())] = event.asDouble());
        bus.onRole(this::onRole);
        @SuppressWarnings({"unchecked", "rawtypes"})
        final RecordPublisher<Reading>[] publishers = new RecordPublisher[Plant.COUNT];
        for (int i = 0; i < Plant.COUNT; i++) {
            publishers[i] = bus.publisher("control." + (i + 1) + ".speed", Reading.TYPE);
        }
        long dueNs = System.nanoTime();
        while (!stop.isGiven()) {
            final int work = bus.poll();
            final long nowNs = System.nanoTime();
            if (bus.role() != Role.ACTIVE) {
                dueNs = nowNs;
            } else if (nowNs - dueNs >= 0) {
                dueNs = Math.max(dueNs + intervalNs, nowNs - intervalNs); // what is late is not made up for
                for (int i = 0; i < Plant.COUNT; i++) {
                    control(i, publishers[i]);
                }
            }
            bus.idle(work);
        }
        System.out.println("controller: published=" + published);
    }

    private void onRole(final Role role) {
        System.out.println("controller: now " + role);
        run = System.currentTimeMillis();
        published = 0;
        System.arraycopy(speeds, 0, integrals, 0, integrals.length);
    }

    private void control(final int place, final RecordPublisher<Reading> publisher) {
        final double difference = setpoint - levels[place];
        integrals[place] = limited(integrals[place] + INTEGRAL * difference * intervalNs / TimeUnit.SECONDS.toNanos(1));
        final double speed = limited(integrals[place] + PROPORTIONAL * difference);
        if (publisher.publish(new Reading(speed, published + 1, run)) == PublishOutcome.ACCEPTED) {
            published++;
        }
    }

    private static double limited(final double speed) {
        return Math.max(0, Math.min(Plant.SPEED_MAX, speed));
    }
}
