package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void shouldPreferTheOptionThenTheEnvironmentThenTheUsersFolder() {
        final Map<String, String> environment = Map.of(Home.VARIABLE, "/e");
        assertThat(Home.locate("/o", environment).root()).isEqualTo(Path.of("/o"));
        assertThat(Home.locate(null, environment).root()).isEqualTo(Path.of("/e"));
        assertThat(Home.locate(null, Map.of()).root()).isEqualTo(Path.of(System.getProperty("user.home"), ".twinhub"));
    }

    @Test
    void shouldGiveEachComputerAndVersionItsOwnFolder() {
        final Home home = new Home(Path.of("/h"));
        assertThat(home.systemFile("v1")).isEqualTo(Path.of("/h/versions/v1/system.serial"));
        assertThat(home.sourceEpoch("c", "v1")).isEqualTo(Path.of("/h/computers/c/v1/source-epoch"));
        assertThat(home.hubLog("c", "v1")).isEqualTo(Path.of("/h/computers/c/v1/hub/log"));
        assertThat(home.instanceFile("c", "v1", "p")).isEqualTo(Path.of("/h/computers/c/v1/copies/p/instance.serial"));
        assertThat(home.copyLog("c", "v1", "p")).isEqualTo(Path.of("/h/computers/c/v1/copies/p/log"));
        final SystemPlan plan = SystemPlan.compile(SpecText.waterworks().spec());
        assertThat(Home.sharedMemory(plan, "plant-1", "jo"))
                .isEqualTo(Path.of("/dev/shm/twinhub-waterworks-2026.11.21-1-plant-1-jo"));
    }

    @Test
    void shouldCreateForItsOwnerOnly() throws IOException {
        final Home home = new Home(folder.resolve("a/b")).prepare();
        assertThat(rights(home.root())).isEqualTo("rwx------");
        assertThat(rights(home.root().getParent())).isEqualTo("rwx------");
        OwnerOnlyFiles.write(home.sourceEpoch("c", "v"), new byte[] {1});
        assertThat(rights(home.sourceEpoch("c", "v"))).isEqualTo("rw-------");
        assertThat(rights(home.sourceEpoch("c", "v").getParent())).isEqualTo("rwx------");
    }

    @Test
    void shouldRefuseAFolderThatOthersMayWriteTo() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        final Home home = new Home(folder);
        assertThatThrownBy(home::prepare)
                .isInstanceOfSatisfying(
                        TwinhubException.class,
                        e -> assertThat(e.error().errorCode()).isEqualTo(ErrorCode.CONFIG_FOLDER_NOT_OWN))
                .hasMessageContaining("chmod 700 " + folder);
    }

    @Test
    void shouldSayWhichFileInTheWayIsNoFolder() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new Home(file.resolve("home")).prepare())
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldReplaceAFileInOneStepAndLeaveNothingBehind() throws IOException {
        final Path file = folder.resolve("epoch");
        OwnerOnlyFiles.write(file, new byte[] {1, 2, 3});
        OwnerOnlyFiles.write(file, new byte[] {4});
        assertThat(OwnerOnlyFiles.read(file)).containsExactly(4);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldKeepTheSecretOfAnInstanceFileFromOthersAndFromTexts() throws IOException {
        final InstanceFile instance = new InstanceFile(
                "/h/versions/v/system.serial", "plant-1", "level-control", 7, 123456789L, -987654321L, "/dev/shm/x");
        final Path file = folder.resolve("copies/level-control/instance.serial");
        instance.write(file);
        assertThat(InstanceFile.read(file)).isEqualTo(instance);
        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(instance.toString()).contains("level-control").doesNotContain("123456789", "987654321");
    }

    private static String rights(final Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
