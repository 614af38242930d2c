package io.twinhub.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds event ids by name and by pattern; a {@link HubEvent} only by a pattern that begins with its first part, not with a wildcard. Names lie sorted, so that a pattern is tried only on the names that share its
 * parts before the first {@code **}. Immutable.
 */
final class EventIndex {
    /** The character after the dot: where it stands instead of the dot, the names that begin alike are over. */
    private static final char AFTER_DOT = '.' + 1;

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
        final Walk walk = new Walk(pattern);
        walk.visit(0, 0, 0, names.length);
        final int[] matching = Arrays.copyOf(walk.found, walk.count);
        Arrays.sort(matching);
        return matching;
    }

    /** A lookup that answers a repeated pattern from memory; for the time of a compilation. */
    Memory memory() {
        return new Memory();
    }

    /** Where this name stands or would stand in a range of the sorted names. */
    private int insertionPoint(final String name, final int from, final int to) {
        final int place = Arrays.binarySearch(names, from, to, name);
        return place < 0 ? -place - 1 : place;
    }

    /**
     * Where the names are over that begin like the one at {@code from}, up to its dot behind {@code length} characters. Looks in growing steps, because mostly a
     * few do.
     */
    private int endOf(final int from, final int length, final int to) {
        final String name = names[from];
        int inside = from;
        int step = 1;
        while (inside + step < to && names[inside + step].regionMatches(0, name, 0, length + 1)) {
            inside += step;
            step *= 2;
        }
        return insertionPoint(name.substring(0, length) + AFTER_DOT, inside, Math.min(to, inside + step));
    }

    /**
     * Goes through the names part by part, as through a tree of folders: in sorted names all that begin with the same parts
     * stand together. A pattern such as {@code *.north.level} so looks at the first parts, not at all names.
     */
    private final class Walk {
        private final EventPattern pattern;
        private int[] found = new int[16];
        private int count;

        Walk(final EventPattern pattern) {
            this.pattern = pattern;
        }

        /**
         * Collects the matches among the names of a range that share what stands before {@code position}, all matched by the
         * parts of the pattern before {@code part}.
         */
        void visit(final int part, final int position, final int from, final int to) {
            if (from == to || part == pattern.partCount()) {
                return;
            }
            if (pattern.isAnyParts(part)) {
                // How many parts it stands for is open, so each name is tried as a whole.
                for (int i = from; i < to; i++) {
                    if (pattern.matches(names[i])) {
                        add(i);
                    }
                }
            } else if (pattern.isLiteral(part)) {
                final String path = names[from].substring(0, position) + pattern.part(part);
                visitPart(part, path, insertionPoint(path, from, to), to);
            } else {
                visitParts(part, position, from, to);
            }
        }

        private void visitParts(final int part, final int position, final int from, final int to) {
            int i = from;
            while (i < to) {
                final int dot = names[i].indexOf('.', position);
                final int end = dot < 0 ? names[i].length() : dot;
                final boolean matches = pattern.matchesPart(part, names[i], position, end);
                if (dot < 0) {
                    if (matches && pattern.allowsEndAfter(part)) {
                        add(i);
                    }
                    i++;
                } else {
                    final int next = endOf(i, end, to);
                    if (matches) {
                        visit(part + 1, end + 1, i, next);
                    }
                    i = next;
                }
            }
        }

        /** The name that ends with this path, and the names that go on after it. */
        private void visitPart(final int part, final String path, final int place, final int to) {
            if (pattern.allowsEndAfter(part) && place < to && names[place].equals(path)) {
                add(place);
            }
            if (part + 1 < pattern.partCount()) {
                final int from = insertionPoint(path + '.', place, to);
                visit(part + 1, path.length() + 1, from, insertionPoint(path + AFTER_DOT, from, to));
            }
        }

        private void add(final int place) {
            if (HubEvent.isReservedEvent(names[place]) && !pattern.isLiteral(0)) {
                return; // who means all events of programs does not mean those of the infrastructure
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = ids[place];
        }
    }

    /** Remembers what was asked. Used by one thread. */
    final class Memory {
        private final Map<String, int[]> known = new HashMap<>();

        int[] matching(final String pattern) {
            return known.computeIfAbsent(pattern, text -> EventIndex.this.matching(EventPattern.of(text)));
        }
    }
}
