package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.config.ManagerReport;
import io.twinhub.metadata.DataClass;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessUsage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a computer runs.
 *
 * @param processes as its start command has them.
 * @param hubs what the hub processes count, one per version.
 * @param usages what the processes have used, those that run and the start command itself.
 * @param managers what the managers of sessions tell that run here, one per version.
 */
public record ComputerReport(
        ProcessRecords processes, List<HubReport> hubs, List<ProcessUsage> usages, List<ManagerReport> managers) {
    public static final DataClass<ComputerReport> TYPE = DataClass.of("computerReport", ComputerReport.class)
            .doc("What a computer runs.")
            .field(data("processes", ComputerReport::processes, ProcessRecords.TYPE)
                    .doc("As its start command has them."))
            .field(list("hubs", ComputerReport::hubs, HubReport.TYPE).doc("What its hub processes count."))
            .field(list("usages", ComputerReport::usages, ProcessUsage.TYPE)
                    .doc("What its processes have used.")
                    .since(1))
            .field(list("managers", ComputerReport::managers, ManagerReport.TYPE)
                    .doc("What its managers of sessions tell.")
                    .since(1))
            .build(v -> new ComputerReport(v.get(0), v.get(1), v.get(2), v.get(3)));

    public ComputerReport {
        hubs = List.copyOf(hubs);
        usages = List.copyOf(usages);
        managers = List.copyOf(managers);
    }

    /** Of a computer without a manager. */
    public ComputerReport(final ProcessRecords processes, final List<HubReport> hubs, final List<ProcessUsage> usages) {
        this(processes, hubs, usages, List.of());
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
