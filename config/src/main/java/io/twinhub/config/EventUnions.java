package io.twinhub.config;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events that several patterns mean together. Copies with equal rights share one array, in whatever words they have them: a thousand
 * boards that see everything cost one list of all events.
 */
final class EventUnions {
    private final EventIndex.Memory index;
    private final Map<List<String>, int[]> byPatterns = new HashMap<>();
    private final Map<IntBuffer, int[]> byContent = new HashMap<>();

    EventUnions(final EventIndex.Memory index) {
        this.index = index;
    }

    int[] of(final List<String> patterns) {
        return byPatterns.computeIfAbsent(List.copyOf(patterns), key -> {
            final int[] events = union(key);
            return byContent.computeIfAbsent(IntBuffer.wrap(events), content -> events);
        });
    }

    private int[] union(final List<String> patterns) {
        if (patterns.size() == 1) {
            return index.matching(patterns.get(0));
        }
        final BitSet union = new BitSet();
        patterns.forEach(pattern -> Arrays.stream(index.matching(pattern)).forEach(union::set));
        return union.stream().toArray();
    }
}
