package io.twinhub.start;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.ErrorReport;
import io.twinhub.start.control.ComputerDesk;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.control.ControlServer;
import io.twinhub.start.control.Service;
import io.twinhub.start.distribution.DistributionDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The control channel of a start command, from its begin to its end: over the local socket always, over the network once the computer was invited. */
public final class Control implements Companion {
    private final Home home;
    private final Report report;
    private final long turnNs;
    private final CountDownLatch closed = new CountDownLatch(1);
    private ControlServer server;

    public Control(final Home home, final Report report) {
        this(home, report, TimeUnit.SECONDS.toNanos(5));
    }

    /** @param turnNs from one look at addresses and other computers to the next. */
    Control(final Home home, final Report report, final long turnNs) {
        this.home = home;
        this.report = report;
        this.turnNs = turnNs;
    }

    @Override
    public void open(final Supervisor supervisor) {
        final ErrorReport errors = new ErrorReport(report::error);
        final ControlNetwork network = new ControlNetwork(home, report, errors);
        final List<Service<?, ?>> services =
                new ArrayList<>(new ComputerDesk(home, report.computer(), supervisor).services());
        services.addAll(new DistributionDesk(new SealedVersions(home), network::arrivals).services());
        services.addAll(new Drain(home, report.computer())
                .services(() -> supervisor.records().processes().stream()
                        .filter(process -> process.role() == ProcessPlan.Role.HUB)
                        .map(ProcessRecord::version)
                        .collect(Collectors.toSet())));
        server = new ControlServer(services, ControlLimits.standard(), errors);
        try {
            server.openLocal(home.controlSocket(report.computer()));
        } catch (final TwinhubException ex) {
            report.error(ex.error());
        }
        final Thread thread = new Thread(() -> takeTurns(network), "control-network");
        thread.setDaemon(true);
        thread.start();
    }

    private void takeTurns(final ControlNetwork network) {
        try {
            do {
                network.turn(server);
            } while (!closed.await(turnNs, TimeUnit.NANOSECONDS));
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (server != null) {
            server.close();
        }
    }
}
