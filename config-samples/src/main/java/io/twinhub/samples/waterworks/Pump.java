package io.twinhub.samples.waterworks;

import io.twinhub.bus.Bus;
import io.twinhub.bus.EventPublisher;
import io.twinhub.samples.Reading;
import io.twinhub.samples.StopSignal;
import java.util.concurrent.TimeUnit;

/** Pumps that follow the speed which the controller wants, as fast as their inertia lets them. Publish their speeds twenty times a second. */
public final class Pump {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);
    /** In each interval a pump comes so much nearer to what is wanted. */
    private static final double APPROACH = 0.1;

    private final double[] wanted = new double[Plant.COUNT];
    private final double[] speeds = new double[Plant.COUNT];

    private Pump() {}

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            new Pump().run(bus, stop);
        }
    }

    private void run(final Bus bus, final StopSignal stop) {
        final EventPublisher[] publishers = new EventPublisher[Plant.COUNT];
        for (int i = 0; i < Plant.COUNT; i++) {
            publishers[i] = bus.publisher("pump." + (i + 1) + ".speed");
        }
        bus.subscribe(
                "control.*.speed",
                Reading.TYPE,
                (reading, event) -> wanted[Plant.place(event.name())] = reading.value());
        long dueNs = System.nanoTime();
        while (!stop.isGiven()) {
            final int work = bus.poll();
            if (System.nanoTime() - dueNs >= 0) {
                dueNs += INTERVAL_NS;
                for (int i = 0; i < Plant.COUNT; i++) {
                    speeds[i] += (wanted[i] - speeds[i]) * APPROACH;
                    publishers[i].publish(speeds[i]);
                }
            }
            bus.idle(work);
        }
    }
}
