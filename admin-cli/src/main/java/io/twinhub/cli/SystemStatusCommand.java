package io.twinhub.cli;

import io.twinhub.assigner.Question;
import io.twinhub.assigner.RoleReport;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessState;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.ReportRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a computer's start command runs. */
@Command(
        name = "status",
        description = {
            "Show which versions this computer's start command runs and which of them leads, whether the computer is drained, its processes, and the role of"
                    + " each program; on a computer with an assigner also which instances are ACTIVE in the whole system, and on one with a manager of"
                    + " sessions where these are, what a save reaches, and which sessions are set aside.",
            "With --all: a line for each computer that is started in this home, or with --via for each of the system that runs there. All are asked"
                    + " at the same time; one that does not answer within two seconds is called silent."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub system status --computer plant-1", "  twinhub system status --all --via plant-1"})
final class SystemStatusCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-24s %-9s %-9s %9s %9s  %s";
    private static final String ROLE_PREFIX = "role.";
    /** By their numbers in the counters of a localHub. */
    static final List<String> ROLES = List.of("DOWN", "CONNECTED", "STANDBY", "ACTIVE");

    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Option(names = "--all", description = "All computers, a line each.")
    private boolean isOfAll;

    @Override
    public Integer call() throws InterruptedException {
        if (isOfAll) {
            try (AskedAll system = asked.system(common, "system status")) {
                show(SystemSummary.of(system.ask(ReportRequest.SUMMARY)));
            }
            return Twinhub.EXIT_DONE;
        }
        try (AskedComputer computer = asked.connect(common, "system status")) {
            final ComputerReport report = computer.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS);
            final RoleConsole console = new RoleConsole(common.home(), computer, report.processes());
            show(
                    report,
                    console.versions().stream()
                            .map(version -> answer(console, version))
                            .toList());
        }
        return Twinhub.EXIT_DONE;
    }

    /** What the assigner of a version says of the whole system, or why it says nothing. */
    private record SystemRoles(String version, RoleReport roles, ErrorResult silence) {}

    private static SystemRoles answer(final RoleConsole console, final String version) {
        try {
            return new SystemRoles(version, console.ask(version, Question.ROLES), null);
        } catch (final TwinhubException silent) {
            return new SystemRoles(version, null, silent.error());
        }
    }

    private void show(final SystemSummary summary) {
        final Output output = common.output();
        output.table(summary.rows());
        output.line("%s", summary.sentence());
        output.result(summary.toList());
    }

    private void show(final ComputerReport report, final List<SystemRoles> system) {
        final ProcessRecords records = report.processes();
        final Output output = common.output();
        output.line("%s is started, by process %d", records.computer(), records.pid());
        if (report.drained()) {
            output.line("It is drained, until: twinhub system drain %s --undo", records.computer());
        }
        report.versions().forEach(version -> output.line("Version %s %s.", version.version(), version.text()));
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
        system.forEach(roles -> show(roles, output));
        report.managers().forEach(manager -> SessionsText.print(manager, output));
        final Map<String, Object> result = new LinkedHashMap<>();
        result.put("computer", records.computer());
        result.put("pid", records.pid());
        result.put("drained", report.drained());
        result.put("versions", LeadText.toList(report.versions()));
        result.put(
                "processes",
                records.processes().stream()
                        .map(process -> toMap(report, process))
                        .toList());
        result.put(
                "system",
                system.stream()
                        .filter(roles -> roles.silence == null)
                        .map(SystemStatusCommand::toMap)
                        .toList());
        result.put(
                "sessions", report.managers().stream().map(SessionsText::toMap).toList());
        output.result(result);
    }

    private static void show(final SystemRoles system, final Output output) {
        output.line("");
        if (system.silence == null) {
            output.line("Version %s, the whole system. %s", system.version, RoleConsole.office(system.roles));
            output.table(RoleConsole.rows(system.roles));
        } else {
            output.line("Version %s, the whole system: %s", system.version, system.silence.text());
        }
    }

    private static Map<String, Object> toMap(final SystemRoles system) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", system.version);
        map.putAll(RoleConsole.toMap(system.roles));
        return map;
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
