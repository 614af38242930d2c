package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.Aeron;
import io.aeron.Publication;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.twinhub.localhub.LocalHubMain;
import io.twinhub.mainhub.MainHubMain;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.samples.SampleSystem;
import io.twinhub.start.JavaCommand;
import io.twinhub.testsupport.Await;
import io.twinhub.transport.Stream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a running system meets that is wrong: each gives one clear error, and the events flow on without loss. The system is the
 * quickstart with one more program, which does not exist, and while it starts somebody else has a port of the spoke.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class BadInputTest {
    private static final int START_WITHIN_SECONDS = 60;
    private static final int REPORTED_WITHIN_SECONDS = 30;
    private static final int MESSAGE_COUNT = 200;
    private static final int SEED = 7;

    private static Path folder;
    private static RealSystem system;
    private static StartedComputer plant;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start(@TempDir final Path empty) throws IOException {
        folder = empty;
        system =
                new RealSystem(Files.createDirectory(folder.resolve("1")), SampleSystem.QUICKSTART, BadInputTest::edit);
        try (DatagramSocket taken = new DatagramSocket(null)) {
            taken.bind(endpoint("plant-1", 1));
            List.of("hub-a", "hub-b").forEach(system::start);
            plant = system.start("plant-1");
            Await.until(
                    "events over one network",
                    START_WITHIN_SECONDS,
                    () -> board().last().delivered() > 0,
                    BadInputTest::evidence);
            // The counters that tell it are renewed ten times a second only.
            Await.until(
                    "the other network", START_WITHIN_SECONDS, () -> plant.isContinuous("A"), BadInputTest::evidence);
            assertThat(plant.isContinuous("B")).isFalse();
        }
        Await.until(
                "the network whose port is free again",
                START_WITHIN_SECONDS,
                () -> plant.isContinuous("B"),
                BadInputTest::evidence);
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    private static String edit(final String text) {
        return text.replace("value=\"24\"", "value=\"500\"")
                .replace("</programs>", "<program name=\"missing\" command=\"/opt/nowhere/missing\"/></programs>")
                .replace("</programCopies>", """
                        <programCopy id="missing-1" program="missing"><instance computer="plant-1" rank="1"/></programCopy>
                        </programCopies>""");
    }

    /** Version 2 on the ports of version 1, with a spoke of its own. */
    private static String editOther(final String text) {
        return text.replace("version=\"1\" basePort", "version=\"2\" basePort").replace("</computers>", """
                        <spoke name="plant-2" a="127.0.1.12" b="127.0.2.12"/></computers>""");
    }

    @AfterEach
    void shouldHaveLostNothing() {
        final BoardLog.Count before = board().last();
        final BoardLog.Count after = board().next();
        assertThat(after.delivered()).isGreaterThan(before.delivered());
        assertThat(after.isPerfect()).as(board().text()).isTrue();
    }

    @Test
    void shouldReportAPortInUseOnce() {
        assertThat(errors(plant.hubLog(), ErrorCode.RUNTIME_PORT_IN_USE))
                .singleElement()
                .asString()
                .contains(endpoint("plant-1", 1).getHostString() + ":"
                        + system.plan().port())
                .contains("basePort");
    }

    @Test
    void shouldRefuseASecondStartOfAComputer() {
        final StartedComputer second = system.start("plant-1");
        assertThat(second.awaitEnd(START_WITHIN_SECONDS)).isEqualTo(1);
        assertThat(second.said().lines())
                .singleElement()
                .asString()
                .contains("[TH" + ErrorCode.CLI_ALREADY_STARTED.number() + "]")
                .contains("twinhub system stop --computer plant-1");
    }

    @Test
    void shouldReportAProgramThatCannotBeExecutedOnce() {
        Await.until("a further try", REPORTED_WITHIN_SECONDS, () -> plant.said().contains("missing"));
        assertThat(errors(plant.said(), ErrorCode.CLI_PROGRAM_NOT_EXECUTABLE))
                .singleElement()
                .asString()
                .contains("/opt/nowhere/missing")
                .contains("missing-1");
    }

    @Test
    void shouldReportAnotherSystemVersionOnThePortOnce() throws IOException {
        try (RealSystem other = new RealSystem(
                Files.createDirectory(folder.resolve("2")), SampleSystem.QUICKSTART, BadInputTest::editOther)) {
            final StartedComputer allTaken = other.start("plant-1");
            other.start("plant-2");
            for (final String hub : List.of("hub-a", "hub-b")) {
                awaitError(system.computer(hub), ErrorCode.LINK_STRANGER);
            }
            Await.until(
                    "an error that says that the ports are in use",
                    START_WITHIN_SECONDS,
                    () -> !errors(allTaken.said(), ErrorCode.RUNTIME_PORT_IN_USE)
                            .isEmpty(),
                    allTaken::said);
            shouldHaveLostNothing();
            assertThat(errors(system.computer("hub-a").hubLog(), ErrorCode.LINK_STRANGER))
                    .filteredOn(line -> line.contains("another system version"))
                    .singleElement()
                    .asString()
                    .contains("hub-a")
                    .contains("slot");
            assertThat(errors(plant.hubLog(), ErrorCode.LINK_STRANGER))
                    .filteredOn(line -> line.contains("another system version"))
                    .isEmpty();
        }
    }

    @Test
    void shouldReportForeignDatagramsOnce() throws IOException {
        for (final String name : List.of("hub-a", "plant-1")) {
            try (DatagramSocket socket = new DatagramSocket()) {
                for (int i = 0; i < MESSAGE_COUNT; i++) {
                    final byte[] bytes = randomBytes();
                    socket.send(new DatagramPacket(bytes, bytes.length, endpoint(name, 0)));
                }
            }
            awaitError(system.computer(name), ErrorCode.RUNTIME_FOREIGN_DATAGRAMS);
            assertThat(errors(system.computer(name).hubLog(), ErrorCode.RUNTIME_FOREIGN_DATAGRAMS))
                    .singleElement()
                    .asString()
                    .contains(endpoint(name, 0).getHostString())
                    .contains(Integer.toString(system.plan().port()));
        }
    }

    @Test
    void shouldReportAForeignPublicationOnce() throws IOException {
        final Path aeronFolder = Path.of(
                "/dev/shm", "twinhub-stranger-" + ProcessHandle.current().pid());
        final MediaDriver.Context context = new MediaDriver.Context()
                .aeronDirectoryName(aeronFolder.toString())
                .threadingMode(ThreadingMode.SHARED)
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true);
        final InetSocketAddress hub = endpoint("hub-b", 1);
        try (MediaDriver driver = MediaDriver.launch(context);
                Aeron aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.aeronDirectoryName()))) {
            for (final Stream stream : Stream.values()) {
                final String channel = "aeron:udp?endpoint=" + hub.getHostString() + ":" + hub.getPort();
                try (Publication publication = aeron.addPublication(channel, stream.id())) {
                    sendAll(publication);
                }
            }
            awaitError(system.computer("hub-b"), ErrorCode.LINK_STRANGER);
        }
        shouldHaveLostNothing();
        assertThat(errors(system.computer("hub-b").hubLog(), ErrorCode.LINK_STRANGER))
                .filteredOn(line -> !line.contains("another system version"))
                .hasSizeBetween(1, 2)
                .anyMatch(line -> line.contains("protocol version"));
    }

    @Test
    void shouldSayInOneLineWhyAHubCannotBegin() throws Exception {
        for (final Class<?> main : List.of(LocalHubMain.class, MainHubMain.class)) {
            final Process process = new ProcessBuilder(JavaCommand.of(
                            List.of(),
                            main.getName(),
                            List.of(system.home().root().toString(), "plant-1", "unknown")))
                    .redirectErrorStream(true)
                    .start();
            final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(said.lines())
                    .singleElement()
                    .asString()
                    .contains("[TH" + ErrorCode.CONFIG_VERSION_UNKNOWN.number());
        }
    }

    private void sendAll(final Publication publication) {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[0]);
        for (int i = 0; i < MESSAGE_COUNT; i++) {
            message.wrap(randomBytes());
            Await.until("room for a message", START_WITHIN_SECONDS, () -> publication.offer(message) > 0);
        }
    }

    private byte[] randomBytes() {
        final byte[] bytes = new byte[1 + random.nextInt(1000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void awaitError(final StartedComputer computer, final ErrorCode code) {
        Await.until(
                code + " on " + computer.name(),
                REPORTED_WITHIN_SECONDS,
                () -> !errors(computer.hubLog(), code).isEmpty(),
                computer::hubLog);
    }

    private static List<String> errors(final String log, final ErrorCode code) {
        return log.lines()
                .filter(line -> line.contains("[TH" + code.number() + "]"))
                .toList();
    }

    private static InetSocketAddress endpoint(final String computer, final int network) {
        try {
            final String address = system.plan().computer(computer).address(network);
            return new InetSocketAddress(
                    InetAddress.getByName(address), system.plan().port());
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private static BoardLog board() {
        return system.board("plant-1");
    }

    private static String evidence() {
        return plant.said() + plant.hubLog() + board().text();
    }
}
