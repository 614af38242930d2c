package io.twinhub.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds event ids by name and by pattern. Names lie sorted, so that a pattern is tried only on the names that share its
 * beginning. Immutable.
 */
final class EventIndex {
    private static final int[] NONE = {};

    private final String[] names;
    private final int[] ids;

    /** @param namesById distinct names; the place in the list is the id. */
    EventIndex(final List<String> namesById) {
        final Integer[] order = new Integer[namesById.size()];
        Arrays.setAll(order, id -> id);
        Arrays.sort(order, Comparator.comparing(namesById::get));
        names = new String[order.length];
        ids = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            ids[i] = order[i];
            names[i] = namesById.get(order[i]);
        }
    }

    /** The id of this event, or -1. */
    int idOf(final String name) {
        final int place = Arrays.binarySearch(names, name);
        return place < 0 ? -1 : ids[place];
    }

    /** The ids of all events that the pattern means, ascending. */
    int[] matching(final EventPattern pattern) {
        if (pattern.isName()) {
            final int id = idOf(pattern.toString());
            return id < 0 ? NONE : new int[] {id};
        }
        final String prefix = pattern.prefix();
        final int from = insertionPoint(prefix);
        final int to = insertionPoint(prefix + Character.MAX_VALUE);
        final int[] found = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (pattern.matches(names[i])) {
                found[count++] = ids[i];
            }
        }
        final int[] matching = Arrays.copyOf(found, count);
        Arrays.sort(matching);
        return matching;
    }

    /** A lookup that answers a repeated pattern from memory; for the time of a compilation. */
    Memory memory() {
        return new Memory();
    }

    private int insertionPoint(final String name) {
        final int place = Arrays.binarySearch(names, name);
        return place < 0 ? -place - 1 : place;
    }

    /** Remembers what was asked. Used by one thread. */
    final class Memory {
        private final Map<String, int[]> known = new HashMap<>();

        int[] matching(final String pattern) {
            return known.computeIfAbsent(pattern, text -> EventIndex.this.matching(EventPattern.of(text)));
        }
    }
}
