package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Outlet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inlets and outlets on shared memory, at their limits. */
final class IpcMediumTest {
    private static final int STREAM_ID = 7;
    private static final int LENGTH_BYTES = 4096;

    private final AeronFolder folder = new AeronFolder();
    private final List<ErrorResult> errors = new ArrayList<>();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[64 * 1024]);

    @AfterEach
    void close() throws IOException {
        folder.close();
    }

    @Test
    void shouldCarryOnWhenPositionReachesItsEnd() {
        final String nearTheEnd =
                "aeron:ipc?term-length=65536|init-term-id=0|term-id=2147483647|term-offset=16384|mtu=8192";
        try (HubShell shell = start(folder.path())) {
            final AeronSlot slot = slot(shell);
            final SubscriptionInlet inlet = listen(slot);
            final PublicationOutlet outlet = new PublicationOutlet(slot, nearTheEnd, STREAM_ID, true, errors::add);
            final int[] counts = new int[2];
            // One publication has room for less than twelve of these.
            Await.until("a third publication " + errors, 10, () -> {
                shell.doWork(System.nanoTime());
                counts[0] += outlet.offer(message, 0, LENGTH_BYTES) ? 1 : 0;
                counts[1] += inlet.poll(
                        (buffer, offset, length) -> assertThat(length).isEqualTo(LENGTH_BYTES), 16);
                return counts[0] > 24;
            });
            Await.until("arrival of all", 5, () -> {
                shell.doWork(System.nanoTime());
                counts[1] += inlet.poll((buffer, offset, length) -> {}, 16);
                return counts[1] == counts[0];
            });
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void shouldKeepOrderWhenPositionReachesItsEndAndReceiverLags() {
        final String nearTheEnd =
                "aeron:ipc?term-length=65536|init-term-id=0|term-id=2147483647|term-offset=16384|mtu=8192";
        try (HubShell shell = start(folder.path())) {
            final AeronSlot slot = slot(shell);
            final SubscriptionInlet inlet = listen(slot);
            final PublicationOutlet outlet = new PublicationOutlet(slot, nearTheEnd, STREAM_ID, true, errors::add);
            final List<Long> arrived = new ArrayList<>();
            final long[] offered = {0};
            final int[] refusals = {0};
            // One publication has room for less than twelve of these; nothing is polled before more have left or none
            // can.
            Await.until("arrival of all " + errors, 20, () -> {
                shell.doWork(System.nanoTime());
                message.putLong(0, offered[0] + 1);
                if (offered[0] < 60 && outlet.offer(message, 0, LENGTH_BYTES)) {
                    offered[0]++;
                    refusals[0] = 0;
                } else {
                    refusals[0]++;
                }
                if (offered[0] % 15 == 0 || refusals[0] > 500) {
                    inlet.poll((buffer, offset, length) -> arrived.add(buffer.getLong(offset)), 4);
                }
                return arrived.size() == 60;
            });
            assertThat(arrived).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldTakeEveryOfferWhileReceiverKeepsUp() {
        try (HubShell shell = start(folder.path())) {
            final AeronSlot slot = slot(shell);
            final SubscriptionInlet inlet = listen(slot);
            final PublicationOutlet outlet = outlet(slot);
            awaitFirst(shell, outlet, inlet);
            for (int i = 0; i < 1000; i++) {
                shell.doWork(System.nanoTime());
                assertThat(outlet.offer(message, 0, LENGTH_BYTES)).isTrue();
                assertThat(outlet.inTransitCount()).isPositive();
                // A poll that meets the end of a term stops there.
                final int count = inlet.poll((buffer, offset, length) -> {}, 16);
                assertThat(count + inlet.poll((buffer, offset, length) -> {}, 16))
                        .isEqualTo(1);
                assertThat(outlet.inTransitCount()).isZero();
            }
        }
    }

    @Test
    void shouldCountWhatIsInTransitAsFarAsTheHopRuleAsks() {
        try (HubShell shell = start(folder.path())) {
            final AeronSlot slot = slot(shell);
            final SubscriptionInlet inlet = listen(slot);
            final PublicationOutlet outlet = outlet(slot);
            awaitFirst(shell, outlet, inlet);
            for (int i = 1; i <= Outlet.IN_TRANSIT_MAX + 2; i++) {
                assertThat(outlet.offer(message, 0, LENGTH_BYTES)).isTrue();
                assertThat(outlet.inTransitCount()).isEqualTo(Math.min(i, Outlet.IN_TRANSIT_MAX));
            }
            for (int left = Outlet.IN_TRANSIT_MAX + 1; left >= 0; left--) {
                assertThat(inlet.poll((buffer, offset, length) -> {}, 1)).isEqualTo(1);
                assertThat(outlet.inTransitCount()).isEqualTo(Math.min(left, Outlet.IN_TRANSIT_MAX));
            }
        }
    }

    @Test
    void shouldPushBackWhenReceiverDoesNotPoll() {
        try (HubShell shell = start(folder.path())) {
            final AeronSlot slot = slot(shell);
            final SubscriptionInlet inlet = listen(slot);
            final PublicationOutlet outlet = outlet(slot);
            awaitFirst(shell, outlet, inlet);
            int count = 0;
            while (outlet.offer(message, 0, LENGTH_BYTES)) {
                count++;
                shell.doWork(System.nanoTime());
            }
            assertThat(count).isBetween(8, 64);
            Await.until("room", 5, () -> {
                inlet.poll((buffer, offset, length) -> {}, 16);
                shell.doWork(System.nanoTime());
                return outlet.offer(message, 0, LENGTH_BYTES);
            });
        }
    }

    @Test
    void shouldGiveEverySenderItsTurn() {
        try (HubShell shell = start(folder.path())) {
            final AeronSlot slot = slot(shell);
            final SubscriptionInlet inlet = listen(slot);
            final PublicationOutlet busy = outlet(slot);
            final PublicationOutlet modest = outlet(slot);
            awaitFirst(shell, busy, inlet);
            awaitFirst(shell, modest, inlet);
            for (int round = 0; round < 4; round++) {
                message.putByte(0, (byte) 1);
                while (busy.offer(message, 0, 64)) {
                    shell.doWork(System.nanoTime());
                }
                message.putByte(0, (byte) 2);
                assertThat(modest.offer(message, 0, 64)).isTrue();
                final List<Byte> order = new ArrayList<>();
                inlet.poll((buffer, offset, length) -> order.add(buffer.getByte(offset)), 10);
                assertThat(order).hasSize(10).contains((byte) 2);
            }
        }
    }

    @Test
    void shouldLetFailureOfHandlerReachWhoeverPolls() {
        try (HubShell shell = start(folder.path())) {
            final AeronSlot slot = slot(shell);
            final SubscriptionInlet inlet = listen(slot);
            final PublicationOutlet outlet = outlet(slot);
            awaitFirst(shell, outlet, inlet);
            outlet.offer(message, 0, 64);
            assertThatThrownBy(() -> inlet.poll(
                            (buffer, offset, length) -> {
                                throw new IllegalStateException("from the handler");
                            },
                            16))
                    .hasMessage("from the handler");
            outlet.offer(message, 0, 64);
            assertThat(inlet.poll((buffer, offset, length) -> {}, 16)).isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseSuperMessageThatIsTooLongForItsTerm() {
        try (HubShell shell = start(folder.path())) {
            final AeronSlot slot = slot(shell);
            final SubscriptionInlet inlet = listen(slot);
            final PublicationOutlet outlet = outlet(slot);
            awaitFirst(shell, outlet, inlet);
            final int limit = DriverProfile.small().ipcTermLengthBytes() / 8;
            assertThat(outlet.offer(message, 0, limit)).isTrue();
            assertThatThrownBy(() -> outlet.offer(message, 0, limit + 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldSayThatSharedMemoryIsFullAndCarryOn(@TempDir final Path mountPoint) throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", mountPoint.toString()) == 0,
                "mounting a small file system needs root");
        try (HubShell shell = start(mountPoint.resolve("aeron"))) {
            final AeronSlot slot = slot(shell);
            final Path ballast = mountPoint.resolve("ballast");
            fill(ballast, Files.getFileStore(mountPoint).getUsableSpace() - 256 * 1024);
            final SubscriptionInlet inlet = listen(slot);
            final PublicationOutlet outlet = outlet(slot);
            Await.until("error", 5, () -> {
                shell.doWork(System.nanoTime());
                outlet.offer(message, 0, 64);
                return !errors.isEmpty();
            });
            assertThat(errors.stream().map(ErrorResult::errorCode)).contains(ErrorCode.RUNTIME_CHANNEL_HAS_NO_SPACE);
            Files.delete(ballast);
            awaitFirst(shell, outlet, inlet);
        } finally {
            run("umount", mountPoint.toString());
        }
    }

    private HubShell start(final Path directory) {
        return HubShell.start("test", directory, DriverProfile.small(), errors::add);
    }

    private static AeronSlot slot(final HubShell shell) {
        return shell.slot();
    }

    private SubscriptionInlet listen(final AeronSlot slot) {
        final SubscriptionInlet inlet = new SubscriptionInlet();
        inlet.listen(slot, "aeron:ipc", STREAM_ID, errors::add);
        return inlet;
    }

    private PublicationOutlet outlet(final AeronSlot slot) {
        return new PublicationOutlet(slot, DriverProfile.small().ipcChannel("test"), STREAM_ID, true, errors::add);
    }

    /** Until one message has gone through. */
    private void awaitFirst(final HubShell shell, final PublicationOutlet outlet, final SubscriptionInlet inlet) {
        final boolean[] offered = {false};
        Await.until("first message " + errors, 5, () -> {
            shell.doWork(System.nanoTime());
            offered[0] = offered[0] || outlet.offer(message, 0, 64);
            return inlet.poll((buffer, offset, length) -> {}, 16) > 0;
        });
    }

    private static void fill(final Path file, final long lengthBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            final ByteBuffer block = ByteBuffer.allocate(64 * 1024);
            for (long written = 0; written < lengthBytes; written += block.capacity()) {
                channel.write(block.clear());
            }
        }
    }

    private static int run(final String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
