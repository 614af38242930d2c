package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.config.ManagerReport;
import io.twinhub.metadata.DataClass;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessUsage;
import io.twinhub.start.activation.VersionLead;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a computer runs.
 *
 * @param processes as its start command has them.
 * @param hubs what the hub processes count, one per version.
 * @param usages what the processes have used, those that run and the start command itself.
 * @param versions how the versions stand that run there.
 * @param drained whether what other computers can do is kept away from it.
 * @param managers what the managers of sessions tell that run here, one per version.
 */
public record ComputerReport(
        ProcessRecords processes,
        List<HubReport> hubs,
        List<ProcessUsage> usages,
        List<VersionLead> versions,
        boolean drained,
        List<ManagerReport> managers) {
    public static final DataClass<ComputerReport> TYPE = DataClass.of("computerReport", ComputerReport.class)
            .doc("What a computer runs.")
            .field(data("processes", ComputerReport::processes, ProcessRecords.TYPE)
                    .doc("As its start command has them."))
            .field(list("hubs", ComputerReport::hubs, HubReport.TYPE).doc("What its hub processes count."))
            .field(list("usages", ComputerReport::usages, ProcessUsage.TYPE)
                    .doc("What its processes have used.")
                    .since(1))
            .field(list("versions", ComputerReport::versions, VersionLead.TYPE)
                    .doc("How the versions stand that run there.")
                    .since(2))
            .field(bool("drained", ComputerReport::drained)
                    .doc("Whether what other computers can do is kept away from it.")
                    .since(2))
            .field(list("managers", ComputerReport::managers, ManagerReport.TYPE)
                    .doc("What its managers of sessions tell.")
                    .since(2))
            .build(v -> new ComputerReport(v.get(0), v.get(1), v.get(2), v.get(3), v.getBoolean(4), v.get(5)));

    public ComputerReport {
        hubs = List.copyOf(hubs);
        usages = List.copyOf(usages);
        versions = List.copyOf(versions);
        managers = List.copyOf(managers);
    }

    /** Of a computer without a manager. */
    public ComputerReport(
            final ProcessRecords processes,
            final List<HubReport> hubs,
            final List<ProcessUsage> usages,
            final List<VersionLead> versions,
            final boolean drained) {
        this(processes, hubs, usages, versions, drained, List.of());
    }

    /** What a process has used; empty if it does not run. */
    public Optional<ProcessUsage> usage(final long pid) {
        return usages.stream().filter(usage -> usage.pid() == pid).findFirst();
    }

    /** What the hub process of a version counts; nothing if it does not turn. */
    public Map<String, Long> counters(final String version) {
        return hubs.stream()
                .filter(hub -> hub.version().equals(version))
                .findFirst()
                .map(HubReport::counters)
                .orElse(Map.of());
    }
}
