package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DriverHostTest {
    @TempDir
    private Path logs;

    private final AeronFolder folder = new AeronFolder();
    private final List<ErrorResult> errors = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    @Test
    void shouldLeaveNothingBehind() {
        try (DriverHost driver = start(DriverProfile.small())) {
            driver.doWork();
            assertThat(folder.path().resolve("cnc.dat")).exists();
        }
        assertThat(folder.path()).doesNotExist();
        assertThat(folder.lock()).doesNotExist();
        assertThat(errors).isEmpty();
    }

    @Test
    void shouldLetNobodyElseIn() throws IOException {
        try (DriverHost driver = start(DriverProfile.small())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(driver.directory())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void shouldRefuseSecondStartInSameProcess() {
        try (DriverHost first = start(DriverProfile.small())) {
            assertThatThrownBy(() -> start(DriverProfile.small()))
                    .isInstanceOfSatisfying(
                            TwinhubException.class,
                            ex -> assertThat(ex.error().errorCode()).isEqualTo(ErrorCode.RUNTIME_ALREADY_RUNNING));
            assertThat(first.directory().resolve("cnc.dat")).exists();
        }
    }

    @Test
    void shouldRefuseSecondStartAndNameTheProcessThatRuns() throws IOException {
        try (ChildJvm running = ChildJvm.start(EchoHubMain.class, folder.path(), logs, "")) {
            awaitAlive(running);
            assertThatThrownBy(() -> start(DriverProfile.small()))
                    .isInstanceOfSatisfying(TwinhubException.class, ex -> {
                        assertThat(ex.error().errorCode()).isEqualTo(ErrorCode.RUNTIME_ALREADY_RUNNING);
                        assertThat(ex.error().toText()).contains(folder.path().toString(), "process " + running.pid());
                    });
            assertThat(HubCounters.read(folder.path())).isPresent();
        }
    }

    @Test
    void shouldStartAtOnceAfterKill() throws IOException {
        try (ChildJvm first = ChildJvm.start(EchoHubMain.class, folder.path(), logs, "")) {
            awaitAlive(first);
            first.kill();
        }
        assertThat(folder.path().resolve("cnc.dat")).exists();
        final long startNs = System.nanoTime();
        try (DriverHost second = start(DriverProfile.small())) {
            second.doWork();
            assertThat((System.nanoTime() - startNs) / 1_000_000).isLessThan(2000);
        }
    }

    @Test
    void shouldSayHowMuchSharedMemoryIsMissing() {
        final DriverProfile small = DriverProfile.small();
        final DriverProfile greedy = new DriverProfile(
                small.ipcTermLengthBytes(),
                small.ipcMtuBytes(),
                small.udpTermLengthBytes(),
                small.udpMtuBytes(),
                small.sparseTerms(),
                small.sharedStream(),
                small.receiverWindowBytes(),
                small.socketBufferBytes(),
                small.counterValuesBytes(),
                1L << 60,
                small.timerIntervalNs(),
                small.clientLivenessNs(),
                small.imageLivenessNs(),
                small.statusMessageIntervalNs(),
                small.lingerNs());
        assertThatThrownBy(() -> start(greedy)).isInstanceOfSatisfying(TwinhubException.class, ex -> {
            assertThat(ex.error().errorCode()).isEqualTo(ErrorCode.RUNTIME_SHARED_MEMORY_FULL);
            assertThat(ex.error().expected()).contains((1L << 50) + " KiB");
        });
        assertThat(folder.path()).doesNotExist();
        assertThat(folder.lock()).doesNotExist();
    }

    @Test
    void shouldNotFollowWhatSomebodyElseLaidThere(@TempDir final Path precious) throws IOException {
        final Path file = Files.writeString(precious.resolve("file"), "precious");
        Files.createSymbolicLink(folder.path(), precious);
        assertThatThrownBy(() -> start(DriverProfile.small()))
                .isInstanceOfSatisfying(
                        TwinhubException.class,
                        ex -> assertThat(ex.error().errorCode()).isEqualTo(ErrorCode.RUNTIME_DIRECTORY_OF_ANOTHER));
        assertThat(file).exists();
        Files.delete(folder.path());
    }

    private DriverHost start(final DriverProfile profile) {
        return DriverHost.start(folder.path(), profile, errors::add);
    }

    private void awaitAlive(final ChildJvm child) {
        Await.until(
                "hub process " + child.output(),
                15,
                () -> HubCounters.read(folder.path())
                        .filter(HubCounters::isAlive)
                        .isPresent());
    }
}
