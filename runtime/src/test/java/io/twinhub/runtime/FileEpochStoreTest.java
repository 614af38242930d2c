package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileEpochStoreTest {
    @TempDir
    private Path folder;

    private final List<ErrorResult> errors = new CopyOnWriteArrayList<>();

    @Test
    void shouldRememberHighestEpoch() {
        try (FileEpochStore store = open()) {
            assertThat(store.stored()).isZero();
            storeAndAwait(store, 1);
            storeAndAwait(store, 2);
            store.store(1);
            store.store(2);
        }
        try (FileEpochStore store = open()) {
            assertThat(store.stored()).isEqualTo(2);
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void shouldNeverFallBackWhenFileIsDamaged() throws IOException {
        try (FileEpochStore store = open()) {
            storeAndAwait(store, 1);
            storeAndAwait(store, 900);
        }
        final byte[] content = Files.readAllBytes(file());
        content[15] ^= 0x40;
        Files.write(file(), content);
        try (FileEpochStore store = open()) {
            assertThat(store.stored()).isEqualTo(900);
        }
    }

    @Test
    void shouldRefuseToBeginAgainWhenNothingIsReadable() throws IOException {
        Files.writeString(file(), "not an epoch");
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        TwinhubException.class,
                        ex -> assertThat(ex.error().errorCode()).isEqualTo(ErrorCode.RUNTIME_EPOCH_UNREADABLE));
    }

    @Test
    void shouldReportWhatItCannotStoreAndTryAgain() throws IOException {
        final Path missing = folder.resolve("missing");
        try (FileEpochStore store = new FileEpochStore(missing.resolve("source-epoch"), errors::add)) {
            store.store(1);
            Await.until("error", 5, () -> !errors.isEmpty());
            assertThat(errors.get(0).errorCode()).isEqualTo(ErrorCode.RUNTIME_EPOCH_NOT_STORED);
            assertThat(store.stored()).isZero();
            Files.createDirectory(missing);
            storeAndAwait(store, 1);
        }
    }

    private FileEpochStore open() {
        return new FileEpochStore(file(), errors::add);
    }

    private Path file() {
        return folder.resolve("source-epoch");
    }

    private static void storeAndAwait(final FileEpochStore store, final long epoch) {
        Await.until("epoch " + epoch + " is stored", 5, () -> {
            store.store(epoch);
            return store.stored() == epoch;
        });
    }
}
