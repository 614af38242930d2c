package io.twinhub.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.collections.IntArrayList;

/** What a specification declares, by name, for the rules to look up; the first of several equal names counts. */
final class Declarations {
    private final SystemSpec spec;
    private final Set<String> hubs = new LinkedHashSet<>();
    private final Set<String> spokes = new LinkedHashSet<>();
    private final Set<String> programs = new LinkedHashSet<>();
    private final Set<String> copies = new LinkedHashSet<>();
    private final Set<String> eventClasses = new LinkedHashSet<>(EventClassTable.builtInNames());
    private final Map<Integer, Map<Integer, String>> repeatedEvents = new HashMap<>();
    /** By place of an event of the text. */
    private final IntArrayList rowOfEvent = new IntArrayList();

    private final List<String> eventNames;
    private final int eventCountOfText;
    private final EventIndex.Memory eventIndex;

    Declarations(final SystemSpec spec) {
        this.spec = spec;
        spec.networks().forEach(network -> network.hubs().forEach(hub -> hubs.add(hub.computer())));
        spec.computers().forEach(spoke -> spokes.add(spoke.name()));
        spec.programs().forEach(program -> programs.add(program.name()));
        spec.programCopies().forEach(copy -> copies.add(copy.id()));
        spec.eventClasses().forEach(eventClass -> eventClasses.add(eventClass.name()));
        final List<String> names = new ArrayList<>();
        expandEvents(names);
        eventCountOfText = names.size();
        if (HubEvent.areWanted(spec)) {
            final HubEventNames ofHubs = new HubEventNames(spec);
            spokes.forEach(spoke -> ofHubs.at(spoke).forEach(name -> names.add(name.text())));
        }
        names.addAll(RoleEvent.namesOf(spec));
        names.addAll(SessionsEvent.namesOf(spec));
        eventNames = Collections.unmodifiableList(names);
        eventIndex = new EventIndex(eventNames).memory();
    }

    SystemSpec spec() {
        return spec;
    }

    Set<String> hubs() {
        return hubs;
    }

    Set<String> spokes() {
        return spokes;
    }

    Set<String> programs() {
        return programs;
    }

    Set<String> copies() {
        return copies;
    }

    /** Built-in and user classes. */
    Set<String> eventClasses() {
        return eventClasses;
    }

    /** What a line of events declares although an earlier line does, or it does twice itself: an event of each such line, by the number of that line. */
    Map<Integer, String> repeatedEvents(final int row) {
        return repeatedEvents.getOrDefault(row, Map.of());
    }

    /** The line that declares the event of the text at this place in {@link #eventNames()}; the first of several. */
    int rowOfEvent(final int place) {
        return rowOfEvent.getInt(place);
    }

    /** Whether the event at this place in {@link #eventNames()} is one of the infrastructure. */
    boolean isHubEvent(final int place) {
        return place >= eventCountOfText;
    }

    /** All events, each once; those of the infrastructure last, if anybody subscribes to them. */
    List<String> eventNames() {
        return eventNames;
    }

    /** The events that a pattern means, as places in {@link #eventNames()}. */
    int[] matching(final String pattern) {
        return eventIndex.matching(pattern);
    }

    private void expandEvents(final List<String> distinct) {
        final Map<String, Integer> rows = new HashMap<>();
        long total = 0;
        for (int row = 0; row < spec.events().size(); row++) {
            final EventTemplate template =
                    EventTemplate.of(spec.events().get(row).name());
            total += template.count();
            // What is too much is reported by its rule; expanding it would only exhaust memory.
            final List<String> names = total <= SystemLimits.EVENT_COUNT_MAX ? template.names() : List.of();
            for (final String name : names) {
                final Integer first = rows.putIfAbsent(name, row);
                if (first == null) {
                    distinct.add(name);
                    rowOfEvent.addInt(row);
                } else {
                    repeatedEvents.computeIfAbsent(row, key -> new TreeMap<>()).putIfAbsent(first, name);
                }
            }
        }
    }
}
