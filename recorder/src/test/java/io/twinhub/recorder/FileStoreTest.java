package io.twinhub.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileStoreTest {
    private static final byte[] BYTES = {1, 2, 3, 4};

    @TempDir
    private Path folder;

    @Test
    void shouldReplaceTheFileWhenAllPortionsAreThere() throws IOException {
        final Path file = folder.resolve("values");
        Files.write(file, new byte[] {9});
        try (FileStore store = new FileStore(file)) {
            assertThat(store.load()).containsExactly(9);
            save(store, 4, true, false);
            assertThat(file).hasBinaryContent(new byte[] {9});
            save(store, 2, false, true);
            assertThat(file).hasBinaryContent(new byte[] {1, 2, 3, 4, 1, 2});
            save(store, 4, true, false);
            save(store, 1, true, true);
            assertThat(file).hasBinaryContent(new byte[] {1});
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void shouldTryAgainWhenItCannotSave() throws IOException {
        final Path inTheWay = folder.resolve("copy");
        Files.write(inTheWay, BYTES);
        try (FileStore store = new FileStore(inTheWay.resolve("values"))) {
            assertThat(store.load()).isNull();
            save(store, 4, true, false);
            save(store, 4, false, true);
            assertThat(store.hasFailed()).isTrue();
            Files.delete(inTheWay);
            save(store, 4, true, true);
            assertThat(store.hasFailed()).isFalse();
            assertThat(inTheWay.resolve("values")).hasBinaryContent(BYTES);
        }
    }

    @Test
    void shouldPutAsideWhatItCannotRead() throws IOException {
        final Path file = folder.resolve("values");
        Files.createDirectory(file);
        try (FileStore store = new FileStore(file)) {
            assertThat(store.load()).isNull();
            assertThat(folder.resolve("values.damaged")).isDirectory();
            save(store, 4, true, true);
            assertThat(file).hasBinaryContent(BYTES);
        }
    }

    private static void save(final FileStore store, final int length, final boolean isFirst, final boolean isLast) {
        store.save(BYTES, length, isFirst, isLast);
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!store.isIdle()) {
            assertThat(System.nanoTime() - deadlineNs)
                    .as("saved within ten seconds")
                    .isNegative();
            Thread.onSpinWait();
        }
    }
}
