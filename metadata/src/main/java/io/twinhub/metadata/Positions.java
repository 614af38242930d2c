package io.twinhub.metadata;

import java.util.HashMap;
import java.util.Map;

/**
 * Where in the text the parts of a document stand, so that a later check of its meaning can point at them. A path names
 * fields from the root, with the place in a list in brackets: {@code programCopies[3]/instances[0]/computer}; the root is
 * the empty path. Used by one thread at a time.
 */
public final class Positions {
    private final Map<String, Position> positions = new HashMap<>();

    /** Notes where a part stands. */
    public void put(final String path, final Position position) {
        positions.put(path, position);
    }

    /** Where a part stands or, if the text does not name it (a default, say), the nearest part around it. */
    public Position at(final String path) {
        String candidate = path;
        while (true) {
            final Position position = positions.get(candidate);
            if (position != null) {
                return position;
            }
            if (candidate.isEmpty()) {
                return Position.NONE;
            }
            candidate = parent(candidate);
        }
    }

    /** Whether the text itself names this part. */
    public boolean contains(final String path) {
        return positions.containsKey(path);
    }

    public int size() {
        return positions.size();
    }

    private static String parent(final String path) {
        final int slash = path.lastIndexOf('/');
        final int bracket = path.lastIndexOf('[');
        if (bracket > slash) {
            return path.substring(0, bracket);
        }
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
