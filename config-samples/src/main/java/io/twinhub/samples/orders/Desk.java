package io.twinhub.samples.orders;

import io.twinhub.bus.Bus;
import io.twinhub.executive.Executive;
import io.twinhub.samples.Settings;
import io.twinhub.samples.StopSignal;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A program that orders: it begins the desk of its store, and goes on with that of another store whose program died. */
public final class Desk {
    private final Bus bus;
    private final Executive executive;
    private final long intervalNs;
    private long dueNs;

    /** @param nowMs the time, in milliseconds since 1970. */
    public Desk(final Bus bus, final LongSupplier nowMs) {
        this.bus = bus;
        final Settings settings = new Settings(bus.settings());
        intervalNs = (long) (TimeUnit.SECONDS.toNanos(1) / settings.number("ratePerSecond", 40));
        final long seconds = (long) settings.number("seconds", 0);
        executive = Executive.of(bus)
                .serve(Shop.DESK, () -> new DeskSession(nowMs, seconds))
                .use(Shop.ORDERS);
        // That another program holds it already is as good.
        executive.begin(Shop.DESK, bus.computer(), reason -> {});
        dueNs = bus.nanoTime();
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            final Desk desk = new Desk(bus, System::currentTimeMillis);
            while (!stop.isGiven()) {
                bus.idle(bus.poll() + desk.turn());
            }
        }
    }

    /** To be called with each poll of the Bus; returns how much was done. */
    public int turn() {
        final int work = executive.doWork();
        if (bus.nanoTime() - dueNs < 0) {
            return work;
        }
        dueNs = bus.nanoTime() + intervalNs;
        executive.sessions(Shop.DESK).forEach(session -> ((DeskSession) session).order());
        return work + 1;
    }
}
