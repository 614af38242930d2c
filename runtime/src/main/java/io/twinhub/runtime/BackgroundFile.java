package io.twinhub.runtime;

import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A file whose content is replaced by a thread of its own, so that a duty cycle never waits for the disk: whoever reads finds the old content or the new
 * one, whole and on the disk. Used by one thread.
 */
public final class BackgroundFile implements AutoCloseable {
    private static final long CLOSE_TIMEOUT_S = 10;

    private final Path file;
    private final ExecutorService writer;
    private volatile boolean isIdle = true;
    private volatile ErrorResult failure;

    /** @param thread name of the thread. */
    public BackgroundFile(final Path file, final String thread) {
        this.file = file;
        writer = Executors.newSingleThreadExecutor(task -> {
            final Thread made = new Thread(task, thread);
            made.setDaemon(true);
            return made;
        });
    }

    /** Whether nothing is being written. */
    public boolean isIdle() {
        return isIdle;
    }

    /** Why the last write failed; null if it did not. */
    public ErrorResult failure() {
        return failure;
    }

    /** Writes this content in place of the former one; nobody may change it any more. */
    public void write(final byte[] content) {
        isIdle = false;
        writer.execute(() -> {
            try {
                OwnerOnlyFiles.write(file, content);
                failure = null;
            } catch (final TwinhubException ex) {
                failure = ex.error();
            } finally {
                isIdle = true;
            }
        });
    }

    /** Waits until what was handed over is written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            writer.awaitTermination(CLOSE_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }
}
