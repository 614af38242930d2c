package io.twinhub.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * New content of a file that nobody but its owner may read, written in pieces: it takes the place of the former one in one step, when it is whole and on the
 * disk. Closed before that, it leaves nothing. For one thread; failures come as {@link io.twinhub.metadata.TwinhubException}.
 */
public final class FileReplacement implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final FileChannel channel;
    private boolean isCommitted;

    /** Begins; makes missing folders. */
    public FileReplacement(final Path file) {
        this.file = file;
        OwnerOnlyFiles.createFolder(file.getParent());
        temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            Files.deleteIfExists(temporary);
            channel = OwnerOnlyFiles.openNew(temporary);
        } catch (final IOException ex) {
            throw OwnerOnlyFiles.failed(file, ex);
        }
    }

    /** Adds the first bytes of an array. */
    public void append(final byte[] bytes, final int length) {
        try {
            final ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (final IOException ex) {
            throw OwnerOnlyFiles.failed(file, ex);
        }
    }

    /** All of it is there. */
    public void commit() {
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            isCommitted = true;
            OwnerOnlyFiles.forceFolder(file.getParent());
        } catch (final IOException ex) {
            throw OwnerOnlyFiles.failed(file, ex);
        }
    }

    @Override
    public void close() {
        if (isCommitted) {
            return;
        }
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (final IOException ex) {
            // The next one of this process deletes it.
        }
    }
}
