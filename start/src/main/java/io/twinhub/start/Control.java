package io.twinhub.start;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.ErrorReport;
import io.twinhub.start.activation.Orders;
import io.twinhub.start.control.ComputerDesk;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.control.ControlServer;
import io.twinhub.start.control.Service;
import io.twinhub.start.distribution.DistributionDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The control channel of a start command, from its begin to its end: over the local socket always, over the network once the computer was invited. */
public final class Control implements Companion {
    /** While the time of an order runs out, or somebody has to give something back. */
    private static final long ORDER_TURN_NS = TimeUnit.MILLISECONDS.toNanos(20);
    /** What an order says at once is done when it comes. */
    private static final long ORDER_REST_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Home home;
    private final Report report;
    private final Orders orders;
    private final long turnNs;
    private final CountDownLatch closed = new CountDownLatch(1);
    private ControlServer server;

    /** @param orders which others give this computer, and in which it takes its turns. */
    public Control(final Home home, final Report report, final Orders orders) {
        this(home, report, orders, TimeUnit.SECONDS.toNanos(5));
    }

    /** @param turnNs from one look at addresses and other computers to the next. */
    Control(final Home home, final Report report, final Orders orders, final long turnNs) {
        this.orders = orders;
        this.home = home;
        this.report = report;
        this.turnNs = turnNs;
    }

    @Override
    public void open(final Supervisor supervisor) {
        final ErrorReport errors = new ErrorReport(report::error);
        final ControlNetwork network = new ControlNetwork(home, report, errors, orders);
        final List<Service<?, ?>> services =
                new ArrayList<>(new ComputerDesk(home, report.computer(), supervisor, orders).services());
        services.addAll(new DistributionDesk(new SealedVersions(home), network::arrivals).services());
        services.addAll(new Drain(home, report.computer())
                .services(() -> supervisor.records().processes().stream()
                        .filter(process -> process.role() == ProcessPlan.Role.HUB)
                        .map(ProcessRecord::version)
                        .collect(Collectors.toSet())));
        services.addAll(orders.services());
        server = new ControlServer(services, ControlLimits.standard(), errors);
        try {
            server.openLocal(home.controlSocket(report.computer()));
        } catch (final TwinhubException ex) {
            report.error(ex.error());
        }
        begin(
                "control-network",
                () -> {
                    network.turn(server);
                    return turnNs;
                },
                errors);
        begin("orders", () -> orders.turn() ? ORDER_TURN_NS : ORDER_REST_NS, errors);
    }

    private void begin(final String name, final LongSupplier turn, final ErrorReport errors) {
        final Thread thread = new Thread(new Turns(turn, ORDER_REST_NS, errors, closed), name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        if (server != null) {
            server.close();
        }
    }
}
