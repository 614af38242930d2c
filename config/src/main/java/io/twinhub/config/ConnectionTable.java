package io.twinhub.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The message connections of a plan, found by their ends without a search through all of them. Immutable. */
final class ConnectionTable {
    private static final int[] NONE = {};

    private final ConnectionPlan[] connections;
    /** Ids of the connections that a copy opens, by copy. */
    private final int[][] opened;

    /** @param further connections that stand in no text. */
    ConnectionTable(
            final List<ConnectionSpec> specs, final Map<String, Integer> copyIds, final List<ConnectionPlan> further) {
        connections = new ConnectionPlan[specs.size() + further.size()];
        opened = new int[copyIds.size()][];
        Arrays.fill(opened, NONE);
        for (int id = 0; id < specs.size(); id++) {
            final ConnectionSpec spec = specs.get(id);
            final int window = Math.toIntExact(spec.windowBytes());
            final int messageLength = Math.toIntExact(spec.messageLengthBytes());
            add(new ConnectionPlan(id, copyIds.get(spec.from()), copyIds.get(spec.to()), window, messageLength));
        }
        further.forEach(this::add);
    }

    private void add(final ConnectionPlan connection) {
        final int from = connection.from();
        connections[connection.id()] = connection;
        opened[from] = Arrays.copyOf(opened[from], opened[from].length + 1);
        opened[from][opened[from].length - 1] = connection.id();
    }

    int count() {
        return connections.length;
    }

    ConnectionPlan get(final int id) {
        return connections[id];
    }

    /** The connection from one copy to another; -1 if there is none. */
    int idOf(final int from, final int to) {
        for (final int id : opened[from]) {
            if (connections[id].to() == to) {
                return id;
            }
        }
        return -1;
    }
}
