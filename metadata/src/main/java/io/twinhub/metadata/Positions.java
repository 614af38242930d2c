package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Hashing;
import org.agrona.collections.Long2LongHashMap;

/**
 * Where in the text the parts of a document stand, so that a later check of its meaning can point at them. A path names
 * fields from the root, with the place in a list or the key of a map in brackets:
 * {@code programCopies[3]/settings[rate]/value}; the root is the empty path. Parts are kept as numbers, 20 bytes each, and
 * found through an index that is made when somebody asks for the first time: most documents are right, and nobody asks. A document may have millions of
 * parts, and beyond eight million is refused. Used by one thread at a time.
 */
public final class Positions {
    /** The part that is the whole document. */
    public static final int ROOT = 0;

    /** A million events of five parts each, and room beside; still bearable in a heap of 512 MiB. */
    private static final int PARTS_MAX = 8 << 20;

    private static final int MISSING = -1;
    /** Numbers of each part: file, line, column, the part around it and its key there. */
    private static final int STRIDE = 5;

    private static final int PARENT = 3;
    private static final int KEY = 4;
    private static final int PARTS_PER_CHUNK_BITS = 12;
    private static final int PARTS_PER_CHUNK = 1 << PARTS_PER_CHUNK_BITS;

    /** In pieces, since one array would be copied again and again as it grows. */
    private final List<int[]> chunks = new ArrayList<>();

    private int size;
    /** From a part and a key in it to the part there; null until somebody asks. */
    private Long2LongHashMap index;
    /** What else leads to a part: keys of maps. */
    private final Long2LongHashMap keys = new Long2LongHashMap(MISSING);

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** Of a document that stands in no text as yet. */
    public Positions() {
        add(MISSING, MISSING, Position.NONE);
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
        keys.put(step(map, id(key)), entry);
    }

    /** Where a part stands. */
    public Position at(final int part) {
        final int[] chunk = chunk(part);
        final int place = place(part);
        return new Position(names.get(chunk[place]), chunk[place + 1], chunk[place + 2]);
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
        return size;
    }

    private int add(final int parent, final int key, final Position position) {
        final int part = size;
        if (part == PARTS_MAX) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.TEXT_TOO_LARGE, "it has more than " + PARTS_MAX + " parts")
                            .at(position));
        }
        if (place(part) == 0) {
            chunks.add(new int[PARTS_PER_CHUNK * STRIDE]);
        }
        size++;
        set(part, position);
        chunk(part)[place(part) + PARENT] = parent;
        chunk(part)[place(part) + KEY] = key;
        if (index != null) {
            index.put(step(parent, key), part);
        }
        return part;
    }

    private void set(final int part, final Position position) {
        final int[] chunk = chunk(part);
        final int place = place(part);
        chunk[place] = id(position.file());
        chunk[place + 1] = position.line();
        chunk[place + 2] = position.column();
    }

    private int[] chunk(final int part) {
        return chunks.get(part >> PARTS_PER_CHUNK_BITS);
    }

    private static int place(final int part) {
        return (part & PARTS_PER_CHUNK - 1) * STRIDE;
    }

    /** The part that this key leads to, or none. */
    private int find(final int parent, final int key) {
        if (index == null) {
            index = new Long2LongHashMap(2 * size, Hashing.DEFAULT_LOAD_FACTOR, MISSING);
            for (int part = 0; part < size; part++) {
                final int[] chunk = chunk(part);
                index.put(step(chunk[place(part) + PARENT], chunk[place(part) + KEY]), part);
            }
        }
        final long step = step(parent, key);
        final int found = (int) index.get(step);
        return found == MISSING ? (int) keys.get(step) : found;
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
        return named != MISSING || !inner.matches("\\d{1,9}") ? named : find(part, ~Integer.parseInt(inner));
    }

    private int child(final int part, final String name) {
        final Integer id = ids.get(name);
        return id == null ? MISSING : find(part, id);
    }

    private static long step(final int parent, final int key) {
        return (long) parent << Integer.SIZE | key & 0xFFFF_FFFFL;
    }

    private static String[] steps(final String path) {
        return path.isEmpty() ? new String[0] : path.split("/|(?=\\[)");
    }
}
