package io.twinhub.executive.manager;

import io.twinhub.config.SessionPlacement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Which server gets a session, of those that can have it. Where several are as good, they take turns, of each type by itself. */
final class PlacementPolicy {
    private final Map<String, Integer> turns = new HashMap<>();

    /**
     * A program that serves the type.
     *
     * @param life its present life.
     * @param place its copy and computer, which outlive it.
     * @param zone of its computer; empty if that is not known.
     * @param load how many sessions it holds, of all types.
     */
    record Server(long life, String place, String zone, int load) {}

    /**
     * @param servers that can have the session. The one that it failed is among them only if it still runs, and is chosen only if it is alone.
     * @param openerZone the zone of who opened it, asked only if it is of use; empty if that is not known.
     * @return null if there are no servers.
     */
    Server choose(
            final SessionPlacement placement,
            final StoredSession session,
            final List<Server> servers,
            final Supplier<String> openerZone) {
        if (servers.isEmpty()) {
            return null;
        }
        final List<Server> able = others(session, servers);
        return switch (placement) {
            case ROUND_ROBIN -> next(session.type(), able);
            case LEAST_LOADED -> next(session.type(), leastLoaded(able));
            case HASH -> heaviest(session.name(), able);
            case SAME_ZONE -> next(session.type(), inZone(openerZone.get(), able));
        };
    }

    /** Without the server that the session failed, if there is another one. */
    private static List<Server> others(final StoredSession session, final List<Server> servers) {
        if (session.failures == 0) {
            return servers;
        }
        final List<Server> others =
                servers.stream().filter(server -> server.life() != session.life).toList();
        return others.isEmpty() ? servers : others;
    }

    private Server next(final String type, final List<Server> servers) {
        return servers.get(Math.floorMod(turns.merge(type, 1, Integer::sum), servers.size()));
    }

    private static List<Server> leastLoaded(final List<Server> servers) {
        final int least = servers.stream().mapToInt(Server::load).min().orElseThrow();
        return servers.stream().filter(server -> server.load() == least).toList();
    }

    private static Server heaviest(final String name, final List<Server> servers) {
        return servers.stream()
                .max(Comparator.comparingLong((final Server server) -> Rendezvous.weight(name, server.place()))
                        .thenComparing(Server::place))
                .orElseThrow();
    }

    private static List<Server> inZone(final String zone, final List<Server> servers) {
        final List<Server> near = servers.stream()
                .filter(server -> !zone.isEmpty() && server.zone().equals(zone))
                .toList();
        return near.isEmpty() ? servers : near;
    }
}
