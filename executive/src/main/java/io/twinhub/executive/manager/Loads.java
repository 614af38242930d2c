package io.twinhub.executive.manager;

import java.util.HashMap;
import java.util.Map;

/** How many sessions each life of a program holds, kept with each change, so that nobody counts a hundred thousand sessions to place one. */
final class Loads {
    private final Map<Long, Integer> counts = new HashMap<>();

    /** A session has passed from one life to another; 0 stands for nobody. */
    void onMoved(final long from, final long to) {
        if (from != 0) {
            counts.computeIfPresent(from, (life, count) -> count == 1 ? null : count - 1);
        }
        if (to != 0) {
            counts.merge(to, 1, Integer::sum);
        }
    }

    int of(final long life) {
        return counts.getOrDefault(life, 0);
    }
}
