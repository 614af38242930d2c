package io.twinhub.start.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.VersionState;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Await;
import io.twinhub.start.JavaCommand;
import io.twinhub.start.SupervisorMain;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.keys.TestKeys;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start command, a process of its own, that is killed while a version comes, and started again. */
@Tag("night")
@Timeout(120)
final class KilledReceiverTest {
    private static final String FIRST = AdministratorsHome.FIRST;
    private static final String VERSION = AdministratorsHome.VERSION;

    @TempDir
    private Path folder;

    private AdministratorsHome administrators;
    private Home home;
    private SealedVersions versions;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        administrators = new AdministratorsHome(folder);
        home = new Home(folder.resolve("plant-1")).prepare();
        versions = new SealedVersions(home);
        TestKeys.invitation(TestKeys.PLANT_1, administrators.addresses()).write(home.invitation("plant-1"));
        startReceiver();
        administrators.send(FIRST, "plant-1");
    }

    @AfterEach
    void stop() {
        kill();
    }

    @Test
    void shouldGoOnWhereItWasWhenItWasKilled() throws IOException {
        final int length = administrators.sent(VERSION).lengthBytes();
        final long lastStretch = (length - 1L) / ControlLimits.STRETCH_LENGTH_MAX * ControlLimits.STRETCH_LENGTH_MAX;
        long before = 0;
        for (final long place : List.of(0L, (long) ControlLimits.STRETCH_LENGTH_MAX, lastStretch)) {
            final List<Long> progress = new ArrayList<>();
            assertThatThrownBy(() -> send(bytes -> {
                        progress.add(bytes);
                        if (bytes >= place) {
                            kill();
                        }
                    }))
                    .hasMessageContaining("does not answer")
                    .hasMessageContaining("twinhub system start --computer plant-1");
            assertThat(progress).first().isEqualTo(before);
            assertIsAsBefore();
            before = place;
            startReceiver();
        }
        final List<Long> progress = new ArrayList<>();
        send(progress::add);
        assertThat(progress).first().isEqualTo(lastStretch);
        assertHasArrived();
    }

    @Test
    void shouldHaveAllOrNothingWhenItWasKilledWhileItSealed() throws IOException {
        final CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(bytes -> {}));
        Await.until("the whole content", () -> isSealing() || sending.isDone());
        kill();
        sending.handle((done, failure) -> failure).join();
        if (state(VERSION).isEmpty()) {
            assertIsAsBefore();
        } else {
            assertThat(versions.content(VERSION))
                    .hasSize(administrators.sent(VERSION).lengthBytes());
        }
        startReceiver();
        send(bytes -> {});
        assertHasArrived();
    }

    private boolean isSealing() {
        final File[] arriving =
                home.computer("plant-1").resolve("arriving").toFile().listFiles();
        return arriving != null
                && Arrays.stream(arriving)
                        .anyMatch(file ->
                                file.length() == administrators.sent(VERSION).lengthBytes());
    }

    private void send(final LongConsumer progress) {
        try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            administrators.sent(VERSION).sendTo(asked, progress);
        }
    }

    private void assertIsAsBefore() {
        assertThat(state(VERSION)).isEmpty();
        assertThat(state(FIRST)).contains(VersionState.IN_SERVICE);
        assertThat(versions.load(FIRST).version()).isEqualTo(FIRST);
    }

    private void assertHasArrived() {
        assertThat(state(VERSION)).contains(VersionState.WAITING);
        assertThat(Arrays.equals(versions.content(VERSION), administrators.versions.content(VERSION)))
                .isTrue();
        assertThat(versions.list()).extracting(SealedVersion::version).containsExactly(FIRST, VERSION);
    }

    private Optional<VersionState> state(final String version) {
        return versions.list().stream()
                .filter(known -> known.version().equals(version))
                .map(SealedVersion::state)
                .findFirst();
    }

    private void startReceiver() throws IOException {
        final List<String> arguments = List.of(
                home.computer("plant-1").toString(),
                "exec sleep 60",
                home.root().toString());
        process = new ProcessBuilder(JavaCommand.of(List.of(), SupervisorMain.class.getName(), arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Await.until("a start command that can be asked", () -> {
            try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
                return asked.computer().equals("plant-1");
            } catch (final TwinhubException notYet) {
                return false;
            }
        });
    }

    /** As by SIGKILL, which it is. */
    private void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
