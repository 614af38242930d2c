package io.twinhub.start;

import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Allows one start command per computer and home. The kernel frees the lock however the process ends. The file stays, since
 * deleting a lock file opens a race, and holds the process id of the last holder.
 */
public final class StartLock implements AutoCloseable {
    private static final String NAME = "start.lock";
    /** {@link #holder} takes the lock for an instant to see whether it is free; that must not refuse a start. */
    private static final int ATTEMPT_COUNT = 5;

    private static final long ATTEMPT_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);
    /** Closing any channel of a file frees the locks that this JVM holds on it, so a second attempt must not even open it. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private StartLock(final Path file, final FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock or fails at once.
     *
     * @param folder the computer's.
     * @throws TwinhubException if another start command has it.
     */
    static StartLock acquire(final Path folder, final String computer) throws IOException {
        final Path file = fileIn(folder);
        if (!HELD_HERE.add(file)) {
            throw alreadyStarted(computer, ProcessHandle.current().pid());
        }
        try {
            return new StartLock(file, lock(file, computer));
        } catch (final IOException | RuntimeException ex) {
            HELD_HERE.remove(file);
            throw ex;
        }
    }

    /** The process id of the start command that runs now; empty if none does. */
    public static OptionalLong holder(final Path folder) throws IOException {
        final Path file = fileIn(folder);
        if (HELD_HERE.contains(file)) {
            return OptionalLong.of(ProcessHandle.current().pid());
        }
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        try (FileChannel channel = open(file)) {
            return channel.tryLock() != null ? OptionalLong.empty() : OptionalLong.of(readPid(channel));
        }
    }

    private static FileChannel lock(final Path file, final String computer) throws IOException {
        OwnerOnlyFiles.createFile(file);
        final FileChannel channel = open(file);
        try {
            for (int i = 0; i < ATTEMPT_COUNT; i++) {
                if (channel.tryLock() != null) {
                    writePid(channel);
                    return channel;
                }
                LockSupport.parkNanos(ATTEMPT_PAUSE_NS);
            }
            throw alreadyStarted(computer, readPid(channel));
        } catch (final IOException | RuntimeException ex) {
            channel.close();
            throw ex;
        }
    }

    private static TwinhubException alreadyStarted(final String computer, final long holder) {
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_ALREADY_STARTED, computer, holder)
                .in("system start", computer, "")
                .action("Stop it first with: twinhub system stop --computer " + computer));
    }

    private static Path fileIn(final Path folder) {
        return folder.toAbsolutePath().normalize().resolve(NAME);
    }

    private static FileChannel open(final Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void writePid(final FileChannel channel) throws IOException {
        final byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid), 0);
    }

    private static long readPid(final FileChannel channel) throws IOException {
        final ByteBuffer content = ByteBuffer.allocate(Long.BYTES * 4);
        channel.read(content, 0);
        final String text = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }
}
