package io.twinhub.start.control;

import io.twinhub.config.Home;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.ErrorReport;
import io.twinhub.start.Companion;
import io.twinhub.start.Report;
import io.twinhub.start.Supervisor;

/** The control channel of a start command, from its begin to its end. */
public final class Control implements Companion {
    private final Home home;
    private final Report report;
    private ControlServer server;

    public Control(final Home home, final Report report) {
        this.home = home;
        this.report = report;
    }

    @Override
    public void open(final Supervisor supervisor) {
        server = new ControlServer(
                new ComputerDesk(home, report.computer(), supervisor).services(),
                ControlLimits.standard(),
                new ErrorReport(report::error));
        try {
            server.openLocal(home.controlSocket(report.computer()));
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
