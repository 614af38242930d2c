package org.example.tank;

import io.twinhub.bus.Bus;
import java.util.function.Consumer;

/** Shows every state of every tank, and where some may be missing. */
public final class Show {
    Show(Bus bus, Consumer<String> display) {
        bus.subscribe("tank.**", TankState.TYPE, (state, event) ->
                display.accept("%s %d: %.2f m".formatted(event.name(), state.number(), state.level())));
        bus.onGap(gap -> display.accept("may be missing: events of " + gap.copies() + ", " + gap.reason()));
    }

    public static void main(String[] args) {
        try (Bus bus = Bus.connect()) {
            new Show(bus, System.out::println);
            while (true) {
                bus.idle(bus.poll());
            }
        }
    }
}
