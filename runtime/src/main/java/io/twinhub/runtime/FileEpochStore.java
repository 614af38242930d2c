package io.twinhub.runtime;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.EpochStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Keeps a source epoch in a file. A higher epoch is written to a temporary file, forced to the disk and renamed, on a thread of
 * its own, so that the duty cycle never waits for a disk. It counts as stored when a copy beside it is written, too: so one damaged
 * file loses nothing.
 *
 * <p>{@link #store} and {@link #stored} are for one thread, that of the duty cycle.
 */
public final class FileEpochStore implements EpochStore, AutoCloseable {
    private static final long MAGIC = 0x5457_4e45_504f_4348L;
    private static final int FILE_LENGTH_BYTES = 3 * Long.BYTES;

    private final Path file;
    private final Path copy;
    private final Consumer<ErrorResult> errors;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        final Thread thread = new Thread(task, "twinhub-epoch-store");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long stored;
    private volatile long failed;
    private long requested;

    /**
     * Loads what was stored before.
     *
     * @param errors is told, on the writing thread, when an epoch cannot be written; the next {@link #store} tries again.
     * @throws TwinhubException if something is stored but cannot be read: starting again from 0 would reuse epochs.
     */
    public FileEpochStore(final Path file, final Consumer<ErrorResult> errors) {
        this.file = file;
        this.copy = file.resolveSibling(file.getFileName() + ".copy");
        this.errors = errors;
        this.stored = load();
        this.requested = stored;
    }

    @Override
    public long stored() {
        return stored;
    }

    @Override
    public void store(final long epoch) {
        if (failed >= requested) {
            failed = 0;
            requested = stored;
        }
        if (epoch > requested) {
            requested = epoch;
            writer.execute(() -> write(epoch));
        }
    }

    /** Waits, within a limit, for what is being written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(final long epoch) {
        try {
            replace(file, epoch);
            replace(copy, epoch);
            stored = epoch;
        } catch (final IOException ex) {
            failed = epoch;
            errors.accept(RuntimeErrors.epochNotStored(file, ex));
        }
    }

    private static void replace(final Path target, final long epoch) throws IOException {
        final Path temporary = target.resolveSibling(target.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(FILE_LENGTH_BYTES)
                    .putLong(MAGIC)
                    .putLong(epoch)
                    .putLong(checksum(epoch))
                    .flip());
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // The rename itself is safe only when the folder is.
        try (FileChannel folder = FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private long load() {
        final OptionalLong epoch = read(file);
        final OptionalLong copied = read(copy);
        if (epoch.isEmpty() && copied.isEmpty() && (Files.exists(file) || Files.exists(copy))) {
            throw new TwinhubException(RuntimeErrors.epochUnreadable(file));
        }
        return Math.max(epoch.orElse(0), copied.orElse(0));
    }

    private static OptionalLong read(final Path file) {
        try {
            final ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
            if (content.remaining() != FILE_LENGTH_BYTES || content.getLong() != MAGIC) {
                return OptionalLong.empty();
            }
            final long epoch = content.getLong();
            return content.getLong() == checksum(epoch) ? OptionalLong.of(epoch) : OptionalLong.empty();
        } catch (final IOException ex) {
            return OptionalLong.empty();
        }
    }

    private static long checksum(final long epoch) {
        final CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(epoch).flip());
        return crc.getValue();
    }
}
