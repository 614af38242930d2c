package io.twinhub.start.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.Home;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.VersionState;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Report;
import io.twinhub.start.activation.Orders;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.control.ControlServer;
import io.twinhub.start.control.Service;
import io.twinhub.start.keys.AddressBook;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Signed;
import io.twinhub.start.keys.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Versions that travel: from the administrator's home to plant-1, and from plant-1 to plant-2, which was away. */
@Timeout(120)
final class DistributionTest {
    private static final String VERSION = "v2";

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private SealedVersions administrators;
    private Computer plant1;
    private Computer plant2;
    private int port;

    /** What a start command has of distribution, with a home of its own. */
    private final class Computer {
        private final Home home;
        private final SealedVersions versions;
        private final Credentials credentials;
        private final Arrivals arrivals;
        private final Orders orders;

        private Computer(final String name, final String address, final Credentials credentials) {
            home = new Home(folder.resolve(name)).prepare();
            versions = new SealedVersions(home);
            this.credentials = credentials;
            final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            final Report report = new Report(name, out, out);
            arrivals = new Arrivals(home, credentials, report);
            orders = new Orders(home, report);
            orders.credentials(credentials);
            final List<Service<?, ?>> services =
                    new ArrayList<>(new DistributionDesk(versions, () -> arrivals).services());
            services.addAll(orders.services());
            final ControlServer server =
                    new ControlServer(services, ControlLimits.standard(), error -> out.println(error.toText()));
            server.openNetwork(credentials, new InetSocketAddress(address, port));
            open.add(server);
        }

        private VersionState state(final String version) {
            return versions.list().stream()
                    .filter(known -> known.version().equals(version))
                    .findFirst()
                    .map(SealedVersion::state)
                    .orElse(null);
        }

