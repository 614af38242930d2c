package io.twinhub.runtime;

import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes one process the only user of a directory. The kernel frees the lock when the process ends, however it ends, so a
 * killed process never blocks its successor. The file is deleted on {@link #close()}.
 */
final class DirectoryLock implements AutoCloseable {
    private static final int PADDING_MAX_BYTES = 4000;
    /** Closing any channel of a file frees the locks that this JVM holds on it, so a second attempt must not even open it. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(final Path file, final FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock {@code <directory>.lock} or fails at once.
     *
     * @throws TwinhubException if another process has it.
     */
    static DirectoryLock acquire(final Path directory) throws IOException {
        final Path file =
                directory.resolveSibling(directory.getFileName() + ".lock").toAbsolutePath();
        if (!HELD_HERE.add(file)) {
            throw new TwinhubException(RuntimeErrors.alreadyRunning(
                    directory, ProcessHandle.current().pid()));
        }
        try {
            while (true) {
                final FileChannel channel = open(file);
                if (lock(channel, directory, file)) {
                    return new DirectoryLock(file, channel);
                }
                channel.close();
            }
        } catch (final IOException | RuntimeException ex) {
            HELD_HERE.remove(file);
            throw ex;
        }
    }

    private static FileChannel open(final Path file) throws IOException {
        return FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** False if the file was deleted by its former holder between our opening and our locking it. */
    private static boolean lock(final FileChannel channel, final Path directory, final Path file) throws IOException {
        final FileLock lock = channel.tryLock();
        if (lock == null) {
            final long holder = readHolder(channel);
            channel.close();
            throw new TwinhubException(RuntimeErrors.alreadyRunning(directory, holder));
        }
        // A channel does not tell which file it has open. So give the file a length that no other one has by chance,
        // and look
        // for it under the name. (Opening it by name a second time would free the lock.)
        final String padding = " ".repeat(1 + ThreadLocalRandom.current().nextInt(PADDING_MAX_BYTES));
        final byte[] content = (ProcessHandle.current().pid() + padding).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(content), 0);
        try {
            return Files.size(file) == content.length;
        } catch (final NoSuchFileException ex) {
            return false;
        }
    }

    private static long readHolder(final FileChannel channel) throws IOException {
        final ByteBuffer content = ByteBuffer.allocate(32);
        channel.read(content, 0);
        final String text = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII).trim();
        return text.chars().allMatch(Character::isDigit) && !text.isEmpty() ? Long.parseLong(text) : -1;
    }

    @Override
    public void close() throws IOException {
        // Deleted while still held: whoever opens it now gets a new file, whoever had opened it before notices.
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
