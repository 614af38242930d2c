package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start commands that cannot begin, each in a process of its own: it has to end. */
final class SystemStartCommandTest {
    private static final long WITHIN_S = 60;

    @TempDir
    private Path folder;

    @Test
    void shouldEndWithAnErrorIfAnOptionIsWrong() throws Exception {
        assertThat(start(2, "--computer", "plant-1", "--metrics", "foo"))
                .contains("--metrics wants ADDRESS:PORT, such as 127.0.0.1:9464, and got foo");
        assertThat(start(1, "--computer", "../plant-1")).contains("../plant-1");
        final String file = folder.resolve("none.invitation").toString();
        assertThat(start(1, "--computer", "plant-1", "--invitation", file)).contains(file);
    }

    /** What it says; it has to end with this status. */
    private String start(final int status, final String... options) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.twinhub.cli.Main",
                "system",
                "start",
                "--home",
                folder.resolve("home").toString()));
        command.addAll(List.of(options));
        final Path said = folder.resolve("said");
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        final boolean hasEnded = process.waitFor(WITHIN_S, TimeUnit.SECONDS);
        if (!hasEnded) {
            process.destroyForcibly();
        }
        assertThat(hasEnded).as(Files.readString(said)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(status);
        return Files.readString(said);
    }
}
