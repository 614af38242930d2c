package io.twinhub.runtime;

import io.twinhub.config.FileReplacement;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.nio.file.Path;

/**
 * A file whose content is replaced by a thread of its own, piece by piece, so that a duty cycle never waits for the disk: whoever reads finds the old content or the
 * new one, whole and on the disk. Used by one thread.
 */
public final class BackgroundFile implements AutoCloseable {
    private final Path file;
    private final Background writer;
    private volatile ErrorResult failure;
    /** Used by the thread that writes; null between two contents, and when one could not be written. */
    private FileReplacement content;

    /** @param thread name of the thread. */
    public BackgroundFile(final Path file, final String thread) {
        this.file = file;
        writer = new Background(thread);
    }

    /** Whether what was handed over last is written. */
    public boolean isIdle() {
        return writer.isIdle();
    }

    /** Why the last content, or what there is of the present one, could not be written; null if it could. */
    public ErrorResult failure() {
        return failure;
    }

    /**
     * Adds a piece to the new content.
     *
     * @param bytes nobody may change them before the file is idle.
     * @param isFirst the new content begins with it; one that was not ended is given up.
     * @param isLast the new content takes the place of the former one.
     */
    public void write(final byte[] bytes, final int length, final boolean isFirst, final boolean isLast) {
        writer.run(() -> {
            try {
                append(bytes, length, isFirst, isLast);
            } catch (final TwinhubException ex) {
                failure = ex.error();
                giveUp();
            }
        });
    }

    private void append(final byte[] bytes, final int length, final boolean isFirst, final boolean isLast) {
        if (isFirst) {
            giveUp();
            content = new FileReplacement(file);
        }
        if (content == null) {
            return; // a piece before this one failed
        }
        content.append(bytes, length);
        if (isLast) {
            content.commit();
            content = null;
            failure = null;
        }
    }

    private void giveUp() {
        final FileReplacement given = content;
        content = null;
        if (given != null) {
            given.close();
        }
    }

    /** Waits until what was handed over is written. */
    @Override
    public void close() {
        writer.close();
    }
}
