package io.twinhub.executive.manager;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of the programs that serve a type of session gets the next one: round robin. */
final class Placement {
    private final Map<String, Integer> turns = new HashMap<>();

    /** Null if none serves this type. */
    Host choose(final String type, final Collection<Host> hosts) {
        final List<Host> able = hosts.stream()
                .filter(host -> host.isReady() && host.serves(type))
                .toList();
        if (able.isEmpty()) {
            return null;
        }
        return able.get(turns.merge(type, 1, Integer::sum) % able.size());
    }
}
