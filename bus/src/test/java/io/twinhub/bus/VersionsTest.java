package io.twinhub.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection of two versions over real sockets, with time of the test. Over streams in memory, and with all around them, it runs in VersionScheduleTest. */
class VersionsTest {
    private static final long MS = 1_000_000;
    private static final int MESSAGE_LENGTH_MAX = VersionFrames.MESSAGE_LENGTH_MAX;

    @TempDir
    private Path home;

    private Path formerFolder;
    private Side former;
    private Side further;
    private long nowNs = -5 * MS; // as the clock of a real process may be

    /** An instance in one version. */
    private final class Side {
        private final List<ErrorResult> errors = new ArrayList<>();
        private final List<String> heard = new ArrayList<>();
        private final LocalPlace place;
        private final Versions versions;
        private MessageConnection connection;

        Side(final String version, final String formerVersion) {
            final Path folder = home.resolve(version).resolve("copies").resolve("gauge");
            final SystemPlan plan = SystemPlan.compile(SystemSpec.builder("moved", version)
                    .networks(
                            List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                    .computers(List.of(new SpokeSpec("plant", "10.1.0.11", "10.2.0.11")))
                    .programs(List.of(new ProgramSpec("program", "true")))
                    .programCopies(List.of(ProgramCopySpec.of("gauge", "program", "plant")))
                    .build());
            final InstanceFile file = new InstanceFile("", "plant", "gauge", 0, 0, 0, "");
            place = new LocalPlace(
                    formerVersion == null
                            ? file
                            : file.after(formerVersion, Path.of("system.serial"), formerFolder, true),
                    folder);
            versions = new Versions(new BusContext(
                    plan,
                    plan.copy("gauge").instances()[0],
                    0,
                    0,
                    0,
                    null,
                    null,
                    null,
                    new Observer() {
                        @Override
                        public void onError(final ErrorResult error) {
                            errors.add(error);
                        }
                    },
                    TransportLimits.SMALL,
                    null,
                    null,
                    ConnectionRules.STANDARD,
                    RoleRules.STANDARD,
                    place));
        }

        void listen() {
            versions.onFurther(this::use);
        }

        void connect() {
            use(versions.former().orElseThrow().connect());
        }

        private void use(final MessageConnection opened) {
            connection = opened.onOpen(() -> heard.add("open"))
                    .onMessage((buffer, offset, length) -> heard.add(
                            length > 100 ? length + " bytes" : buffer.getStringWithoutLengthUtf8(offset, length)))
                    .onEnd(() -> heard.add("end"))
                    .onClosed(reason -> heard.add(reason.name()));
        }

        SendOutcome send(final String text) {
            final byte[] bytes = text.getBytes(UTF_8);
            return connection.send(new UnsafeBuffer(bytes), 0, bytes.length);
        }
    }

    @BeforeEach
    void makeSides() throws IOException {
        formerFolder = home.resolve("1").resolve("copies").resolve("gauge");
        Files.createDirectories(formerFolder);
        Files.createDirectories(home.resolve("2").resolve("copies").resolve("gauge"));
        former = new Side("1", null);
        further = new Side("2", "1");
    }

    @AfterEach
    void close() {
        former.place.close();
        further.place.close();
    }

    private void run(final long ms) {
        for (long passed = 0; passed < ms; passed++) {
            nowNs += MS;
            former.versions.doWork(nowNs, false);
            further.versions.doWork(nowNs, false);
        }
    }

    private void open() {
        former.listen();
        run(1);
        further.connect();
        run(120);
        assertThat(further.heard).containsExactly("open");
        further.heard.clear();
    }

