package io.twinhub.cli;

import io.twinhub.assigner.Question;
import io.twinhub.assigner.RoleReport;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessState;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.ReportRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a computer's start command runs. */
@Command(
        name = "status",
        description = {
            "Show the processes that this computer's start command runs, and the role of each program; on a computer with an assigner also"
                    + " which instances are ACTIVE in the whole system."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub system status --computer plant-1")
final class SystemStatusCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-24s %-9s %-9s %9s %9s  %s";
    private static final String ROLE_PREFIX = "role.";
    /** By their numbers in the counters of a localHub. */
    static final List<String> ROLES = List.of("DOWN", "CONNECTED", "STANDBY", "ACTIVE");

    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Override
    public Integer call() {
        try (AskedComputer computer = asked.connect(common, "system status")) {
            show(computer, computer.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS));
        }
        return Twinhub.EXIT_DONE;
    }

    private void show(final AskedComputer computer, final ComputerReport report) {
        final ProcessRecords records = report.processes();
        final Output output = common.output();
        output.line("%s is started, by process %d", records.computer(), records.pid());
        output.line(ROW, "VERSION", "PROCESS", "STATE", "ROLE", "PID", "RESTARTS", "FAILURE");
        for (final ProcessRecord process : records.processes()) {
            final String role = role(report, process);
            output.line(
                    ROW,
                    process.version(),
                    process.name(),
                    text(process.state()),
                    role.isEmpty() ? "-" : role,
                    process.pid() == 0 ? "-" : process.pid(),
                    process.restartCount(),
                    process.failure());
        }
        final Map<String, Object> result = new LinkedHashMap<>();
        result.put("computer", records.computer());
        result.put("pid", records.pid());
        result.put(
                "processes",
                records.processes().stream()
                        .map(process -> toMap(report, process))
                        .toList());
        result.put("system", system(new RoleConsole(common.home(), computer, records), output));
        output.result(result);
    }

    /** Shows which instances are ACTIVE in the whole system, if this computer has an assigner to ask. */
    private static List<Map<String, Object>> system(final RoleConsole console, final Output output) {
        final List<Map<String, Object>> results = new ArrayList<>();
        for (final String version : console.versions()) {
            try {
                final RoleReport roles = console.ask(version, Question.ROLES);
                output.line("");
                output.line("Version %s, the whole system. %s", version, RoleConsole.office(roles));
                output.table(RoleConsole.rows(roles));
                final Map<String, Object> map = new LinkedHashMap<>();
                map.put("version", version);
                map.putAll(RoleConsole.toMap(roles));
                results.add(map);
            } catch (final TwinhubException silent) {
                output.line("");
                output.line(
                        "Version %s, the whole system: %s",
                        version, silent.error().text());
            }
        }
        return results;
    }

    private static String text(final ProcessState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The role of a program, as its localHub has it; empty for a hub, and while there is no localHub. */
    private static String role(final ComputerReport report, final ProcessRecord process) {
        if (process.role() != ProcessPlan.Role.COPY) {
            return "";
        }
        return report.hubs().stream()
                .filter(hub -> hub.alive() && hub.version().equals(process.version()))
                .map(hub -> hub.counters().getOrDefault(ROLE_PREFIX + process.name(), -1L))
                .filter(code -> code >= 0 && code < ROLES.size())
                .map(code -> ROLES.get(code.intValue()))
                .findFirst()
                .orElse("");
    }

    private static Map<String, Object> toMap(final ComputerReport report, final ProcessRecord process) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", process.version());
        map.put("role", process.role().name().toLowerCase(Locale.ROOT));
        map.put("name", process.name());
        map.put("state", text(process.state()));
        map.put("pid", process.pid());
        map.put("instanceRole", role(report, process));
        map.put("restarts", process.restartCount());
        map.put("failure", process.failure());
        return map;
    }
}
