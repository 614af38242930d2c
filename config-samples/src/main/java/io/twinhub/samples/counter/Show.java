package io.twinhub.samples.counter;

import io.twinhub.bus.Bus;
import io.twinhub.samples.StopSignal;

/** Prints a line for each event: its name and value, and whether it came from a recorder. */
public final class Show {
    private Show() {}

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            bus.subscribe(
                    "counter.*",
                    event -> System.out.println(
                            event.name() + " " + event.asLong() + (event.isReplayed() ? " replayed" : "")));
            bus.onGap(gap -> System.out.println("gap: " + gap.reason()));
            while (!stop.isGiven()) {
                bus.idle(bus.poll());
            }
        }
    }
}
