package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.Long2LongHashMap;

/**
 * Where in the text the parts of a document stand, so that a later check of its meaning can point at them. A path names
 * fields from the root, with the place in a list or the key of a map in brackets:
 * {@code programCopies[3]/settings[rate]/value}; the root is the empty path. Parts are kept as numbers, about 50 bytes each:
 * a document may have a million, and beyond four million is refused. Used by one thread at a time.
 */
public final class Positions {
    /** The part that is the whole document. */
    public static final int ROOT = 0;

    /** Four times the largest document that is meant to be, and still bearable in a heap of 512 MiB. */
    private static final int PARTS_MAX = 4 << 20;

    private static final int MISSING = -1;
    /** File, line and column of each part. */
    private static final int STRIDE = 3;

    private final Long2LongHashMap parts = new Long2LongHashMap(MISSING);
    private final IntArrayList places = new IntArrayList();
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** Of a document that stands in no text as yet. */
    public Positions() {
        add(Position.NONE);
    }

    /** Says where the document begins; the first text that has any of it decides. */
    public void root(final Position position) {
        if (at(ROOT).equals(Position.NONE)) {
            set(ROOT, position);
        }
    }

    /** Adds a field of an object; returns its part. */
    public int field(final int object, final String name, final Position position) {
        return add(object, id(name), position);
    }

    /** Adds an item of a list or an entry of a map, by its place from 0; returns its part. */
    public int item(final int collection, final int index, final Position position) {
        return add(collection, ~index, position);
    }

    /** Lets an entry of a map be found by its key, too. */
    public void key(final int map, final String key, final int entry) {
        parts.put(step(map, id(key)), entry);
    }

    /** Where a part stands. */
    public Position at(final int part) {
        final int place = part * STRIDE;
        return new Position(names.get(places.getInt(place)), places.getInt(place + 1), places.getInt(place + 2));
    }

    /** Where a part stands or, if the text does not name it (a default, say), the nearest part around it. */
    public Position at(final String path) {
        int part = ROOT;
        for (final String step : steps(path)) {
            final int next = next(part, step);
            if (next == MISSING) {
                break;
            }
            part = next;
        }
        return at(part);
    }

    /** Whether the text itself names this part. */
    public boolean contains(final String path) {
        int part = at(ROOT).equals(Position.NONE) ? MISSING : ROOT;
        for (final String step : steps(path)) {
            part = part == MISSING ? MISSING : next(part, step);
        }
        return part != MISSING;
    }

    /** Number of parts, the root included. */
    public int size() {
        return places.size() / STRIDE;
    }

    private int add(final int parent, final int key, final Position position) {
        final int part = add(position);
        parts.put(step(parent, key), part);
        return part;
    }

    private int add(final Position position) {
        final int part = size();
        if (part == PARTS_MAX) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.TEXT_TOO_LARGE, "it has more than " + PARTS_MAX + " parts")
                            .at(position));
        }
        for (int i = 0; i < STRIDE; i++) {
            places.addInt(0);
        }
        set(part, position);
        return part;
    }

    private void set(final int part, final Position position) {
        final int place = part * STRIDE;
        places.setInt(place, id(position.file()));
        places.setInt(place + 1, position.line());
        places.setInt(place + 2, position.column());
    }

    private int id(final String name) {
        final Integer known = ids.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    private int next(final int part, final String step) {
        if (!step.startsWith("[")) {
            return child(part, step);
        }
        final String inner = step.substring(1, step.length() - 1);
        final int named = child(part, inner);
        return named != MISSING || !inner.matches("\\d{1,9}")
                ? named
                : (int) parts.get(step(part, ~Integer.parseInt(inner)));
    }

    private int child(final int part, final String name) {
        final Integer id = ids.get(name);
        return id == null ? MISSING : (int) parts.get(step(part, id));
    }

    private static long step(final int parent, final int key) {
        return (long) parent << Integer.SIZE | key & 0xFFFF_FFFFL;
    }

    private static String[] steps(final String path) {
        return path.isEmpty() ? new String[0] : path.split("/|(?=\\[)");
    }
}
