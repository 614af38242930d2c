package io.twinhub.start.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Await;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The control channel over the network: who gets in, who does not, and that strangers keep nobody out. */
@Timeout(60)
final class TlsTest {
    private static final int CONNECTIONS = 4;
    private static final long ENTER_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long REQUEST_NS = TimeUnit.SECONDS.toNanos(20);
    private static final ComputerReport REPORT =
            new ComputerReport(new ProcessRecords("plant-1", 7, List.of()), List.of(), List.of(), List.of(), false);

    private final List<ErrorResult> errors = new CopyOnWriteArrayList<>();
    private InetSocketAddress address;
    private ControlServer server;

    @BeforeEach
    void open() throws IOException {
        open(ENTER_NS);
    }

    private void open(final long enterNs) throws IOException {
        server = new ControlServer(
                List.of(
                        new Service<>(ReportRequest.EXCHANGE, request -> REPORT),
                        new Service<>(StopRequest.EXCHANGE, request -> REPORT)),
                new ControlLimits(CONNECTIONS, enterNs, REQUEST_NS, 1000),
                errors::add);
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.0.1", 0));
            address = new InetSocketAddress("127.0.0.1", free.getLocalPort());
        }
        server.openNetwork(TestKeys.PLANT_1, address);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldLetAnAdministratorAskForEverything() {
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR)) {
            assertThat(asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS)).isEqualTo(REPORT);
            assertThat(asked.ask(StopRequest.EXCHANGE, new StopRequest("test"))).isEqualTo(REPORT);
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void shouldRefuseAComputerWhatIsTheAdministrators() {
        try (AskedComputer asked = ask(TestKeys.PLANT_2)) {
            assertThatThrownBy(() -> asked.ask(StopRequest.EXCHANGE, new StopRequest("test")))
                    .hasMessageContaining("The computer plant-2 may not ask for stopRequest");
            assertThat(asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS)).isEqualTo(REPORT);
        }
        awaitError(ErrorCode.CONTROL_NOT_ALLOWED, "plant-2");
    }

    @Test
    void shouldRefuseAForeignCertificate() {
        assertThatThrownBy(() -> {
                    try (AskedComputer asked = ask(TestKeys.FOREIGN_ADMINISTRATOR)) {
                        asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS);
                    }
                })
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("does not answer");
        awaitError(ErrorCode.CONTROL_CONNECTION_FAILED, "");
    }

    @Test
    void shouldNotTakeAnotherComputerForTheOneThatIsWanted() {
        assertThatThrownBy(() -> AskedComputer.remote(TestKeys.ADMINISTRATOR, "plant-2", List.of(address)))
                .hasMessageContaining("The computer plant-1 of waterworks answers there");
    }

    @Test
    void shouldTryOneAddressAfterTheOther() {
        final InetSocketAddress nobody = new InetSocketAddress("127.0.0.2", address.getPort());
        try (AskedComputer asked = AskedComputer.remote(TestKeys.ADMINISTRATOR, "plant-1", List.of(nobody, address))) {
            assertThat(asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS)).isEqualTo(REPORT);
        }
        assertThatThrownBy(() -> AskedComputer.remote(TestKeys.ADMINISTRATOR, "plant-1", List.of(nobody)))
                .hasMessageContaining("127.0.0.2:" + address.getPort());
    }

    @Test
    void shouldCutOffGarbage() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEnded(socket);
        }
        awaitError(ErrorCode.CONTROL_CONNECTION_FAILED, "");
        shouldLetAdministratorIn();
    }

    @Test
    void shouldCutOffWhoSaysNothing() throws IOException {
        server.close();
        open(TimeUnit.MILLISECONDS.toNanos(200));
        try (Socket socket = connect()) {
            assertEnded(socket);
        }
        awaitError(ErrorCode.CONTROL_CONNECTION_FAILED, "nothing complete within 200 ms");
    }

    @Test
    void shouldLetTheAdministratorInAmongStrangersWhoFillAllPlaces() throws IOException {
        final List<Socket> strangers = new ArrayList<>();
        for (int i = 0; i < 3 * CONNECTIONS; i++) {
            strangers.add(connect());
        }
        shouldLetAdministratorIn();
        for (final Socket stranger : strangers) {
            stranger.close();
        }
    }

    private void shouldLetAdministratorIn() {
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR)) {
            assertThat(asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS)).isEqualTo(REPORT);
        }
    }

    private AskedComputer ask(final Credentials credentials) {
        return AskedComputer.remote(credentials, "plant-1", List.of(address));
    }

    private Socket connect() throws IOException {
        return new Socket(address.getAddress(), address.getPort());
    }

    private static void assertEnded(final Socket socket) throws IOException {
        final InputStream in = socket.getInputStream();
        try {
            in.readAllBytes(); // TLS may say good-bye
        } catch (final IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private void awaitError(final ErrorCode code, final String part) {
        Await.until(
                code + " " + part,
                () -> errors.stream()
                        .anyMatch(error ->
                                error.errorCode() == code && error.text().contains(part)));
    }
}
