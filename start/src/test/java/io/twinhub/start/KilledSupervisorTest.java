package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSupervisorTest {
    /** Takes its time to end, and has a child, so that only the guard's or the next start's kill makes it go at once. */
    private static final String STUBBORN = "trap '' TERM; sleep 60 & while :; do sleep 0.05; done";

    @TempDir
    Path folder;

    private Process killed;

    @AfterEach
    void endEverything() {
        if (killed != null) {
            killed.destroyForcibly();
        }
        new StartMark(folder).endFormerStarts();
    }

    @Test
    void shouldStartAgainAtOnceAndEndWhatTheKilledOneLeft() throws IOException, InterruptedException {
        final long stray = startAndKill();
        final ShellPlans plans = new ShellPlans().version("1", ShellPlans.copy(folder, "level", "exec sleep 60"));
        try (StartedSupervisor supervisor = new StartedSupervisor(folder, plans)) {
            supervisor.awaitSaid("copy level started");
            assertThat(Processes.isRunning(stray)).isFalse();
        }
    }

    @Test
    void shouldLeaveNoStraysForEverEvenIfNobodyStartsAgain() throws IOException, InterruptedException {
        final long stray = startAndKill();
        Await.until("the end of the stray", () -> !Processes.isRunning(stray));
        // Its child, too: then no process at all has the mark.
        Await.until("the end of all that it started", () -> new StartMark(folder).endFormerStarts() == 0);
    }

    /** Starts a supervisor with one program, kills the supervisor alone, and returns the program's process id. */
    private long startAndKill() throws IOException, InterruptedException {
        final List<String> command =
                JavaCommand.of(List.of(), SupervisorMain.class.getName(), List.of(folder.toString(), STUBBORN));
        killed = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Await.until("a running program", () -> runningProgram().isPresent());
        final long pid = runningProgram().orElseThrow();
        killed.destroyForcibly().waitFor();
        assertThat(Processes.isRunning(pid)).isTrue();
        return pid;
    }

    private Optional<Long> runningProgram() {
        return StartRecord.read(folder).stream()
                .flatMap(records -> records.processes().stream())
                .map(ProcessRecord::pid)
                .filter(pid -> pid > 0)
                .findFirst();
    }
}
