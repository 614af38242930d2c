package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedVersionsTest {
    private static final long NOW_MS = 1_795_000_000_000L;

    @TempDir
    private Path folder;

    private final SystemSpec spec = Specs.withVersion(SpecText.waterworks().spec(), "v1", 20100, 0);
    private Home home;
    private SealedVersions versions;

    @BeforeEach
    void openStore() {
        home = new Home(folder.resolve("home"));
        versions = new SealedVersions(home);
    }

    @Test
    void shouldHaveNothingInAnEmptyHome() {
        assertThat(versions.list()).isEmpty();
        assertThat(Files.exists(home.root())).isFalse();
    }

    @Test
    void shouldKeepWhatWasSealed() {
        final SealInfo info = versions.seal(spec, "jo", "first", NOW_MS);
        assertThat(info.author()).isEqualTo("jo");
        assertThat(info.reason()).isEqualTo("first");
        assertThat(info.sealedAtMs()).isEqualTo(NOW_MS);
        assertThat(info.fingerprint()).isEqualTo(SystemPlan.compile(spec).fingerprint());
        assertThat(versions.list()).containsExactly(new SealedVersion("v1", VersionState.IN_SERVICE, info, null));
        assertThat(versions.load("v1")).isEqualTo(spec);
        assertThat(versions.plan("v1").fingerprint()).isEqualTo(info.fingerprint());
        assertThat(SealedVersions.planOf(home.systemFile("v1")).fingerprint()).isEqualTo(info.fingerprint());
    }

    @Test
    void shouldLeaveNothingHalfBehind() throws IOException {
        Files.createDirectories(home.versions().resolve(".v1.new"));
        Files.writeString(home.versions().resolve(".v1.new/system.serial"), "left by a seal that was killed");
        Files.setPosixFilePermissions(home.root(), PosixFilePermissions.fromString("rwx------"));
        assertThat(versions.list()).isEmpty();
        versions.seal(spec, "jo", "", NOW_MS);
        try (Stream<Path> files = Files.list(home.versions())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("v1", ".lock");
        }
        assertThat(versions.load("v1")).isEqualTo(spec);
    }

    @Test
    void shouldRefuseWhatIsNotValid() {
        assertFails(
                () -> versions.seal(Specs.withComputers(spec, List.of()), "jo", "", NOW_MS),
                ErrorCode.CONFIG_NOT_VALID);
        assertThat(versions.list()).isEmpty();
    }

    @Test
    void shouldTakeTheSameContentAgain() {
        final SealInfo first = versions.seal(spec, "jo", "first", NOW_MS);
        assertThat(versions.seal(spec, "flo", "again", NOW_MS + 1)).isEqualTo(first);
    }

    @Test
    void shouldRefuseAnotherContentUnderAUsedVersion() {
        versions.seal(spec, "jo", "", NOW_MS);
        final SystemSpec other = Specs.withVersion(spec, "v1", 20100, 1);
        assertFails(() -> versions.seal(other, "jo", "", NOW_MS), ErrorCode.CONFIG_VERSION_USED);
        versions.remove("v1");
        assertFails(() -> versions.seal(other, "jo", "", NOW_MS), ErrorCode.CONFIG_VERSION_USED);
        assertThat(versions.load("v1")).isEqualTo(spec);
    }

    @Test
    void shouldRefuseATakenSlotAndNameFreeOnes() {
        versions.seal(spec, "jo", "", NOW_MS);
        versions.seal(Specs.withVersion(spec, "v2", 20100, 2), "jo", "", NOW_MS);
        final SystemSpec same = Specs.withVersion(spec, "v3", 20100, 0);
        assertFails(() -> versions.seal(same, "jo", "", NOW_MS), ErrorCode.CONFIG_SLOT_TAKEN);
        assertThatThrownBy(() -> versions.seal(same, "jo", "", NOW_MS))
                .hasMessageContaining("version v1")
                .hasMessageContaining("1, 3, 4, 5");
        final SystemSpec samePort = Specs.withVersion(spec, "v3", 20099, 3);
        assertFails(() -> versions.seal(samePort, "jo", "", NOW_MS), ErrorCode.CONFIG_SLOT_TAKEN);
    }

    @Test
    void shouldTakeVersionsOutOfServiceAndBack() {
        versions.seal(spec, "jo", "", NOW_MS);
        versions.remove("v1");
        versions.remove("v1");
        assertThat(versions.list()).singleElement().matches(version -> !version.inService());
        assertThat(versions.load("v1")).isEqualTo(spec);
        versions.seal(Specs.withVersion(spec, "v2", 20100, 0), "jo", "", NOW_MS);
        assertFails(() -> versions.seal(spec, "jo", "", NOW_MS), ErrorCode.CONFIG_SLOT_TAKEN);
        versions.remove("v2");
        versions.seal(spec, "jo", "", NOW_MS);
        assertThat(versions.list()).extracting(SealedVersion::inService).containsExactly(true, false);
    }

    @Test
    void shouldKnowNoVersionThatWasNotSealed() {
        versions.seal(spec, "jo", "", NOW_MS);
        assertFails(() -> versions.load("v2"), ErrorCode.CONFIG_VERSION_UNKNOWN);
        assertFails(() -> versions.load("../versions/v1"), ErrorCode.CONFIG_VERSION_UNKNOWN);
        assertFails(() -> versions.remove("v2"), ErrorCode.CONFIG_VERSION_UNKNOWN);
        assertThatThrownBy(() -> versions.plan("v2")).hasMessageContaining("Did you mean \"v1\"?");
    }

    @Test
    void shouldNoticeEveryDamagedByteOfTheContent() throws IOException {
        versions.seal(spec, "jo", "", NOW_MS);
        final byte[] content = Files.readAllBytes(home.systemFile("v1"));
        for (int i = 0; i < content.length; i += 97) {
            final byte[] damaged = content.clone();
            damaged[i] ^= 1;
            Files.write(home.systemFile("v1"), damaged);
            assertFails(() -> versions.load("v1"), ErrorCode.CONFIG_VERSION_DAMAGED);
        }
        Files.delete(home.systemFile("v1"));
        assertFails(() -> versions.plan("v1"), ErrorCode.CONFIG_VERSION_DAMAGED);
    }

    @Test
    void shouldListADamagedSealBesideTheOthers() throws IOException {
        versions.seal(spec, "jo", "", NOW_MS);
        versions.seal(Specs.withVersion(spec, "v2", 20100, 1), "jo", "", NOW_MS);
        Files.write(home.version("v1").resolve("seal.serial"), new byte[] {1, 2, 3});
        assertThat(versions.list())
                .satisfiesExactly(
                        damaged -> assertThat(damaged.damage().errorCode()).isEqualTo(ErrorCode.CONFIG_VERSION_DAMAGED),
                        good -> assertThat(good.damage()).isNull());
        assertThat(versions.load("v2").version()).isEqualTo("v2");
    }

    @Test
    void shouldNoticeAFolderOfAnotherVersion() throws IOException {
        versions.seal(spec, "jo", "", NOW_MS);
        Files.move(home.version("v1"), home.version("v2"));
        assertFails(() -> versions.load("v2"), ErrorCode.CONFIG_VERSION_DAMAGED);
    }

    @Test
    void shouldLockOutOtherProcesses() throws IOException {
        home.prepare();
        try (FileChannel other = OwnerOnlyFiles.openForLock(home.versions().resolve(".lock"))) {
            other.lock();
            // Another process would wait; within one the attempt is an error, which shows that it was made.
            assertThatThrownBy(() -> versions.seal(spec, "jo", "", NOW_MS))
                    .isInstanceOf(OverlappingFileLockException.class);
        }
        assertThat(versions.list()).isEmpty();
    }

    @Test
    void shouldMendADamagedContentWithTheSameContent() throws IOException {
        versions.seal(spec, "jo", "", NOW_MS);
        Files.write(home.systemFile("v1"), new byte[] {1});
        versions.seal(spec, "jo", "", NOW_MS);
        assertThat(versions.load("v1")).isEqualTo(spec);
    }

    @Test
    void shouldGiveASlotToOneOfManyWhoSealAtOnce() throws Exception {
        final ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            final List<Callable<Boolean>> seals = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> sealed("v" + i))
                    .toList();
            int sealedCount = 0;
            for (final Future<Boolean> seal : threads.invokeAll(seals)) {
                sealedCount += seal.get() ? 1 : 0;
            }
            assertThat(sealedCount).isEqualTo(1);
            assertThat(versions.list()).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean sealed(final String version) {
        try {
            versions.seal(Specs.withVersion(spec, version, 20100, 0), "jo", "", NOW_MS);
            return true;
        } catch (final TwinhubException e) {
            assertThat(e.error().errorCode()).isEqualTo(ErrorCode.CONFIG_SLOT_TAKEN);
            return false;
        }
    }

    private static void assertFails(final ThrowingCallable call, final ErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(TwinhubException.class, e -> {
            assertThat(e.error().errorCode()).as(e.error().toText()).isEqualTo(code);
            assertThat(e.error().toText()).doesNotContain("{0}", "{1}", "{2}");
        });
    }
}
