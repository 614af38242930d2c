package io.twinhub.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Answers the questions of a plan straight from the specification, by trying everything: slow and plain. */
final class NaivePlan {
    private final SystemSpec spec;
    final List<String> events = new ArrayList<>();

    NaivePlan(final SystemSpec spec) {
        this.spec = spec;
        spec.events().forEach(event -> expand(event.name()));
    }

    private void expand(final String name) {
        final int open = name.indexOf('{');
        if (open < 0) {
            events.add(name);
            return;
        }
        final int close = name.indexOf('}');
        final String[] ends = name.substring(open + 1, close).split("\\.\\.");
        for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[1]); i++) {
            expand(name.substring(0, open) + i + name.substring(close + 1));
        }
    }

    static boolean matches(final List<String> pattern, final List<String> name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        final List<String> laterParts = pattern.subList(1, pattern.size());
        if (pattern.get(0).equals("**")) {
            return matches(laterParts, name) || !name.isEmpty() && matches(pattern, name.subList(1, name.size()));
        }
        return !name.isEmpty()
                && name.get(0).matches(pattern.get(0).replace("*", ".*"))
                && matches(laterParts, name.subList(1, name.size()));
    }

    static boolean matches(final String pattern, final String name) {
        return matches(List.of(pattern.split("\\.")), List.of(name.split("\\.")));
    }

    int[] matching(final String pattern) {
        return ids(id -> matches(pattern, events.get(id)));
    }

    boolean mayPublish(final String copy, final int event) {
        return spec.publishers().stream()
                .anyMatch(right -> right.copy().equals(copy) && matches(right.events(), events.get(event)));
    }

    boolean maySubscribe(final String copy, final int event) {
        return spec.subscribers().stream()
                .anyMatch(right -> right.copy().equals(copy) && matches(right.events(), events.get(event)));
    }

    /** Names of the spokes on which a copy may subscribe to the event. */
    Set<String> subscribingSpokes(final int event) {
        final Set<String> spokes = new TreeSet<>();
        for (final ProgramCopySpec copy : spec.programCopies()) {
            if (maySubscribe(copy.id(), event)) {
                copy.instances().forEach(instance -> spokes.add(instance.computer()));
            }
        }
        return spokes;
    }

    int[] ids(final IntPredicate condition) {
        return IntStream.range(0, events.size()).filter(condition).toArray();
    }
}
