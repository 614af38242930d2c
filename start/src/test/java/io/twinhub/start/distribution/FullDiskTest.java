package io.twinhub.start.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twinhub.config.SystemSpec;
import io.twinhub.config.VersionState;
import io.twinhub.start.control.AskedComputer;
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

/** A computer whose disk is full while a version comes: a small file system of its own, which only root can mount. */
@Timeout(120)
final class FullDiskTest {
    private static final String FIRST = AdministratorsHome.FIRST;
    private static final String VERSION = AdministratorsHome.VERSION;
    private static final int KIB = 1024;

    @TempDir
    private Path folder;

    private AdministratorsHome administrators;
    private Path disk;
    private ReceivingComputer plant1;
    private int contentKib;

    @BeforeEach
    void start() throws IOException {
        administrators = new AdministratorsHome(folder);
        contentKib = administrators.versions.content(VERSION).length / KIB;
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                isDone("mount", "-t", "tmpfs", "-o", "mode=700,size=" + contentKib / 2 + "k", "tmpfs", disk.toString()),
                "Only root can mount a file system, and only on Linux");
        plant1 = ReceivingComputer.plant1(disk.resolve("home"), administrators.port);
        administrators.send(FIRST, "plant-1");
    }

    @AfterEach
    void stop() throws IOException {
        if (plant1 != null) {
            plant1.close();
            isDone("umount", disk.toString());
        }
    }

    @Test
    void shouldGoOnWhereItStoppedOnceThereIsRoom() throws IOException {
        assertThatThrownBy(() -> administrators.send(VERSION, "plant-1"))
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("Make room")
                .hasMessageContaining("twinhub config distribute " + VERSION);
        assertIsAsBefore();
        final long came = came();
        assertThat(came).isBetween((long) KIB, (long) contentKib * KIB / 2);

        // Room for what comes, and not for the sealed version beside it.
        room(contentKib * 3 / 2);
        final List<Long> progress = new ArrayList<>();
        assertThatThrownBy(() -> send(progress))
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("Check that");
        assertThat(progress).first().isEqualTo(came);
        assertIsAsBefore();
        assertThat(came()).isEqualTo(administrators.versions.content(VERSION).length);

        room(contentKib * 3);
        progress.clear();
        send(progress);
        assertThat(progress).as("nothing had to be sent again").hasSize(1);
        assertThat(plant1.state(VERSION)).isEqualTo(VersionState.WAITING);
        assertThat(Arrays.equals(plant1.versions.content(VERSION), administrators.versions.content(VERSION)))
                .isTrue();
        assertThat(plant1.arriving()).isEmptyDirectory();
    }

    private void send(final List<Long> progress) {
        try (AskedComputer asked = administrators.ask(TestKeys.ADMINISTRATOR, "plant-1")) {
            administrators.sent(VERSION).sendTo(asked, progress::add);
        }
    }

    private void assertIsAsBefore() throws IOException {
        assertThat(plant1.files()).containsExactly(FIRST);
        assertThat(plant1.state(FIRST)).isEqualTo(VersionState.IN_SERVICE);
        final SystemSpec first = plant1.versions.load(FIRST);
        assertThat(first.version()).isEqualTo(FIRST);
    }

    /** Bytes of the version that have come. */
    private long came() throws IOException {
        try (Stream<Path> files = Files.list(plant1.arriving())) {
            return Files.size(files.findFirst().orElseThrow());
        }
    }

    private void room(final int kib) throws IOException {
        assertThat(isDone("mount", "-o", "remount,size=" + kib + "k", disk.toString()))
                .isTrue();
    }

    private static boolean isDone(final String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (final InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }
}
