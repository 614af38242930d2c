package io.twinhub.localhub;

import java.util.function.Function;
import java.util.function.LongConsumer;
import org.agrona.concurrent.EpochClock;

/** What a localHub shows of its connection to one hub computer. */
final class HubLinkCounters {
    private final LocalHub hub;
    private final int computer;
    private final EpochClock clock;
    private final LongConsumer role;
    private final LongConsumer sinceMs;
    private final LongConsumer openings;
    private final LongConsumer noRoom;
    private int shownRole = -1;

    /** @param clock is read when the connection has become another one. */
    HubLinkCounters(
            final LocalHub hub,
            final int computer,
            final String name,
            final Function<String, LongConsumer> counters,
            final EpochClock clock) {
        this.hub = hub;
        this.computer = computer;
        this.clock = clock;
        role = counters.apply("link." + name + ".role");
        sinceMs = counters.apply("link." + name + ".sinceMs");
        openings = counters.apply("link." + name + ".openings");
        noRoom = counters.apply("link." + name + ".noRoom");
    }

    void showState() {
        final int now = hub.connectionRole(computer);
        if (now != shownRole) {
            shownRole = now;
            sinceMs.accept(clock.time());
        }
        role.accept(now);
    }

    void showCounts() {
        openings.accept(hub.links().all[computer].openingCount);
        noRoom.accept(hub.links().all[computer].noRoomCount());
    }
}
