package io.twinhub.start.keys;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.start.Await;
import io.twinhub.start.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a tool that does not do what it should. */
@Timeout(60)
final class KeytoolTest {
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration LATE = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    @Test
    void shouldKillOneThatSaysNothingAndDoesNotEnd() throws IOException {
        assertKilled("exec sleep 1000");
    }

    @Test
    void shouldKillOneThatSaysMoreThanAPipeHoldsAndDoesNotEnd() throws IOException {
        assertKilled("exec yes 'a line of many'");
    }

    @Test
    void shouldKillOneThatWaitsForAnother() throws IOException {
        assertKilled("sleep 1000; true");
    }

    @Test
    void shouldTakeOneThatSaysMuchAndEnds() {
        Keytool.run(shell("head -c 1000000 /dev/zero"), LATE);
    }

    @Test
    void shouldRepeatWhatOneThatFailsSaid() {
        assertThatThrownBy(() -> Keytool.run(shell("echo no such provider; exit 1"), LATE))
                .hasMessageContaining("Keys cannot be made or read: no such provider");
    }

    private void assertKilled(final String script) throws IOException {
        final Path pid = folder.resolve("pid");
        assertThatThrownBy(() -> Keytool.run(shell("echo $$ > " + pid + "; " + script), SOON))
                .hasMessageContaining("did not end within 500 ms")
                .hasMessageContaining("Try again");
        final long killed = Long.parseLong(Files.readString(pid).strip());
        Await.until("its end", () -> !Processes.isRunning(killed));
    }

    private static List<String> shell(final String script) {
        return List.of("/bin/sh", "-c", script);
    }
}
