package io.twinhub.start.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.config.VersionState;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.keys.Signed;
import io.twinhub.start.keys.TestKeys;
import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions that travel from the administrator's home to plant-1. */
@Timeout(120)
final class DistributionTest {
    private static final String VERSION = AdministratorsHome.VERSION;

    @TempDir
    private Path folder;

    private AdministratorsHome administrators;
    private ReceivingComputer plant1;

    @BeforeEach
    void start() throws IOException {
        administrators = new AdministratorsHome(folder);
        plant1 = ReceivingComputer.plant1(folder.resolve("plant-1"), administrators.port);
    }

    @AfterEach
    void stop() {
        plant1.close();
    }

    @Test
    void shouldBeWaitingWithTheSameContentAndSeal() {
        final List<Long> progress = new ArrayList<>();
        final SentVersion sent = administrators.sent(VERSION);
        try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            assertThat(sent.sendTo(asked, progress::add)).isEqualTo(VersionState.WAITING);
            // Again, it does no harm.
            assertThat(sent.sendTo(asked, bytes -> {})).isEqualTo(VersionState.WAITING);
        }

        assertThat(progress).first().isEqualTo(0L);
        assertThat(progress).last().isEqualTo((long) sent.lengthBytes());
        assertThat(progress.size()).isGreaterThan(2);
        assertThat(plant1.versions.content(VERSION)).isEqualTo(administrators.versions.content(VERSION));
        assertThat(plant1.versions.info(VERSION)).isEqualTo(administrators.versions.info(VERSION));
        assertThat(plant1.arriving()).isEmptyDirectory();
    }

    @Test
    void shouldBeInServiceAtOnceWhereTheFirstVersionOfASystemComesFirst() {
        administrators.versions.remove(VERSION);
        administrators.send("v1", "plant-1");
        assertThat(plant1.state("v1")).isEqualTo(VersionState.IN_SERVICE);

        administrators.versions.seal(LargeSystem.of("v3", 2, administrators.port, 1), "test", "", 3);
        administrators.send("v3", "plant-1");
        assertThat(plant1.state("v3")).isEqualTo(VersionState.WAITING);
    }

    @Test
    void shouldGoOnWhereATransferBrokeOff() {
        final Signed statement = administrators.statement(VERSION);
        try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            asked.ask(OfferRequest.EXCHANGE, new OfferRequest(statement));
            asked.ask(StretchRequest.EXCHANGE, administrators.stretch(VERSION, 0));
        }
        assertThat(plant1.state(VERSION)).isNull();
        final List<Long> progress = new ArrayList<>();
        try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            administrators.sent(VERSION).sendTo(asked, progress::add);
        }
        assertThat(progress).first().isEqualTo((long) ControlLimits.STRETCH_LENGTH_MAX);
        assertThat(plant1.state(VERSION)).isEqualTo(VersionState.WAITING);
    }

    @Test
    void shouldBeginAnewIfWhatWasThereBeforeIsWrong() throws IOException {
        try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            asked.ask(OfferRequest.EXCHANGE, new OfferRequest(administrators.statement(VERSION)));
            asked.ask(StretchRequest.EXCHANGE, administrators.stretch(VERSION, 0));
        }
        try (Stream<Path> files = Files.list(plant1.arriving())) {
            // As after a power failure: the length is right, the blocks are not.
            final Path file = files.findFirst().orElseThrow();
            Files.write(file, new byte[(int) Files.size(file)]);
        }

        administrators.send(VERSION, "plant-1");

        assertThat(plant1.versions.content(VERSION)).isEqualTo(administrators.versions.content(VERSION));
    }

    @Test
    void shouldShowNothingOfAContentThatIsNotWhatWasSealed() throws IOException {
        final byte[] content = administrators.versions.content(VERSION);
        content[content.length / 2]++;
        try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            Wanted wanted = asked.ask(OfferRequest.EXCHANGE, new OfferRequest(administrators.statement(VERSION)));
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
        return new StretchRequest(administrators.hash(VERSION), offset, Arrays.copyOfRange(content, (int) offset, end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"system.serial", "seal.serial"})
    void shouldBringAnewWhatIsDamagedThere(final String file) throws IOException {
        administrators.send(VERSION, "plant-1");
        final Path damaged = plant1.home.version(VERSION).resolve(file);
        final byte[] sealed = Files.readAllBytes(damaged);
        final byte[] wrong = sealed.clone();
        wrong[wrong.length / 2] ^= 1;
        for (final byte[] each : List.of(wrong, Arrays.copyOf(sealed, 7), new byte[0])) {
            Files.write(damaged, each);
            administrators.send(VERSION, "plant-1");
            assertThat(damaged).hasBinaryContent(sealed);
        }
        Files.delete(damaged);
        administrators.send(VERSION, "plant-1");
        assertThat(damaged).hasBinaryContent(sealed);
        assertThat(plant1.state(VERSION)).isEqualTo(VersionState.WAITING);
        assertThat(plant1.arriving()).isEmptyDirectory();
    }

    @Test
    void shouldLeaveWhatWasRemoved() throws IOException {
        administrators.send(VERSION, "plant-1");
        plant1.versions.remove(VERSION);
        final Path content = plant1.home.version(VERSION).resolve("system.serial");
        Files.delete(content);
        administrators.send(VERSION, "plant-1");
        assertThat(content).doesNotExist();
    }

    @Test
    void shouldBeSignedAnewOnceTheSystemHasAnotherAuthority() {
        SentVersion.of(administrators.versions, VERSION, TestKeys.FOREIGN_ADMINISTRATOR);
        final byte[] former =
                administrators.versions.folder(VERSION).statement().orElseThrow();

        administrators.send(VERSION, "plant-1");
        assertThat(plant1.state(VERSION)).isEqualTo(VersionState.WAITING);

        // Where it lies since before, the new word takes the place of the former one, so that others can fetch it
        // there.
        plant1.versions.folder(VERSION).keepStatement(former);
        administrators.send(VERSION, "plant-1");
        assertThat(plant1.versions.folder(VERSION).statement())
                .hasValue(administrators.versions.folder(VERSION).statement().orElseThrow());
    }

    @Test
    void shouldRefuseAnotherContentUnderAUsedVersionId() {
        plant1.versions.seal(LargeSystem.of(VERSION, 1, administrators.port, 2), "somebody", "", 1);

        assertThatThrownBy(() -> administrators.send(VERSION, "plant-1"))
                .hasMessageContaining("The version v2 is already sealed with another content");
    }

    @Test
    void shouldBelieveNobodyButTheAdministrator() {
        final VersionStatement statement = SerialCodec.of(VersionStatement.TYPE)
                .decode(administrators.statement(VERSION).content());
        final Signed byAComputer = Signed.by(TestKeys.PLANT_2, VersionStatement.TYPE, statement);
        final Signed byAStranger = Signed.by(TestKeys.FOREIGN_ADMINISTRATOR, VersionStatement.TYPE, statement);
        try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            for (final Signed wrong : List.of(byAComputer, byAStranger)) {
                assertThatThrownBy(() -> asked.ask(OfferRequest.EXCHANGE, new OfferRequest(wrong)))
                        .isInstanceOfSatisfying(
                                TwinhubException.class,
                                refused -> assertThat(refused.error().errorCode())
                                        .isEqualTo(ErrorCode.KEYS_SIGNATURE_WRONG));
            }
        }
        try (AskedComputer asked = administrators.ask(TestKeys.PLANT_2, "plant-1")) {
            assertThatThrownBy(
                            () -> asked.ask(OfferRequest.EXCHANGE, new OfferRequest(administrators.statement(VERSION))))
                    .hasMessageContaining("The computer plant-2 may not ask for offerRequest");
        }
        assertThat(plant1.state(VERSION)).isNull();
    }

    @Test
    void shouldSayThatAFileCannotBeWrittenAndGoOnLater() throws IOException {
        try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            asked.ask(OfferRequest.EXCHANGE, new OfferRequest(administrators.statement(VERSION)));
            asked.ask(StretchRequest.EXCHANGE, administrators.stretch(VERSION, 0));
            final Path file;
            try (Stream<Path> files = Files.list(plant1.arriving())) {
                file = files.findFirst().orElseThrow();
            }
            final byte[] before = Files.readAllBytes(file);
            Files.delete(file);
            Files.createDirectory(file);
            assertThatThrownBy(() -> asked.ask(StretchRequest.EXCHANGE, administrators.stretch(VERSION, (int)
                            file.toFile().length())))
                    .hasMessageContaining("cannot be written");
            Files.delete(file);
            OwnerOnlyFiles.write(file, before);
        }
        administrators.send(VERSION, "plant-1");
        assertThat(plant1.state(VERSION)).isEqualTo(VersionState.WAITING);
    }
}
