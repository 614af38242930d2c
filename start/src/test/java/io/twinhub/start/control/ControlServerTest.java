package io.twinhub.start.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Await;
import io.twinhub.start.ProcessRecords;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The control channel over the local socket, asked well and badly. */
@Timeout(30)
final class ControlServerTest {
    private static final int CONNECTIONS = 4;
    private static final int REQUEST_LENGTH_MAX = 1000;
    private static final long REQUEST_NS = TimeUnit.MILLISECONDS.toNanos(300);
    static final ComputerReport REPORT =
            new ComputerReport(new ProcessRecords("plant-1", 7, List.of()), List.of(), List.of(), List.of(), false);

    @TempDir
    private Path folder;

    private final List<ErrorResult> errors = new CopyOnWriteArrayList<>();
    private ControlServer server;
    private Path socket;

    @BeforeEach
    void open() {
        socket = folder.resolve("control");
        server = new ControlServer(
                List.of(
                        new Service<>(ReportRequest.EXCHANGE, request -> REPORT),
                        new Service<>(StopRequest.EXCHANGE, request -> {
                            throw new TwinhubException(ErrorResult.of(ErrorCode.CONTROL_REQUEST_WRONG, "not now"));
                        })),
                new ControlLimits(CONNECTIONS, REQUEST_NS, REQUEST_NS, REQUEST_LENGTH_MAX),
                errors::add);
        server.openLocal(socket);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldAnswerSeveralRequestsOfOneConnection() throws IOException {
        try (AskedComputer asked = AskedComputer.local("plant-1", socket)) {
            for (int i = 0; i < 3; i++) {
                assertThat(asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS))
                        .isEqualTo(REPORT);
            }
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void shouldAnswerWithTheErrorThatKeptItFromBeingDone() throws IOException {
        try (AskedComputer asked = AskedComputer.local("plant-1", socket)) {
            assertThatThrownBy(() -> asked.ask(StopRequest.EXCHANGE, new StopRequest("test")))
                    .isInstanceOf(TwinhubException.class)
                    .hasMessageContaining("not now");
            assertThat(asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS)).isEqualTo(REPORT);
        }
    }

    @Test
    void shouldRefuseWhatIsNoRequest() throws IOException {
        try (SocketChannel channel = connect()) {
            final Wire wire = Wire.over(channel);
            wire.send(new byte[] {1, 2, 3}, REQUEST_NS);

            final ErrorResult error = SerialCodec.of(ErrorResult.TYPE).decode(wire.receive(10_000, REQUEST_NS));
            assertThat(error.errorCode()).isEqualTo(ErrorCode.CONTROL_REQUEST_WRONG);
        }
    }

    @Test
    void shouldCutOffWhoAnnouncesMoreThanIsAllowed() throws IOException {
        try (SocketChannel channel = connect()) {
            channel.write(ByteBuffer.allocate(Integer.BYTES).putInt(0, Integer.MAX_VALUE));

            assertEnded(channel);
            awaitError("at most " + REQUEST_LENGTH_MAX + " is allowed");
        }
    }

    @Test
    void shouldCutOffWhoEndsInTheMiddle() throws IOException {
        try (SocketChannel channel = connect()) {
            channel.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 100, 1}));
            channel.shutdownOutput();

            assertEnded(channel);
            awaitError("ended in the middle");
        }
    }

    @Test
    void shouldCutOffWhoDripsBytes() throws IOException {
        try (SocketChannel channel = connect()) {
            channel.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 100}));
            // A timeout of single reads would begin anew with each byte.
            Await.until("the end of a connection that drips", () -> isCutOffByOneByteMore(channel));
            awaitError("nothing complete within 300 ms");
        }
    }

    private static boolean isCutOffByOneByteMore(final SocketChannel channel) {
        try {
            channel.write(ByteBuffer.allocate(1));
            return false;
        } catch (final IOException ended) {
            return true;
        }
    }

    @Test
    void shouldRefuseMoreConnectionsThanItCanServe() throws IOException {
        final List<AskedComputer> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            final AskedComputer asked = AskedComputer.local("plant-1", socket);
            all.add(asked);
            asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS);
        }
        try (AskedComputer more = AskedComputer.local("plant-1", socket)) {
            assertThatThrownBy(() -> more.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS))
                    .hasMessageContaining("plant-1 does not answer");
        }
        awaitError("More than " + CONNECTIONS + " connections");
        all.forEach(AskedComputer::close);
        Await.until("room for another one", () -> {
            try (AskedComputer later = AskedComputer.local("plant-1", socket)) {
                return later.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS).equals(REPORT);
            } catch (final IOException | TwinhubException full) {
                return false;
            }
        });
    }

    @Test
    void shouldBeReachableForItsOwnerOnlyAndLeaveNothing() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        server.close();
        assertThat(socket).doesNotExist();
    }

    @Test
    void shouldSayWhyItCannotBeOpened() {
        assertThatThrownBy(() -> server.openLocal(folder.resolve("x".repeat(120))))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("cannot be asked over");
    }

    private SocketChannel connect() throws IOException {
        final SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
    }

    private static void assertEnded(final SocketChannel channel) throws IOException {
        assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    private void awaitError(final String part) {
        Await.until(
                part + " in " + errors,
                () -> errors.stream().anyMatch(error -> error.text().contains(part)));
    }
}
