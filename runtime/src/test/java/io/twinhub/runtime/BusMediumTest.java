package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.transport.Medium;
import io.twinhub.transport.Stream;
import java.io.IOException;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With hub processes that are killed, stopped and restarted while a Bus uses them. */
final class BusMediumTest {
    private static final int START_SECONDS = 15;

    @TempDir
    private Path logs;

    private final AeronFolder folder = new AeronFolder();

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    @Test
    void shouldNotWaitForHubThatIsNotThere() {
        try (EchoBus bus = new EchoBus(folder.path())) {
            final long startNs = System.nanoTime();
            assertThat(bus.medium.doWork(startNs)).isZero();
            assertThat(bus.medium.isConnected()).isFalse();
            assertThat(bus.medium.returnAddress()).isZero();
            assertThat(bus.outlet.inTransitCount()).isZero();
            assertThat((System.nanoTime() - startNs) / 1_000_000).isLessThan(500);
        }
    }

    @Test
    void shouldBeUsedAgainSoonAfterHubIsKilledAndStartedAgain() throws IOException {
        try (EchoBus bus = new EchoBus(folder.path())) {
            final int firstAddress;
            try (ChildJvm first = hub()) {
                bus.awaitAnswer(START_SECONDS);
                firstAddress = bus.medium.returnAddress();
                first.kill();
            }
            try (ChildJvm second = hub()) {
                Await.until("second hub process runs", START_SECONDS, () -> isRunning(second));
                final long reconnectMs = bus.awaitAnswer(START_SECONDS);
                System.out.println("reconnected " + reconnectMs + " ms after the hub process ran again");
                assertThat(reconnectMs).isLessThan(2000);
                assertThat(bus.medium.returnAddress())
                        .isNotEqualTo(firstAddress)
                        .isNotZero();
            }
        }
    }

    @Test
    void shouldBeUsedAgainAfterHubWasStoppedAndStartedAgain() throws IOException {
        try (EchoBus bus = new EchoBus(folder.path())) {
            try (ChildJvm first = hub()) {
                bus.awaitAnswer(START_SECONDS);
                first.terminate();
            }
            Await.until("loss is noticed", 2, () -> {
                bus.medium.doWork(System.nanoTime());
                return !bus.medium.isConnected();
            });
            try (ChildJvm second = hub()) {
                Await.until("second hub process runs", START_SECONDS, () -> isRunning(second));
                assertThat(bus.awaitAnswer(START_SECONDS)).isLessThan(2000);
            }
        }
    }

    @Test
    void shouldKeepConnectionWhileHubIsMerelySilent() throws IOException {
        try (EchoBus bus = new EchoBus(folder.path());
                ChildJvm hub = hub()) {
            bus.awaitAnswer(START_SECONDS);
            final int address = bus.medium.returnAddress();
            hub.signal("STOP");
            final long stoppedMs = System.currentTimeMillis();
            Await.until("silence", START_SECONDS, () -> {
                bus.medium.doWork(System.nanoTime());
                return HubCounters.read(folder.path()).orElseThrow().heartbeatMs() < ProcessClock.INSTANCE.time() - 300
                        && System.currentTimeMillis() - stoppedMs > 300;
            });
            hub.signal("CONT");
            bus.awaitAnswer(START_SECONDS);
            assertThat(bus.medium.returnAddress()).isEqualTo(address);
        }
    }

    @Test
    void shouldNotBeBlockedByKilledPredecessor() throws IOException {
        try (ChildJvm hub = hub()) {
            try (ChildJvm predecessor = ChildJvm.start(DeafBusMain.class, folder.path())) {
                Await.until(
                        "predecessor is answered " + hub.output(),
                        START_SECONDS,
                        () -> predecessor.output().contains("answered []"));
                predecessor.kill();
            }
            try (EchoBus successor = new EchoBus(folder.path())) {
                // More than a log holds: a stale subscription on the same stream would stop it half-way.
                for (int i = 0; i < 2 * DriverProfile.small().ipcTermLengthBytes() / 1000; i++) {
                    successor.awaitAnswer(2);
                }
                assertThat(successor.errors).isEmpty();
            }
        }
    }

    @Test
    void shouldSurviveInterruptOfProgramsThread() throws IOException {
        try (EchoBus bus = new EchoBus(folder.path());
                ChildJvm hub = hub()) {
            bus.awaitAnswer(START_SECONDS);
            final int address = bus.medium.returnAddress();
            Thread.currentThread().interrupt();
            for (int i = 0; i < 10; i++) {
                bus.medium.doWork(System.nanoTime());
            }
            assertThat(Thread.interrupted()).isTrue();
            bus.awaitAnswer(2);
            assertThat(bus.medium.returnAddress()).isEqualTo(address);
            assertThat(hub.isAlive()).isTrue();
        }
    }

    @Test
    void shouldShowWhatLocalHubHasConsumed() throws IOException {
        try (HubShell shell = HubShell.start("test", folder.path(), DriverProfile.small(), error -> {});
                EchoBus bus = new EchoBus(folder.path())) {
            final Medium localHub = shell.sharedMemory();
            final UnsafeBuffer message = new UnsafeBuffer(new byte[100]);
            Await.until("offer is taken", 5, () -> {
                shell.doWork(System.nanoTime());
                bus.medium.doWork(System.nanoTime());
                return bus.outlet.offer(message, 0, 100);
            });
            assertThat(bus.outlet.showsConsumption()).isTrue();
            assertThat(bus.outlet.inTransitCount()).isPositive();
            Await.until("message is polled", 5, () -> {
                shell.doWork(System.nanoTime());
                return localHub.inlet(Stream.ADMIN)
                                .poll(
                                        (b, o, l) -> assertThat(bus.outlet.inTransitCount())
                                                .isPositive(),
                                        1)
                        > 0;
            });
            assertThat(bus.outlet.inTransitCount()).isZero();
        }
    }

    private ChildJvm hub() {
        return ChildJvm.start(EchoHubMain.class, folder.path(), logs, "");
    }

    private boolean isRunning(final ChildJvm hub) {
        return HubCounters.read(folder.path())
                .filter(c -> c.processId() == hub.pid() && c.isAlive())
                .isPresent();
    }
}
