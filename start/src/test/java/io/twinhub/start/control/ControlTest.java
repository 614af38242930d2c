package io.twinhub.start.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import io.twinhub.start.Await;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ShellPlans;
import io.twinhub.start.StartedSupervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start command tells and does over its control channel. */
final class ControlTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTellWhatRunsAndStopWhenAsked() throws IOException {
        final Home home = new Home(folder);
        final Path computer = home.computer(StartedSupervisor.COMPUTER);
        final ShellPlans plans = new ShellPlans().version("1", ShellPlans.copy(computer, "level", "exec sleep 100"));
        try (StartedSupervisor supervisor = new StartedSupervisor(computer, plans, home)) {
            supervisor.awaitSaid("level started");
            try (AskedComputer asked = AskedComputer.local("plant-1", home.controlSocket("plant-1"))) {
                Await.until(
                        "the running process in the report",
                        () -> processes(asked).stream()
                                .anyMatch(process -> process.name().equals("level") && process.pid() > 0));
                asked.ask(StopRequest.EXCHANGE, new StopRequest("test"));
            }
            assertThat(supervisor.awaitFailure()).isNull();
            assertThat(home.controlSocket("plant-1")).doesNotExist();
        }
    }

    private static List<ProcessRecord> processes(final AskedComputer asked) {
        return asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS)
                .processes()
                .processes();
    }
}
