package io.twinhub.start.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.start.Await;
import io.twinhub.start.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start command that has no file free for who connects: in a process of its own, with few files and all of them open. */
@Timeout(60)
final class FullServerTest {
    @TempDir
    private Path folder;

    @Test
    void shouldLetInWhoWaitedOnceThereAreFilesAgain() throws IOException {
        Files.createFile(folder.resolve("file"));
        final Path socket = folder.resolve("control");
        final Path said = folder.resolve("said");
        final List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -n 200; exec \"$@\"", "sh"));
        command.addAll(JavaCommand.of(List.of(), FullServerMain.class.getName(), List.of(socket.toString())));
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            Await.until("a process without a free file", () -> read(said).contains("full"));
            // The kernel puts a file aside for the next one before anybody comes.
            try (AskedComputer first = AskedComputer.local("plant-1", socket);
                    AskedComputer waiting = AskedComputer.local("plant-1", socket)) {
                assertThat(first.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS))
                        .isEqualTo(ControlServerTest.REPORT);
                Await.until("word of it", () -> read(said).contains("Too many open files"));
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
                assertThat(waiting.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS))
                        .isEqualTo(ControlServerTest.REPORT);
            }
            assertThat(read(said)).containsOnlyOnce("Too many open files");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }
}
