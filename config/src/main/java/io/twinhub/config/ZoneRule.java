package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Zones: what fails as a whole must not take along all who stand in for each other. Instances of one copy, assigners, recorders, managers of sessions and the hub computers of one
 * network are in different zones, and no zone has the hub computers of both networks. Of a computer without a zone nothing is known, so nothing is refused.
 */
final class ZoneRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final SystemSpec spec = declared.spec();
        final Names names = new Names(findings, "zone", Names.FOLDER);
        final Map<String, String> zones = new HashMap<>();
        for (int i = 0; i < spec.networks().size(); i++) {
            final NetworkSpec network = spec.networks().get(i);
            final Members members = new Members("the hub computers of network " + network.name(), zones, findings);
            for (int j = 0; j < network.hubs().size(); j++) {
                final HubSpec hub = network.hubs().get(j);
                final String path = "networks[" + i + "]/hubs[" + j + "]/zone";
                note(hub.computer(), hub.zone(), path, zones, names);
                members.add(hub.computer(), path);
            }
        }
        for (int i = 0; i < spec.computers().size(); i++) {
            final SpokeSpec spoke = spec.computers().get(i);
            note(spoke.name(), spoke.zone(), "computers[" + i + "]/zone", zones, names);
        }
        if (zones.isEmpty()) {
            return;
        }
        checkNetworks(spec, zones, findings);
        for (int i = 0; i < spec.programCopies().size(); i++) {
            final ProgramCopySpec copy = spec.programCopies().get(i);
            final Members members = new Members("the copy \"" + copy.id() + "\"", zones, findings);
            for (int j = 0; j < copy.instances().size(); j++) {
                members.add(
                        copy.instances().get(j).computer(), "programCopies[" + i + "]/instances[" + j + "]/computer");
            }
        }
        if (spec.assigners() != null) {
            checkOffice(spec.assigners().computers(), "assigners", "the assigners", zones, findings);
        }
        if (spec.recorders() != null) {
            checkOffice(spec.recorders().computers(), "recorders", "the recorders", zones, findings);
        }
        if (spec.sessions() != null) {
            checkOffice(spec.sessions().computers(), "sessions", "the managers of sessions", zones, findings);
        }
    }

    private static void note(
            final String computer,
            final String zone,
            final String path,
            final Map<String, String> zones,
            final Names names) {
        if (!zone.isEmpty()) {
            names.shape(zone, path);
            zones.putIfAbsent(computer, zone);
        }
    }

    private static void checkOffice(
            final List<String> computers,
            final String element,
            final String what,
            final Map<String, String> zones,
            final Findings findings) {
        final Members members = new Members(what, zones, findings);
        computers.forEach(computer -> members.add(computer, element + "/computers"));
    }

    /** Hub computers of one network are in different zones, so a zone has both networks only if each has one hub computer. */
    private static void checkNetworks(final SystemSpec spec, final Map<String, String> zones, final Findings findings) {
        final Set<String> common = new HashSet<>();
        int hubCount = 0;
        for (final NetworkSpec network : spec.networks()) {
            for (final HubSpec hub : network.hubs()) {
                hubCount++;
                common.add(zones.getOrDefault(hub.computer(), ""));
            }
        }
        if (hubCount > 1 && spec.networks().size() > 1 && common.size() == 1 && !common.contains("")) {
            final String zone = common.iterator().next();
            findings.add(
                    ErrorCode.CONFIG_ZONE_OF_BOTH_NETWORKS,
                    "networks[1]",
                    "hub computers in at least two zones, so that one network is left when a zone fails",
                    "Give network " + spec.networks().get(1).name() + " a hub computer outside of the zone " + zone
                            + ".",
                    zone);
        }
    }

    /** Computers that stand in for each other. */
    private static final class Members {
        private final String what;
        private final Map<String, String> zones;
        private final Findings findings;
        private final Map<String, String> firstOfZone = new HashMap<>();

        Members(final String what, final Map<String, String> zones, final Findings findings) {
            this.what = what;
            this.zones = zones;
            this.findings = findings;
        }

        void add(final String computer, final String path) {
            final String zone = zones.get(computer);
            final String first = zone == null ? null : firstOfZone.putIfAbsent(zone, computer);
            // That one computer is named twice is told by others.
            if (first != null && !first.equals(computer)) {
                findings.add(
                        ErrorCode.CONFIG_ZONE_SHARED,
                        path,
                        "computers in different zones, because one zone that fails must leave another one of them",
                        "Name a computer of another zone.",
                        first,
                        computer,
                        what,
                        zone);
            }
        }
    }
}
