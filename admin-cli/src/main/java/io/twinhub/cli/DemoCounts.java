package io.twinhub.cli;

import java.util.HashMap;
import java.util.Map;

/** What reporters and board said at last, as {@code name: key=number …}. */
final class DemoCounts {
    private final Map<String, Map<String, Long>> said = new HashMap<>();

    /** Takes a line of a program's log; lines of another form are passed over. */
    void onLine(final String copy, final String line) {
        final int colon = line.indexOf(": ");
        if (colon < 0 || line.indexOf('=') < 0) {
            return;
        }
        final Map<String, Long> numbers = new HashMap<>();
        for (final String word : line.substring(colon + 2).split(" ")) {
            if (!word.matches("\\w+=\\d+")) {
                return;
            }
            final int sign = word.indexOf('=');
            numbers.put(word.substring(0, sign), Long.parseLong(word.substring(sign + 1)));
        }
        said.put(copy, numbers);
    }

    /** Whether the copy has said its numbers. */
    boolean has(final String copy) {
        return said.containsKey(copy);
    }

    /** A number of a copy; 0 if it did not say it. */
    long number(final String copy, final String key) {
        return said.getOrDefault(copy, Map.of()).getOrDefault(key, 0L);
    }
}
