package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.cli.Twinhub;
import io.twinhub.config.Home;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.config.SystemPlan;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessState;
import io.twinhub.start.ProcessUsage;
import io.twinhub.start.activation.Lead;
import io.twinhub.start.activation.VersionLead;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.control.ControlServer;
import io.twinhub.start.control.HubReport;
import io.twinhub.start.control.ReportRequest;
import io.twinhub.start.control.Service;
import io.twinhub.testsupport.Simulation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * {@code twinhub system status --all} of a system as large as one may be: the cores run in the simulator, and what they count is told by a real control socket for each
 * computer, which the command asks. Prints how long it took.
 */
final class StatusOfManyTest {
    private static final int COPIES_PER_SPOKE = 3;

    @TempDir
    private Path folder;

    @Test
    void shouldShowAllComputersOfASystem() {
        show(Integer.getInteger("twinhub.statusSpokes", 20));
    }

    @Test
    @Tag("night")
    void shouldDoSoWithAThousandComputers() {
        show(998);
    }

    private void show(final int spokes) {
        final Map<String, ComputerReport> reports = simulated(spokes);
        final Home home = new Home(folder).prepare();
        final List<ControlServer> servers = new ArrayList<>();
        try {
            reports.forEach((computer, report) -> servers.add(serve(home, computer, report)));
            for (final String look : List.of("first", "second", "third")) {
                final long beginNs = System.nanoTime();
                final long beginCpuNs = cpuNs();
                final String printed = status(home);
                System.out.println("status: computers=" + reports.size() + " ms="
                        + (System.nanoTime() - beginNs) / 1_000_000 + " cpuMs=" + (cpuNs() - beginCpuNs) / 1_000_000
                        + " lines="
                        + printed.lines().count() + " look=" + look);
                assertThat(printed.lines()).hasSize(reports.size() + 2);
                assertThat(printed).endsWith(reports.size() + " computers: " + reports.size() + " ready.\n");
            }
        } finally {
            servers.forEach(ControlServer::close);
        }
    }

    /** Of this process, in which both ends are. */
    private static long cpuNs() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static String status(final Home home) {
        final StringWriter out = new StringWriter();
        final CommandLine line = Twinhub.commandLine().setOut(new PrintWriter(out));
        assertThat(line.execute(
                        "system", "status", "--all", "--home", home.root().toString()))
                .isZero();
        return out.toString();
    }

    private static ControlServer serve(final Home home, final String computer, final ComputerReport report) {
        OwnerOnlyFiles.createFolder(home.computer(computer));
        final ControlServer server = new ControlServer(
                List.of(new Service<>(ReportRequest.EXCHANGE, request -> report)),
                ControlLimits.standard(),
                error -> System.out.println(error.toText()));
        server.openLocal(home.controlSocket(computer));
        return server;
    }

    /** What the start commands would report some seconds after the start. */
    private static Map<String, ComputerReport> simulated(final int spokes) {
        final SystemPlan plan = SystemPlan.compile(LargeRolesTest.system(spokes, COPIES_PER_SPOKE * spokes));
        final Simulation simulation = Simulation.of(plan.spec()).seed(5).limits(LargeRolesTest.limits());
        final Map<String, ComputerReport> reports = new LinkedHashMap<>();
        simulation
                .at(10, SECONDS)
                .counters((name, counters) ->
                        reports.put(name, report(plan, plan.computer(name).id(), counters)));
        simulation.run(Duration.ofSeconds(15));
        return reports;
    }

    private static ComputerReport report(final SystemPlan plan, final int id, final Map<String, Long> counters) {
        final List<ProcessRecord> processes = new ArrayList<>();
        processes.add(process(ProcessPlan.Role.HUB, plan.computer(id).hub() ? "mainHub" : "localHub", 2));
        for (final int instance : plan.computer(id).instances()) {
            processes.add(process(
                    ProcessPlan.Role.COPY,
                    plan.copy(plan.instance(instance).copy()).name(),
                    processes.size() + 2));
        }
        return new ComputerReport(
                new ProcessRecords(plan.computer(id).name(), 1, processes),
                List.of(new HubReport("1", true, counters)),
                IntStream.rangeClosed(1, processes.size() + 1)
                        .mapToObj(pid -> new ProcessUsage(pid, 1, 64 << 20))
                        .toList(),
                List.of(new VersionLead("1", Lead.LEADS, 0)),
                false);
    }

    private static ProcessRecord process(final ProcessPlan.Role role, final String name, final int pid) {
        return new ProcessRecord("1", role, name, ProcessState.RUNNING, pid, 0, "");
    }
}
