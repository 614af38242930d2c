package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class LogsCommandTest {
    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void makeHome() {
        home = new Home(folder);
    }

    @Test
    void shouldShowTheLastLines() throws IOException {
        write(home.copyLog("plant", "1", "pump"), "one\ntwo\n\u001b[2Jthree\nfour");

        final Console console = logs("pump", "-n", 2);

        assertThat(console.exit()).isZero();
        assertThat(console.out()).isEqualTo("?[2Jthree\nfour\n");
        assertThat(logs("pump", "-n", 3, "--json").out())
                .startsWith("{\"computer\":\"plant\",\"version\":\"1\",\"name\":\"pump\"")
                .endsWith("\"lines\":[\"two\",\"\\u001B[2Jthree\",\"four\"]}\n");
    }

    @Test
    void shouldTakeTheVersionThatWasWrittenLast() throws IOException {
        write(home.copyLog("plant", "1", "pump"), "old\n");
        write(home.copyLog("plant", "2", "pump"), "new\n");
        Files.setLastModifiedTime(home.copyLog("plant", "1", "pump"), FileTime.fromMillis(1000));

        assertThat(logs("pump").out()).isEqualTo("new\n");
        assertThat(logs("pump", "--version", "1").out()).isEqualTo("old\n");
    }

    @Test
    void shouldShowTheLogOfAHubProcess() throws IOException {
        write(home.hubLog("plant", "1").resolveSibling("localHub.log"), "INFO begins\n");
        write(home.hubLog("plant", "1").resolveSibling("localHub.1.log"), "before\n");

        assertThat(logs("localHub").out()).isEqualTo("before\nINFO begins\n");
    }

    @Test
    void shouldAskWhichComputerIsMeant() throws IOException {
        write(home.copyLog("plant", "1", "pump"), "here\n");
        write(home.copyLog("desk", "1", "pump"), "there\n");

        assertThat(logs("pump").exit()).isEqualTo(1);
        assertThat(logs("pump").err()).contains("desk, plant", "--computer", "[TH8061]");
        assertThat(logs("pump", "--computer", "desk").out()).isEqualTo("there\n");
    }

    @Test
    void shouldNameWhatThereIs() throws IOException {
        assertThat(logs("pump").err()).contains("There is no log of pump", "a home in which a computer was started");
        write(home.copyLog("plant", "1", "pump"), "here\n");

        final Console console = logs("pumpe");

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).contains("pump on plant");
        assertThat(logs("pump", "-n", -1).exit()).isEqualTo(1);
    }

    @Test
    void shouldFollowUntilItIsInterrupted() throws Exception {
        final Path log = home.copyLog("plant", "1", "pump");
        write(log, "one\ntwo\n");
        final StringWriter out = new StringWriter();
        final CommandLine line = Twinhub.commandLine();
        line.setOut(new PrintWriter(out));
        final Thread thread =
                new Thread(() -> line.execute("logs", "pump", "-f", "-n", "1", "--home", folder.toString()));
        thread.start();
        await(out, "two\n");

        write(log, "three\n");
        await(out, "two\nthree\n");
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(15));
        assertThat(thread.isAlive()).isFalse();

        assertThat(out).hasToString("two\nthree\n");
    }

    private static void await(final StringWriter out, final String text) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!out.toString().equals(text)) {
            assertThat(System.nanoTime() - deadlineNs)
                    .as("within 15 s: %s; said was %s", text, out)
                    .isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private Console logs(final Object... words) {
        final Object[] all = new Object[words.length + 3];
        all[0] = "logs";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--home";
        all[words.length + 2] = folder;
        return Console.run(all);
    }

    private static void write(final Path file, final String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
