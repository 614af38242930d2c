package io.twinhub.samples.waterworks;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.metadata.Quality;
import io.twinhub.samples.Reading;
import io.twinhub.samples.StopSignal;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The operator's board: shows the plant each second and every takeover of the controller, and counts from the values. The last line of each second is for scripts.
 */
public final class Operator {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final Bus bus;
    private final StopSignal stop;
    private final Takeovers takeovers = new Takeovers();
    private final double[] levels = new double[Plant.COUNT];
    private final double[] speeds = new double[Plant.COUNT];
    private boolean hasControl;

    private Operator(final Bus bus, final StopSignal stop) {
        this.bus = bus;
        this.stop = stop;
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            new Operator(bus, stop).run();
        }
    }

    private void run() {
        bus.subscribe("tank.*.level", event -> levels[Plant.place(event.name())] = event.asDouble());
        bus.subscribe("pump.*.speed", event -> speeds[Plant.place(event.name())] = event.asDouble());
        bus.subscribe("control.*.speed", Reading.TYPE, this::onControl);
        bus.onGap(
                gap -> System.out.println("operator: events of " + gap.copies() + " may be missing: " + gap.reason()));
        bus.onRole(role -> System.out.println("operator: now " + role));
        long dueNs = System.nanoTime();
        while (!stop.isGiven()) {
            final int work = bus.poll();
            if (hasControl && System.nanoTime() - dueNs >= 0) {
                dueNs = System.nanoTime() + INTERVAL_NS;
                show();
            }
            bus.idle(work);
        }
        show();
    }

    private void onControl(final Reading reading, final Event event) {
        if (event.isQualityChange()) {
            System.out.println("operator: " + event.name() + " is " + Quality.toText(event.quality()));
            return;
        }
        if (event.isReplayed()) {
            return; // what was published before this board began is nobody's takeover
        }
        hasControl = true;
        final long silenceMs = takeovers.onValue(reading.number(), reading.run(), System.nanoTime());
        if (silenceMs >= 0) {
            System.out.println(
                    "operator: takeover " + takeovers.count() + ": nobody controlled for " + silenceMs + " ms");
        }
    }

    private void show() {
        System.out.println(String.format(
                Locale.ROOT,
                "operator: levels %.3f m and %.3f m, pumps %.0f and %.0f per minute",
                levels[0],
                levels[1],
                speeds[0],
                speeds[1]));
        System.out.println(takeovers.summary());
    }
}
