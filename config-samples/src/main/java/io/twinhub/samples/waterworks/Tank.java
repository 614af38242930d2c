package io.twinhub.samples.waterworks;

import io.twinhub.bus.Bus;
import io.twinhub.bus.EventPublisher;
import io.twinhub.samples.StopSignal;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Tanks from which a town drinks, more in the morning and in the evening of days that last a minute. Publishes the levels twenty times a second. */
public final class Tank {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double AREA_M2 = 8;
    private static final double LEVEL_MAX_M = 6;
    /** At full speed a pump delivers so much, in m³/s. */
    private static final double DELIVERY = 0.8;

    private static final double DAY_S = 60;

    private final double[] levels = new double[Plant.COUNT];
    private final double[] speeds = new double[Plant.COUNT];

    private Tank() {
        Arrays.fill(levels, LEVEL_MAX_M / 2);
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            new Tank().run(bus, stop);
        }
    }

    private void run(final Bus bus, final StopSignal stop) {
        final EventPublisher[] publishers = new EventPublisher[Plant.COUNT];
        for (int i = 0; i < Plant.COUNT; i++) {
            publishers[i] = bus.publisher("tank." + (i + 1) + ".level");
        }
        bus.subscribe("pump.*.speed", event -> speeds[Plant.place(event.name())] = event.asDouble());
        long dueNs = System.nanoTime();
        while (!stop.isGiven()) {
            final int work = bus.poll();
            if (System.nanoTime() - dueNs >= 0) {
                dueNs += INTERVAL_NS;
                flow((double) INTERVAL_NS / TimeUnit.SECONDS.toNanos(1), System.nanoTime() / 1e9);
                for (int i = 0; i < Plant.COUNT; i++) {
                    publishers[i].publish(levels[i]);
                }
            }
            bus.idle(work);
        }
    }

    private void flow(final double seconds, final double nowS) {
        for (int i = 0; i < Plant.COUNT; i++) {
            final double phase = 2 * Math.PI * (nowS / DAY_S + (double) i / Plant.COUNT);
            final double consumed = DELIVERY * (0.4 + 0.25 * Math.sin(phase));
            final double delivered = DELIVERY * speeds[i] / Plant.SPEED_MAX;
            final double level = levels[i] + (delivered - consumed) * seconds / AREA_M2;
            levels[i] = Math.max(0, Math.min(LEVEL_MAX_M, level));
        }
    }
}
