package io.twinhub.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of the localHubs of a system: per spoke computer, in the order of their ids. */
final class HubEventNames {
    /** One of them. */
    record Name(HubEvent event, String text) {}

    private final List<String> hubs = new ArrayList<>();
    private final Map<String, List<String>> programs = new HashMap<>();

    HubEventNames(final SystemSpec spec) {
        spec.networks().forEach(network -> network.hubs().forEach(hub -> hubs.add(hub.computer())));
        spec.programCopies().forEach(copy -> copy.instances().forEach(instance -> add(copy.id(), instance.computer())));
        if (spec.assigners() != null) {
            spec.assigners().computers().forEach(computer -> add(AssignersSpec.COPY, computer));
        }
        if (spec.recorders() != null) {
            spec.recorders().computers().forEach(computer -> add(RecordersSpec.COPY, computer));
        }
        if (spec.sessions() != null) {
            spec.sessions().computers().forEach(computer -> add(SessionsSpec.COPY, computer));
        }
        if (spec.consoles() != null) {
            spec.consoles().computers().forEach(computer -> add(ConsolesSpec.copyAt(computer), computer));
        }
    }

    private void add(final String copy, final String computer) {
        programs.computeIfAbsent(computer, name -> new ArrayList<>()).add(copy);
    }

    /** Those of the localHub of this spoke computer: first what it counts, then its connections. */
    List<Name> at(final String spoke) {
        final List<Name> names = new ArrayList<>();
        for (final HubEvent event : List.of(HubEvent.PATHS, HubEvent.SOURCES, HubEvent.RECEIVERS)) {
            names.add(new Name(event, event.nameAt(spoke)));
        }
        hubs.forEach(hub -> names.add(new Name(HubEvent.LINK, HubEvent.LINK.nameAt(spoke, hub))));
        programs.getOrDefault(spoke, List.of())
                .forEach(copy -> names.add(new Name(HubEvent.PROGRAM, HubEvent.PROGRAM.nameAt(spoke, copy))));
        return names;
    }
}
