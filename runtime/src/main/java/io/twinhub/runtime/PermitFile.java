package io.twinhub.runtime;

import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.Permit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A permit in a mapped file, which its owner alone can read and write. The start command writes one word, the localHub the other one. What the file holds after a power failure
 * does not matter: the start command writes it before it starts a localHub.
 */
public final class PermitFile implements Permit {
    private static final int WORD = 0;
    /** A cache line of its own. */
    private static final int CARRIED_OUT = 128;

    private static final int LENGTH = 256;

    private final UnsafeBuffer buffer;

    private PermitFile(final Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() < LENGTH) {
                channel.write(ByteBuffer.allocate(LENGTH), 0); // a full disk is told here, not by a signal later
            }
            buffer = new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH));
        } catch (final IOException ex) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CONFIG_FILE_FAILED, file, ex.getMessage())
                            .action("Check that there are rights and space."),
                    ex);
        }
    }

    /** For the start command: the file is made if it is missing. */
    public static PermitFile create(final Path file) {
        OwnerOnlyFiles.createFile(file);
        return new PermitFile(file);
    }

    /** For the localHub: what the start command wrote, or nothing is withheld. */
    public static Permit of(final Path file) {
        return Files.exists(file) ? new PermitFile(file) : UNLIMITED;
    }

    /** Sets bits or clears them, under a word that was not there before. Nothing happens if they stand so already. Any thread, also through several of these. */
    public void set(final int bits, final boolean isOn) {
        long now;
        long next;
        do {
            now = word();
            next = isOn ? now | bits : now & ~bits;
        } while (next != now && !buffer.compareAndSetLong(WORD, now, next + (1L << BIT_COUNT)));
    }

    /** Whether all these bits are set. */
    public boolean has(final int bits) {
        return (word() & bits) == bits;
    }

    /** Whether the localHub has carried the present word out, also one that has ended since. */
    public boolean isCarriedOut() {
        return buffer.getLongVolatile(CARRIED_OUT) == word();
    }

    @Override
    public long word() {
        return buffer.getLongVolatile(WORD);
    }

    @Override
    public void carriedOut(final long word) {
        buffer.putLongVolatile(CARRIED_OUT, word);
    }
}
