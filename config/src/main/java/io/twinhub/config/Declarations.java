package io.twinhub.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a specification declares, by name, for the rules to look up; the first of several equal names counts. */
final class Declarations {
    /**
     * The events of one line of the specification.
     *
     * @param names in order.
     * @param repeated a name that the line itself produces twice; null if there is none.
     */
    record EventRow(List<String> names, String repeated) {}

    private final SystemSpec spec;
    private final Set<String> hubs = new LinkedHashSet<>();
    private final Set<String> spokes = new LinkedHashSet<>();
    private final Set<String> programs = new LinkedHashSet<>();
    private final Set<String> copies = new LinkedHashSet<>();
    private final Set<String> eventClasses = new LinkedHashSet<>(EventClassTable.builtInNames());
    private final List<EventRow> eventRows = new ArrayList<>();
    private final Map<String, Integer> rowOfEvent = new LinkedHashMap<>();
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
        expandEvents();
        final List<String> names = new ArrayList<>(rowOfEvent.keySet());
        eventCountOfText = names.size();
        if (HubEvent.areWanted(spec)) {
            final HubEventNames ofHubs = new HubEventNames(spec);
            spokes.forEach(spoke -> ofHubs.at(spoke).forEach(name -> names.add(name.text())));
        }
        names.addAll(RoleEvent.namesOf(spec));
        eventNames = List.copyOf(names);
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

    /** Every line of events with its names; a line beyond the limits has none. */
    List<EventRow> eventRows() {
        return eventRows;
    }

    /** The line that declares this event first. */
    int rowOfEvent(final String name) {
        return rowOfEvent.get(name);
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

    private void expandEvents() {
        long total = 0;
        for (int row = 0; row < spec.events().size(); row++) {
            final EventTemplate template =
                    EventTemplate.of(spec.events().get(row).name());
            total += template.count();
            // What is too much is reported by its rule; expanding it would only exhaust memory.
            final List<String> names = total <= SystemLimits.EVENT_COUNT_MAX ? template.names() : List.of();
            String repeated = null;
            for (final String name : names) {
                final Integer first = rowOfEvent.putIfAbsent(name, row);
                repeated = first != null && first == row ? name : repeated;
            }
            eventRows.add(new EventRow(names, repeated));
        }
    }
}
