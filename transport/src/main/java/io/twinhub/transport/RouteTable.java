package io.twinhub.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Where messages go, precomputed: each event id, and each copy for its gap announcements, has a route, and equal sets of receivers are
 * one route. Pure lookup; built anew when receivers change, never changed.
 */
public final class RouteTable {
    private final int[] routeOfEvent;
    private final int[] routeOfCopy;
    private final int[][] receivers;

    private RouteTable(final int[] routeOfEvent, final int[] routeOfCopy, final int[][] receivers) {
        this.routeOfEvent = routeOfEvent;
        this.routeOfCopy = routeOfCopy;
        this.receivers = receivers;
    }

    /**
     * Builds a table.
     *
     * @param receiversOfEvent receivers per event id, ascending.
     * @param eventsOfCopy event ids that each copy may publish: its gap announcements go to all their receivers.
     */
    public static RouteTable of(
            final int eventCount,
            final IntFunction<int[]> receiversOfEvent,
            final int copyCount,
            final IntFunction<int[]> eventsOfCopy) {
        final Map<List<Integer>, Integer> known = new HashMap<>();
        final List<int[]> sets = new ArrayList<>();
        final int[] byEvent = new int[eventCount];
        for (int event = 0; event < eventCount; event++) {
            byEvent[event] = routeOf(receiversOfEvent.apply(event), known, sets);
        }
        final int[] byCopy = new int[copyCount];
        for (int copy = 0; copy < copyCount; copy++) {
            final int[] all = Arrays.stream(eventsOfCopy.apply(copy))
                    .map(event -> byEvent[event])
                    .distinct()
                    .flatMap(route -> Arrays.stream(sets.get(route)))
                    .distinct()
                    .sorted()
                    .toArray();
            byCopy[copy] = routeOf(all, known, sets);
        }
        return new RouteTable(byEvent, byCopy, sets.toArray(int[][]::new));
    }

    private static int routeOf(final int[] set, final Map<List<Integer>, Integer> known, final List<int[]> sets) {
        return known.computeIfAbsent(Arrays.stream(set).boxed().toList(), key -> {
            sets.add(set);
            return sets.size() - 1;
        });
    }

    public int ofEvent(final int eventId) {
        return routeOfEvent[eventId];
    }

    public int ofCopy(final int copyId) {
        return routeOfCopy[copyId];
    }

    /** The receivers of a route, ascending; read, never write. */
    public int[] receivers(final int route) {
        return receivers[route];
    }
}