        /** What lies in the folder of versions, hidden things included. */
        private List<String> files() throws IOException {
            if (!Files.isDirectory(home.versions())) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(home.versions())) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals(".lock"))
                        .sorted()
                        .toList();
            }
        }

        private Path arriving() {
            return home.computer(credentials.self().name()).resolve("arriving");
        }
    }

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.1.11", 0));
            port = free.getLocalPort();
        }
        final Home home = new Home(folder.resolve("administrator")).prepare();
        administrators = new SealedVersions(home);
        administrators.seal(LargeSystem.of("v1", 0, port, 1), "test", "", 1);
        administrators.seal(LargeSystem.of(VERSION, 1, port, 4000), "test", "more events", 2);
        plant1 = new Computer("plant-1", "127.0.1.11", TestKeys.PLANT_1);
        plant2 = new Computer("plant-2", "127.0.1.12", TestKeys.PLANT_2);
    }

    @AfterEach
    void stop() throws Exception {
        for (final AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void shouldBeWaitingWithTheSameContentAndSeal() {
        final List<Long> progress = new ArrayList<>();
        final SentVersion sent = sent(VERSION);
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            assertThat(sent.sendTo(asked, progress::add)).isEqualTo(VersionState.WAITING);
            // Again, it does no harm.
            assertThat(sent.sendTo(asked, bytes -> {})).isEqualTo(VersionState.WAITING);
        }

        assertThat(progress).first().isEqualTo(0L);
        assertThat(progress).last().isEqualTo((long) sent.lengthBytes());
        assertThat(progress.size()).isGreaterThan(2);
        assertThat(plant1.versions.content(VERSION)).isEqualTo(administrators.content(VERSION));
        assertThat(plant1.versions.info(VERSION)).isEqualTo(administrators.info(VERSION));
        assertThat(plant1.arriving()).isEmptyDirectory();
    }

    @Test
    void shouldBeInServiceAtOnceWhereTheFirstVersionOfASystemComesFirst() {
        administrators.remove(VERSION);
        send("v1", "plant-1");
        assertThat(plant1.state("v1")).isEqualTo(VersionState.IN_SERVICE);

        administrators.seal(LargeSystem.of("v3", 2, port, 1), "test", "", 3);
        send("v3", "plant-1");
        assertThat(plant1.state("v3")).isEqualTo(VersionState.WAITING);
    }

    @Test
    void shouldGoOnWhereATransferBrokeOff() {
        final Signed statement = statement(VERSION);
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            asked.ask(OfferRequest.EXCHANGE, new OfferRequest(statement));
            asked.ask(StretchRequest.EXCHANGE, stretch(VERSION, 0));
        }
        assertThat(plant1.state(VERSION)).isNull();
        final List<Long> progress = new ArrayList<>();
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            sent(VERSION).sendTo(asked, progress::add);
        }
        assertThat(progress).first().isEqualTo((long) ControlLimits.STRETCH_LENGTH_MAX);
        assertThat(plant1.state(VERSION)).isEqualTo(VersionState.WAITING);
    }

    @Test
    void shouldBeginAnewIfWhatWasThereBeforeIsWrong() throws IOException {
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            asked.ask(OfferRequest.EXCHANGE, new OfferRequest(statement(VERSION)));
            asked.ask(StretchRequest.EXCHANGE, stretch(VERSION, 0));
        }
        try (Stream<Path> files = Files.list(plant1.arriving())) {
            // As after a power failure: the length is right, the blocks are not.
            final Path file = files.findFirst().orElseThrow();
            Files.write(file, new byte[(int) Files.size(file)]);
        }

        send(VERSION, "plant-1");

        assertThat(plant1.versions.content(VERSION)).isEqualTo(administrators.content(VERSION));
    }

    @Test
    void shouldShowNothingOfAContentThatIsNotWhatWasSealed() throws IOException {
        final byte[] content = administrators.content(VERSION);
        content[content.length / 2]++;
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            Wanted wanted = asked.ask(OfferRequest.EXCHANGE, new OfferRequest(statement(VERSION)));
            while (wanted.offset() + ControlLimits.STRETCH_LENGTH_MAX < content.length) {
                wanted = asked.ask(StretchRequest.EXCHANGE, wrong(content, wanted.offset()));
            }
            final long last = wanted.offset();
            assertThatThrownBy(() -> asked.ask(StretchRequest.EXCHANGE, wrong(content, last)))
                    .hasMessageContaining("What arrived of version v2 is not what was sealed");
        }
        assertThat(plant1.files()).isEmpty();
        assertThat(plant1.arriving()).isEmptyDirectory();
    }

    private StretchRequest wrong(final byte[] content, final long offset) {
        final int end = (int) Math.min(content.length, offset + ControlLimits.STRETCH_LENGTH_MAX);
        return new StretchRequest(hash(VERSION), offset, Arrays.copyOfRange(content, (int) offset, end));
    }

    @Test
    void shouldRefuseAnotherContentUnderAUsedVersionId() {
        plant1.versions.seal(LargeSystem.of(VERSION, 1, port, 2), "somebody", "", 1);

        assertThatThrownBy(() -> send(VERSION, "plant-1"))
                .hasMessageContaining("The version v2 is already sealed with another content");
    }

    @Test
    void shouldBelieveNobodyButTheAdministrator() {
        final VersionStatement statement =
                SerialCodec.of(VersionStatement.TYPE).decode(statement(VERSION).content());
        final Signed byAComputer = Signed.by(TestKeys.PLANT_2, VersionStatement.TYPE, statement);
        final Signed byAStranger = Signed.by(TestKeys.FOREIGN_ADMINISTRATOR, VersionStatement.TYPE, statement);
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            for (final Signed wrong : List.of(byAComputer, byAStranger)) {
                assertThatThrownBy(() -> asked.ask(OfferRequest.EXCHANGE, new OfferRequest(wrong)))
                        .isInstanceOfSatisfying(
                                TwinhubException.class,
                                refused -> assertThat(refused.error().errorCode())
                                        .isEqualTo(ErrorCode.KEYS_SIGNATURE_WRONG));
            }
        }
        try (AskedComputer asked = ask(TestKeys.PLANT_2, "plant-1")) {
            assertThatThrownBy(() -> asked.ask(OfferRequest.EXCHANGE, new OfferRequest(statement(VERSION))))
                    .hasMessageContaining("The computer plant-2 may not ask for offerRequest");
        }
        assertThat(plant1.state(VERSION)).isNull();
    }

    @Test
    void shouldFetchWhatItMissedFromAnotherComputer() {
        send(VERSION, "plant-1");
        final CatchUp catchUp = new CatchUp("plant-2", TestKeys.PLANT_2, plant2.arrivals, plant2.orders);
        catchUp.askNext(addresses());

        assertThat(plant2.state(VERSION)).isEqualTo(VersionState.WAITING);
        assertThat(plant2.versions.content(VERSION)).isEqualTo(administrators.content(VERSION));
        plant1.versions.remove(VERSION);
        plant2.versions.remove(VERSION);
        catchUp.askNext(addresses());
        assertThat(plant2.state(VERSION)).isEqualTo(VersionState.REMOVED);
    }

    @Test
    void shouldFetchTheOthersBesideOneThatIsDamagedHere() throws IOException {
        send("v1", "plant-1");
        send(VERSION, "plant-1");
        send("v1", "plant-2");
        Files.write(plant2.home.version("v1").resolve("seal.serial"), new byte[] {1, 2, 3});
        final CatchUp catchUp = new CatchUp("plant-2", TestKeys.PLANT_2, plant2.arrivals, plant2.orders);

        assertThatThrownBy(() -> catchUp.askNext(addresses())).hasMessageContaining("v1");
        assertThat(plant2.state(VERSION)).isEqualTo(VersionState.WAITING);
    }

    @Test
    void shouldSayThatAFileCannotBeWrittenAndGoOnLater() throws IOException {
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            asked.ask(OfferRequest.EXCHANGE, new OfferRequest(statement(VERSION)));
            asked.ask(StretchRequest.EXCHANGE, stretch(VERSION, 0));
            final Path file;
            try (Stream<Path> files = Files.list(plant1.arriving())) {
                file = files.findFirst().orElseThrow();
            }
            final byte[] before = Files.readAllBytes(file);
            Files.delete(file);
            Files.createDirectory(file);
            assertThatThrownBy(() -> asked.ask(StretchRequest.EXCHANGE, stretch(VERSION, (int)
                            file.toFile().length())))
                    .hasMessageContaining("cannot be written");
            Files.delete(file);
            OwnerOnlyFiles.write(file, before);
        }
        send(VERSION, "plant-1");
        assertThat(plant1.state(VERSION)).isEqualTo(VersionState.WAITING);
    }

    private SentVersion sent(final String version) {
        return SentVersion.of(administrators, version, TestKeys.ADMINISTRATOR);
    }

    private void send(final String version, final String computer) {
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR, computer)) {
            sent(version).sendTo(asked, bytes -> {});
        }
    }

    private Signed statement(final String version) {
        sent(version);
        return SerialCodec.of(Signed.TYPE)
                .decode(administrators.folder(version).statement().orElseThrow());
    }

    private String hash(final String version) {
        return administrators.info(version).contentHash();
    }

    private StretchRequest stretch(final String version, final int offset) {
        return DistributionDesk.stretch(hash(version), administrators.content(version), offset);
    }

    private AddressBook addresses() {
        final SystemSpec spec = administrators.load(VERSION);
        return new AddressBook(
                spec.name(),
                port,
                List.of(
                        new AddressBook.Entry("plant-1", "127.0.1.11"),
                        new AddressBook.Entry("plant-2", "127.0.1.12")));
    }

    private AskedComputer ask(final Credentials credentials, final String computer) {
        return AskedComputer.remote(credentials, computer, addresses().of(computer));
    }
}
