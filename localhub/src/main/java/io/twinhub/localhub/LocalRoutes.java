package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.RouteTable;
import java.util.Arrays;

/** The ways of events to the programs of one computer, as these subscribe just now. */
final class LocalRoutes {
    private LocalRoutes() {}

    static RouteTable of(final SystemPlan plan, final BusLink[] buses) {
        return RouteTable.of(
                plan.eventCount(),
                event -> subscribers(event, buses),
                plan.copyCount(),
                copy -> plan.copy(copy).publishes());
    }

    private static int[] subscribers(final int event, final BusLink[] buses) {
        return Arrays.stream(buses)
                .filter(link -> link.interest.get(event))
                .mapToInt(link -> link.instance.id())
                .sorted()
                .toArray();
    }
}
