package org.example.tank;

import io.twinhub.bus.Bus;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;

/** Publishes how full a tank is, some times a second. */
public final class Tank {
    private final Bus bus;
    private final RecordPublisher<TankState> state;
    private final long intervalNs;
    private long dueNs;
    private long number;

    Tank(Bus bus) {
        this.bus = bus;
        state = bus.publisher("tank.1.state", TankState.TYPE);
        intervalNs = 1_000_000_000L / Long.parseLong(bus.settings().get("perSecond"));
        dueNs = bus.nanoTime();
    }

    public static void main(String[] args) {
        try (Bus bus = Bus.connect()) {
            Tank tank = new Tank(bus);
            while (true) {
                tank.turn();
                bus.idle(bus.poll());
            }
        }
    }

    /** Does what is due, and never waits: so it runs in a test as well, which has another time. */
    void turn() {
        if (bus.role() == Role.ACTIVE && bus.nanoTime() - dueNs >= 0) {
            double level = 3 + Math.sin(number / 100.0);
            if (state.publish(new TankState(level, number)) == PublishOutcome.ACCEPTED) {
                number++;
                dueNs = bus.nanoTime() + intervalNs;
            }
        }
    }
}
