package io.twinhub.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a demo.
 *
 * @param published by all reporters, as they say themselves.
 * @param delivered different readings that the board got.
 * @param lost readings that the board did not get.
 * @param duplicated readings that it got more than once.
 * @param reordered readings that it got after a later one.
 * @param hubKills hub processes that were killed and came back.
 * @param longestSilenceMs longest time in which the board got nothing of a reporter that was publishing.
 */
record DemoResult(
        long published,
        long delivered,
        long lost,
        long duplicated,
        long reordered,
        int hubKills,
        long longestSilenceMs) {
    private static final int HUB_KILLS_WANTED = 2;

    /** In the order in which they are printed. */
    Map<String, Object> toMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("published", published);
        map.put("delivered", delivered);
        map.put("lost", lost);
        map.put("duplicated", duplicated);
        map.put("reordered", reordered);
        map.put("hubKills", hubKills);
        map.put("longestSilenceMs", longestSilenceMs);
        return map;
    }

    /** What is not as promised; empty if all is. */
    List<String> faults() {
        final List<String> faults = new ArrayList<>();
        if (published == 0) {
            faults.add("nothing was published");
        }
        if (lost != 0) {
            faults.add(lost + " events were lost");
        }
        if (duplicated != 0) {
            faults.add(duplicated + " events were delivered more than once");
        }
        if (reordered != 0) {
            faults.add(reordered + " events were delivered out of order");
        }
        if (hubKills != HUB_KILLS_WANTED) {
            faults.add("not " + HUB_KILLS_WANTED + " but " + hubKills + " hubs were killed and came back");
        }
        return faults;
    }
}