    @Test
    void shouldHandMessagesOverInOrderBothWaysAndEnd() throws IOException {
        open();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Home.further(formerFolder))))
                .isEqualTo("rw-------");
        assertThat(further.send("a")).isEqualTo(SendOutcome.ACCEPTED);
        assertThat(former.send("b")).isEqualTo(SendOutcome.ACCEPTED);
        assertThat(former.send("")).isEqualTo(SendOutcome.ACCEPTED);
        former.connection.closeOutput();
        assertThat(former.send("late")).isEqualTo(SendOutcome.NOT_OPEN);
        run(3);
        assertThat(further.heard).containsExactly("b", "", "end");
        further.send("c");
        further.connection.closeOutput();
        run(3);
        assertThat(former.heard).containsExactly("a", "c", "end", "ENDED");
        assertThat(further.heard).containsExactly("b", "", "end", "ENDED");
        assertThat(further.connection.peerComputer()).isEqualTo("plant");
    }

    @Test
    void shouldPressBackAndDeliverAll() {
        open();
        final UnsafeBuffer large = new UnsafeBuffer(new byte[MESSAGE_LENGTH_MAX + 1]);
        assertThat(former.connection.send(large, 0, MESSAGE_LENGTH_MAX + 1)).isEqualTo(SendOutcome.TOO_LONG);
        int count = 0;
        while (former.connection.send(large, 0, MESSAGE_LENGTH_MAX) == SendOutcome.ACCEPTED) {
            count++;
        }
        assertThat(count).isBetween(7, 40);
        assertThat(former.connection.send(large, 0, MESSAGE_LENGTH_MAX)).isEqualTo(SendOutcome.BACK_PRESSURE);
        former.versions.acts(true);
        former.versions.acts(false);
        assertThat(further.versions.areAtRest()).isTrue();
        run(100);
        assertThat(further.heard).hasSize(count).containsOnly(MESSAGE_LENGTH_MAX + " bytes");
        assertThat(former.connection.send(large, 0, MESSAGE_LENGTH_MAX)).isEqualTo(SendOutcome.ACCEPTED);
    }

    @Test
    void shouldKnowWhetherTheOtherOneActs() {
        former.versions.acts(true);
        open();
        assertThat(further.versions.areAtRest()).isFalse();
        assertThat(former.versions.areAtRest()).isTrue();
        former.send("last");
        former.versions.acts(false);
        assertThat(further.versions.areAtRest()).isFalse();
        run(3);
        assertThat(further.versions.areAtRest()).isTrue();
        assertThat(further.heard).containsExactly("last");
    }

    @Test
    void shouldGiveUpOneThatDoesNotRest() {
        former.versions.acts(true);
        open();
        further.versions.giveUp();
        assertThat(further.heard).containsExactly("TIMEOUT");
        assertThat(further.errors).extracting(ErrorResult::code).containsExactly(ErrorCode.VERSION_SILENT.number());
        run(3);
        assertThat(former.heard).containsExactly("TIMEOUT");
    }

    /** Whether the folder is missing, nobody listens, or a dead process left its socket. */
    @Test
    void shouldSayThatNobodyAccepts() throws IOException {
        assertNotAccepted();
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(Home.further(formerFolder)))
                .close();
        assertThat(Home.further(formerFolder)).exists();
        assertNotAccepted();
        former.listen();
        run(1);
        further.connect();
        run(120);
        assertThat(further.heard).containsExactly("open");
    }

    private void assertNotAccepted() {
        further.connect();
        assertThat(further.versions.areAtRest()).isTrue();
        assertThatThrownBy(further::connect)
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("not closed");
        run(3_100);
        assertThat(further.heard).containsExactly("NOT_ACCEPTED");
        further.heard.clear();
    }

    /** A process that accepts and says nothing; what is awaited meanwhile might still come. */
    @Test
    void shouldNotWaitForEverForAHello() throws IOException {
        final ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(Home.further(formerFolder)));
        further.connect();
        run(2);
        assertThat(further.versions.areAtRest()).isFalse();
        run(3_100);
        assertThat(further.heard).containsExactly("TIMEOUT");
        silent.close();
    }

    @Test
    void shouldHearOfTheEndOfTheOtherProcess() throws IOException {
        former.listen();
        run(1);
        try (SocketChannel dying = dial()) {
            dying.write(hello());
            dying.write(frame(1, "half of it".getBytes(UTF_8)).flip().limit(9).slice());
        }
        run(120);
        assertThat(former.heard).containsExactly("PEER_GONE");
        assertThat(former.connection.peerVersion()).isEqualTo("9");
    }

    @Test
    void shouldRefuseWhatNoBusSays() throws IOException {
        former.listen();
        run(1);
        final byte[] tooLong = ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(100_000)
                .array();
        for (final byte[] garbage : List.of(
                "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8),
                new byte[100],
                frame(1, new byte[] {1}).array(),
                frame(0, new byte[20]).array(),
                frame(0, new byte[2]).array(),
                tooLong)) {
            former.errors.clear();
            try (SocketChannel stranger = dial()) {
                stranger.write(ByteBuffer.wrap(garbage));
                run(120);
                assertThat(former.errors)
                        .extracting(ErrorResult::code)
                        .containsExactly(ErrorCode.VERSION_REFUSED.number());
                assertThat(former.heard).isEmpty();
            }
        }
        try (SocketChannel stranger = dial()) {
            stranger.write(hello());
            stranger.write(ByteBuffer.wrap(tooLong));
            run(120);
            assertThat(former.heard).containsExactly("PROTOCOL_ERROR");
        }
    }

    /** Fields behind those that are known, and kinds of frames that are not. */
    @Test
    void shouldUnderstandALaterFormat() throws IOException {
        former.listen();
        run(1);
        try (SocketChannel later = dial()) {
            final ByteBuffer hello = hello();
            final byte[] longer = new byte[hello.remaining() - 5 + 7];
            hello.get(5, longer, 0, hello.remaining() - 5);
            later.write(frame(0, longer).flip());
            later.write(frame(77, new byte[] {1, 2, 3}).flip());
            later.write(frame(1, "x".getBytes(UTF_8)).flip());
            run(120);
            assertThat(former.heard).containsExactly("x");
        }
    }

    @Test
    void shouldAcceptNoMoreThanItCanServe() throws IOException {
        former.listen();
        run(1);
        final List<SocketChannel> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(dial());
            run(60);
        }
        final ByteBuffer answer = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        all.get(4).read(answer);
        assertThat(answer.getInt(0)).isEqualTo(2);
        assertThat(answer.get(4)).isEqualTo((byte) VersionFrames.CLOSED);
        assertThat(ClosedReason.of(answer.get(5))).isEqualTo(ClosedReason.NOT_ACCEPTED);
        for (final SocketChannel each : all) {
            each.close();
        }
    }

    @Test
    void shouldTellOnceThatThereIsNoPlaceForASocket() throws IOException {
        Files.createDirectories(Home.further(formerFolder).resolve("in-the-way"));
        former.listen();
        run(300);
        assertThat(former.errors)
                .extracting(ErrorResult::code)
                .containsExactly(ErrorCode.VERSION_PLACE_FAILED.number());
        assertThat(former.errors.get(0).text()).contains("further");
    }

    @Test
    void shouldSendTheRestWhenItIsClosed() {
        open();
        former.send("last");
        former.versions.close();
        assertThat(former.versions.isFinished()).isFalse();
        former.versions.doWork(nowNs, false);
        assertThat(former.versions.isFinished()).isTrue();
        run(3);
        assertThat(further.heard).containsExactly("last", "PEER_CLOSED");
        assertThat(Home.further(formerFolder)).doesNotExist();
    }

    private SocketChannel dial() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(Home.further(formerFolder)));
    }

    private static ByteBuffer hello() {
        return frame(
                        0,
                        ByteBuffer.allocate(14)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .put("twnhubvc".getBytes(UTF_8))
                                .putShort((short) 1)
                                .put((byte) 0)
                                .putShort((short) 1)
                                .put((byte) '9')
                                .array())
                .flip();
    }

    private static ByteBuffer frame(final int kind, final byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1 + body.length)
                .put((byte) kind)
                .put(body);
    }
}
