package io.twinhub.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares events by their names, in whatever lines they stand: a line may be a range of many. What differs alike is told together. */
final class EventDiff {
    private EventDiff() {}

    static void compare(final List<EventSpec> before, final List<EventSpec> after, final List<SpecChange> changes) {
        if (before.equals(after)) {
            return;
        }
        final int count = changes.size();
        // Lines that stand in both need not be taken apart.
        final Map<String, EventSpec> former = expanded(before, new HashSet<>(after));
        final Map<String, EventSpec> later = expanded(after, new HashSet<>(before));
        final Map<List<String>, List<String>> removed = new LinkedHashMap<>();
        final Map<List<String>, List<String>> added = new LinkedHashMap<>();
        final Map<List<String>, List<String>> changed = new LinkedHashMap<>();
        former.forEach((name, event) -> {
            if (!later.containsKey(name)) {
                add(removed, List.of(row(name)), name);
            }
        });
        later.forEach((name, event) -> {
            final EventSpec old = former.get(name);
            if (old == null) {
                add(added, prepended(row(name), ItemDiff.said(ItemDiff.erased(EventSpec.TYPE), event)), name);
            } else if (!old.equals(event)) {
                final List<String> details = new ArrayList<>();
                ItemDiff.compare(ItemDiff.erased(EventSpec.TYPE), old, event, "", details);
                add(changed, prepended(row(name), details), name);
            }
        });
        tell(SpecChange.Kind.REMOVED, removed, changes);
        tell(SpecChange.Kind.ADDED, added, changes);
        tell(SpecChange.Kind.CHANGED, changed, changes);
        if (changes.size() == count) {
            changes.add(new SpecChange("events", SpecChange.Kind.REORDERED, "", List.of()));
        }
    }

    /** The events of lines that are not among others, each as if it stood alone. */
    private static Map<String, EventSpec> expanded(final List<EventSpec> lines, final Set<EventSpec> others) {
        final Map<String, EventSpec> events = new LinkedHashMap<>();
        for (final EventSpec line : lines) {
            if (!others.contains(line)) {
                for (final String name : EventTemplate.of(line.name()).names()) {
                    events.put(name, new EventSpec(name, line.eventClass(), line.unit(), line.staleAfterNs()));
                }
            }
        }
        return events;
    }

    /** Names that differ in their numbers alone are of one row. */
    private static String row(final String name) {
        return name.replaceAll("\\d+", "0");
    }

    private static List<String> prepended(final String first, final List<String> others) {
        final List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private static void add(final Map<List<String>, List<String>> groups, final List<String> group, final String name) {
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(name);
    }

    private static void tell(
            final SpecChange.Kind kind, final Map<List<String>, List<String>> groups, final List<SpecChange> changes) {
        groups.forEach((group, names) -> {
            final String first = names.get(0);
            final int count = names.size();
            final String name = count == 1 ? first : first + " to " + names.get(count - 1) + " (" + count + " events)";
            changes.add(new SpecChange("events", kind, name, group.subList(1, group.size())));
        });
    }
}
