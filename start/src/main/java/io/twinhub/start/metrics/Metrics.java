package io.twinhub.start.metrics;

import io.twinhub.config.Home;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Companion;
import io.twinhub.start.Report;
import io.twinhub.start.Supervisor;
import io.twinhub.start.activation.Orders;
import io.twinhub.start.control.ComputerDesk;
import io.twinhub.start.control.ReportRequest;
import java.net.InetSocketAddress;

/** What a start command tells monitoring systems, from its begin to its end. */
public final class Metrics implements Companion {
    private static final ReportRequest EVERYTHING = new ReportRequest("");

    private final Home home;
    private final InetSocketAddress address;
    private final Report report;
    private final Orders orders;
    private MetricsServer server;

    /**
     * @param address where to listen; port 0 for any that is free.
     * @param orders which versions lead.
     */
    public Metrics(final Home home, final InetSocketAddress address, final Report report, final Orders orders) {
        this.home = home;
        this.address = address;
        this.report = report;
        this.orders = orders;
    }

    @Override
    public void open(final Supervisor supervisor) {
        final ComputerDesk desk = new ComputerDesk(home, report.computer(), supervisor, orders);
        try {
            server = new MetricsServer(address, () -> desk.report(EVERYTHING));
            report.line("metrics and health at http:/" + server.address() + "/metrics and /health");
        } catch (final TwinhubException ex) {
            report.error(ex.error());
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
