package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.twinhub.bus.Bus;
import io.twinhub.bus.ClosedReason;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.SendOutcome;
import io.twinhub.config.ConnectionSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.Stream;
import io.twinhub.transport.TransportLimits;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Message connections as two programs see them, over all hops. */
class ConnectionTest {
    private static final long STEP_NS = 100_000;
    private static final long LONG_STEP_NS = 20_000_000;
    private static final int MESSAGE_LENGTH_MAX = 200_000;

    private final WholePath path = new WholePath(spec(), TransportLimits.SMALL);
    private final Bus client = path.buses.get("client");
    private final Bus server = path.buses.get("server");
    private final Bus neighbour = path.buses.get("neighbour");
    private final List<String> heard = new ArrayList<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MESSAGE_LENGTH_MAX + 1]);
    private MessageConnection accepted;
    private long answered;

    private static SystemSpec spec() {
        return SystemSpec.builder("connections", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("s1", "10.1.0.11", "10.2.0.11"), new SpokeSpec("s2", "10.1.0.12", "10.2.0.12")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        ProgramCopySpec.of("client", "program", "s1"),
                        ProgramCopySpec.of("neighbour", "program", "s1"),
                        ProgramCopySpec.of("server", "program", "s2")))
                .messageConnections(List.of(
                        new ConnectionSpec("client", "server", 16 * 1024, MESSAGE_LENGTH_MAX),
                        ConnectionSpec.of("client", "neighbour")))
                .build();
    }

    @Test
    void shouldDeliverMessagesOfAnyLengthInOrderBothWays() {
        final MessageConnection connection = open(server, "server");
        accepted.onMessage((bytes, offset, length) -> {
            heard.add(length + ":" + bytes.getByte(offset + length - 1));
            assertThat(accepted.send(bytes, offset, length)).isEqualTo(SendOutcome.ACCEPTED);
        });
        final List<String> echoed = new ArrayList<>();
        connection.onMessage((bytes, offset, length) -> echoed.add(length + ":" + bytes.getByte(offset + length - 1)));
        final List<String> sent = new ArrayList<>();
        for (final int length : new int[] {1, 100, 8_000, 8_200, 16 * 1024, 40_000, MESSAGE_LENGTH_MAX, 5}) {
            buffer.setMemory(0, length, (byte) (length % 100));
            while (connection.send(buffer, 0, length) == SendOutcome.BACK_PRESSURE) {
                path.cycle(STEP_NS);
            }
            sent.add(length + ":" + length % 100);
        }
        path.cycles(500, STEP_NS);
        assertThat(heard).isEqualTo(sent);
        assertThat(echoed).isEqualTo(sent);
        assertThat(connection.send(buffer, 0, MESSAGE_LENGTH_MAX + 1)).isEqualTo(SendOutcome.TOO_LONG);
    }

    @Test
    void shouldDeliverNoMoreThanAWindowWhileItIsHeld() {
        final MessageConnection connection = open(server, "server");
        final long[] heardBytes = {0};
        accepted.onMessage((bytes, offset, length) -> heardBytes[0] += length);
        accepted.hold(true);
        final int window = path.plan.connection(0).windowBytes();
        long sentBytes = 0;
        for (int i = 0; i < 10_000; i++) {
            sentBytes += connection.send(buffer, 0, 1000) == SendOutcome.ACCEPTED ? 1000 : 0;
            path.cycle(STEP_NS);
        }
        assertThat(heardBytes[0]).isPositive().isLessThanOrEqualTo(window);
        assertThat(sentBytes).isLessThan(4L * window);
        accepted.hold(false);
        path.cycles(500, STEP_NS);
        assertThat(heardBytes[0]).isEqualTo(sentBytes);
        assertThat(connection.state()).isEqualTo(ConnectionState.OPEN);
    }

    @Test
    void shouldOpenWhatWasAskedForBeforeTheFirstPoll() {
        server.onConnection(connection -> accepted = connection);
        final MessageConnection connection = client.connect("server");
        path.cycles(20, LONG_STEP_NS);
        assertThat(connection.state()).isEqualTo(ConnectionState.OPEN);
    }

    @Test
    void shouldEndWhenBothEndsHaveEndedTheirOutput() {
        final MessageConnection connection = open(server, "server");
        accepted.onMessage(this::hear).onEnd(() -> heard.add("end")).onClosed(reason -> heard.add("server " + reason));
        connection.onMessage(this::hear).onClosed(reason -> heard.add("client " + reason));
        send(connection, "question");
        connection.closeOutput();
        assertThat(connection.send(buffer, 0, 1)).isEqualTo(SendOutcome.NOT_OPEN);
        path.cycles(100, STEP_NS);
        assertThat(heard).containsExactly("question", "end");
        send(accepted, "answer");
        accepted.closeOutput();
        path.cycles(100, STEP_NS);
        assertThat(heard).contains("answer", "server ENDED", "client ENDED").hasSize(5);
        assertThat(connection.state()).isEqualTo(ConnectionState.CLOSED);
        assertThat(connection.send(buffer, 0, 1)).isEqualTo(SendOutcome.CLOSED);
        heard.clear();
        open(server, "server");
    }

    @Test
    void shouldTellThePeerOfACloseAndConnectAgain() {
        final MessageConnection connection = open(server, "server");
        accepted.onClosed(reason -> heard.add("server " + reason));
        connection.close();
        path.cycles(100, STEP_NS);
        assertThat(connection.closedReason()).isEqualTo(ClosedReason.LOCAL_CLOSE);
        assertThat(heard).containsExactly("server PEER_CLOSED");
        assertThat(open(server, "server").state()).isEqualTo(ConnectionState.OPEN);
    }

    @Test
    void shouldNotNoticeThatLocalHubsAreStartedAnew() {
        final MessageConnection connection = open(server, "server");
        accepted.onMessage(this::hear);
        final List<String> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i % 50 == 25) {
                path.restartHub(i % 100 == 25 ? "s1" : "s2");
            }
            sent.add("message " + i);
            send(connection, sent.get(i));
            path.cycles(3, LONG_STEP_NS);
        }
        path.cycles(500, LONG_STEP_NS);
        assertThat(heard).isEqualTo(sent);
        assertThat(connection.state()).isEqualTo(ConnectionState.OPEN);
    }

    @Test
    void shouldGoStraightThroughTheLocalHubOnOneComputer() {
        final MessageConnection connection = open(neighbour, "neighbour");
        final long before =
                path.networkDoors.get(0).queue(Stream.POINT_TO_POINT).count();
        accepted.onMessage(this::hear);
        for (int i = 0; i < 100; i++) {
            send(connection, "near");
            path.cycles(5, STEP_NS);
        }
        assertThat(heard).hasSize(100);
        assertThat(path.networkDoors.get(0).queue(Stream.POINT_TO_POINT).count() - before)
                .isLessThan(10);
    }

    @Test
    void shouldPushBackToTheSenderOfAReceiverThatDoesNotPoll() {
        final MessageConnection slow = open(server, "server");
        final MessageConnection other = open(neighbour, "neighbour");
        accepted.onMessage(this::hear);
        path.stopPolling("server");
        int count = 0;
        while (slow.send(buffer, 0, 1000) == SendOutcome.ACCEPTED && count < 1000) {
            count++;
            path.cycle(STEP_NS);
        }
        assertThat(count).as("one window and no more").isBetween(16, 40);
        send(other, "not held up");
        path.cycles(20, STEP_NS);
        assertThat(heard).containsExactly("not held up");
    }

    @Test
    void shouldSayWhyAConnectionCannotBe() {
        path.cycles(100, LONG_STEP_NS);
        assertThatThrownBy(() -> server.connect("client")).isInstanceOfSatisfying(TwinhubException.class, ex -> {
            assertThat(ex.error().errorCode()).isEqualTo(ErrorCode.CONNECTION_REFUSED);
            assertThat(ex.error().text()).contains("server", "client");
            assertThat(ex.error().expected()).contains("<messageConnection from=\"server\" to=\"client\"/>");
            assertThat(ex.error().action()).contains("seal a new version");
        });
        assertThatThrownBy(() -> client.connect("nobody")).isInstanceOf(TwinhubException.class);
        final MessageConnection unheard = client.connect("server");
        assertThatThrownBy(() -> client.connect("server")).isInstanceOf(TwinhubException.class);
        path.cycles(1000, LONG_STEP_NS);
        assertThat(unheard.closedReason()).isEqualTo(ClosedReason.NOT_ACCEPTED);
    }

    @Test
    void shouldReportAHandlerThatThrowsAndGoOn() {
        final MessageConnection connection = open(server, "server");
        accepted.onMessage((bytes, offset, length) -> {
            hear(bytes, offset, length);
            throw new IllegalStateException("broken");
        });
        send(connection, "one");
        send(connection, "two");
        path.cycles(100, STEP_NS);
        assertThat(heard).containsExactly("one", "two");
        assertThat(path.errors.get("server"))
                .hasSize(2)
                .allMatch(error -> error.errorCode() == ErrorCode.HANDLER_FAILED);
    }

    @Test
    void shouldAllocateNothingPerMessage() {
        final MessageConnection connection = open(server, "server");
        accepted.onMessage((bytes, offset, length) -> accepted.send(bytes, offset, length));
        connection.onMessage((bytes, offset, length) -> answered++);
        final long warm = converse(connection, 40_000);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        final long count = converse(connection, 40_000);
        final long bytes = threads.getThreadAllocatedBytes(thread) - before;
        path.cycles(100, STEP_NS);
        assertThat(answered).isEqualTo(warm + count);
        assertThat((double) bytes / count).as("bytes per message").isLessThan(0.5);
    }

    private long converse(final MessageConnection connection, final int cycles) {
        long count = 0;
        for (int i = 0; i < cycles; i++) {
            count += connection.send(buffer, 0, 40) == SendOutcome.ACCEPTED ? 1 : 0;
            path.cycle(STEP_NS);
        }
        return count;
    }

    private MessageConnection open(final Bus to, final String copy) {
        to.onConnection(connection -> accepted = connection);
        path.cycles(100, LONG_STEP_NS);
        final MessageConnection connection = client.connect(copy);
        assertThat(connection.state()).isEqualTo(ConnectionState.OPENING);
        assertThat(connection.send(buffer, 0, 1)).isEqualTo(SendOutcome.NOT_OPEN);
        path.cycles(100, STEP_NS);
        assertThat(connection.state()).isEqualTo(ConnectionState.OPEN);
        assertThat(accepted.peer()).isEqualTo("client");
        return connection;
    }

    private void send(final MessageConnection connection, final String text) {
        final int length = buffer.putStringWithoutLengthAscii(0, text);
        assertThat(connection.send(buffer, 0, length)).isEqualTo(SendOutcome.ACCEPTED);
    }

    private void hear(final DirectBuffer bytes, final int offset, final int length) {
        heard.add(bytes.getStringWithoutLengthAscii(offset, length));
    }
}
