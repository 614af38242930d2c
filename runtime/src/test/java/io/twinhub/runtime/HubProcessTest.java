package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HubProcessTest {
    private static final int START_SECONDS = 15;

    @TempDir
    private Path logs;

    private final AeronFolder folder = new AeronFolder();

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    @Test
    void shouldClearEverythingAwayOnTermination() throws IOException {
        try (ChildJvm hub = ChildJvm.start(EchoHubMain.class, folder.path(), logs, "")) {
            awaitRunning(hub);
            hub.terminate();
            assertThat(folder.path()).doesNotExist();
            assertThat(folder.lock()).doesNotExist();
            assertThat(hub.output()).isEmpty();
            assertThat(Files.readString(logs.resolve("echo.log"))).contains("echo runs in", "echo has stopped");
        }
    }

    @Test
    void shouldEndWithErrorWhenDutyCycleFails() throws IOException {
        try (ChildJvm hub = ChildJvm.start(EchoHubMain.class, folder.path(), logs, "fail");
                EchoBus bus = new EchoBus(folder.path())) {
            Await.until("hub process has failed", START_SECONDS, () -> {
                bus.isAnswered(0);
                return !hub.isAlive();
            });
            assertThat(hub.awaitEnd()).isEqualTo(HubProcess.EXIT_FAILED);
            assertThat(hub.output()).contains("echo has failed", "asked to fail", "[TH4011]");
            assertThat(hub.output()).doesNotContain("\tat ");
            assertThat(Files.readString(logs.resolve("echo.log"))).contains("asked to fail", "\tat ");
            assertThat(folder.path()).doesNotExist();
        }
    }

    @Test
    void shouldEndWithParentThatWasKilled() throws IOException {
        try (ChildJvm parent = ChildJvm.start(ParentMain.class, folder.path(), logs)) {
            awaitRunning(parent);
            parent.kill();
            Await.until("orphan has cleared away", 5, () -> !Files.exists(folder.lock()));
            assertThat(folder.path()).doesNotExist();
        }
    }

    @Test
    void shouldShowItsCounters() throws IOException {
        try (ChildJvm hub = ChildJvm.start(EchoHubMain.class, folder.path(), logs, "");
                EchoBus bus = new EchoBus(folder.path())) {
            bus.awaitAnswer(START_SECONDS);
            final HubCounters counters = HubCounters.read(folder.path()).orElseThrow();
            assertThat(counters.processId()).isEqualTo(hub.pid());
            assertThat(counters.values().get("echoed")).isPositive();
            assertThat(counters.isAlive()).isTrue();
            hub.kill();
            Await.until(
                    "death shows",
                    5,
                    () -> !HubCounters.read(folder.path()).orElseThrow().isAlive());
            assertThat(HubCounters.read(folder.path().resolve("nowhere"))).isEmpty();
        }
    }

    private void awaitRunning(final ChildJvm hub) {
        Await.until(
                "hub process runs " + hub.output(),
                START_SECONDS,
                () -> HubCounters.read(folder.path())
                        .filter(HubCounters::isAlive)
                        .isPresent());
    }
}
