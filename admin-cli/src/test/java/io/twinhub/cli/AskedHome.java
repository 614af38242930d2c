package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.OwnerOnlyFiles;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A home with computers whose start commands answer what a test says. */
final class AskedHome implements AutoCloseable {
    private final Home home;
    private final List<ControlServer> servers = new ArrayList<>();

    AskedHome(final Path folder) {
        home = new Home(folder).prepare();
    }

    void add(final String computer, final Supplier<ComputerReport> report, final Service<?, ?>... others) {
        OwnerOnlyFiles.createFolder(home.computer(computer));
        final List<Service<?, ?>> services = new ArrayList<>(List.of(others));
        services.add(new Service<>(ReportRequest.EXCHANGE, request -> report.get()));
        final ControlServer server = new ControlServer(services, ControlLimits.standard(), error -> {});
        server.openLocal(home.controlSocket(computer));
        servers.add(server);
    }

    /** Of a computer whose hub process has process id 2, and which has used so much processor time. */
    static ComputerReport report(
            final String computer, final String hub, final double cpuSeconds, final Map<String, Long> counters) {
        return new ComputerReport(
                new ProcessRecords(
                        computer,
                        1,
                        List.of(new ProcessRecord("1", ProcessPlan.Role.HUB, hub, ProcessState.RUNNING, 2, 0, ""))),
                List.of(new HubReport("1", true, counters)),
                List.of(new ProcessUsage(2, cpuSeconds, 64 << 20)),
                List.of(new VersionLead("1", Lead.LEADS, 0)),
                false);
    }

    /** Of a drained computer during an activation. */
    static ComputerReport moving(final String computer) {
        final ComputerReport usual = report(computer, "localHub", 0, Map.of("role.pump", 3L, "role.board", 2L));
        return new ComputerReport(
                usual.processes(),
                usual.hubs(),
                usual.usages(),
                List.of(new VersionLead("1", Lead.BESIDE, 50_600), new VersionLead("2", Lead.LEADS, 41_001)),
                true);
    }

    @Override
    public void close() {
        servers.forEach(ControlServer::close);
    }
}
