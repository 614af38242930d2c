package io.twinhub.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One data object in a file, in serial form. Written in one step: whoever looks, also after a power failure, sees the old
 * content or the new one. Reading trusts nothing and is bounded. Immutable; any thread may use it, and several may write the
 * same file: the last one remains.
 *
 * @param <T> the record.
 */
public final class SerialFile<T> {
    /** Greatest length of a file: several times the largest configuration, and no danger to the memory. */
    public static final int LENGTH_MAX = 64 << 20;

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final AtomicLong WRITE_COUNT = new AtomicLong();

    private final SerialCodec<T> codec;

    private SerialFile(final SerialCodec<T> codec) {
        this.codec = codec;
    }

    /** Files with objects of this class. */
    public static <T> SerialFile<T> of(final DataClass<T> dataClass) {
        return new SerialFile<>(SerialCodec.of(dataClass));
    }

    /**
     * Writes the file; its folder must be there.
     *
     * @throws TwinhubException if a value breaks a limit of its field, or the file cannot be written; an old content is
     *     still there then.
     */
    public void write(final Path file, final T object) {
        final byte[] content = codec.encode(object);
        final Path temporary = file.resolveSibling("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "." + WRITE_COUNT.incrementAndGet() + ".new");
        try {
            try {
                writeNew(temporary, content);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            forceFolder(file.toAbsolutePath().getParent());
        } catch (final IOException e) {
            throw failed(ErrorCode.SERIAL_FILE_NOT_WRITTEN, file, e);
        }
    }

    /**
     * Reads the file.
     *
     * @throws TwinhubException if it cannot be read, is longer than {@link #LENGTH_MAX}, or is not exactly one valid object.
     */
    public T read(final Path file) {
        final byte[] content = bytes(file, LENGTH_MAX);
        try {
            return codec.decode(content);
        } catch (final TwinhubException e) {
            throw new TwinhubException(e.error().at(new Position(file.toString(), 0, 0)), e);
        }
    }

    /**
     * The bytes of any file.
     *
     * @throws TwinhubException if it cannot be read or is longer than this.
     */
    public static byte[] bytes(final Path file, final int lengthMax) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final long length = channel.size();
            if (length > lengthMax) {
                throw new TwinhubException(
                        ErrorResult.of(ErrorCode.SERIAL_FILE_UNREADABLE, file, "it has " + length + " bytes")
                                .expected("at most " + Units.printSizeBytes(lengthMax)));
            }
            final ByteBuffer content = ByteBuffer.allocate((int) length);
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // A file that shrinks meanwhile ends early.
            }
            return content.hasRemaining() ? Arrays.copyOf(content.array(), content.position()) : content.array();
        } catch (final NoSuchFileException e) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SERIAL_FILE_UNREADABLE, file, "there is no such file"), e);
        } catch (final IOException e) {
            throw failed(ErrorCode.SERIAL_FILE_UNREADABLE, file, e);
        }
    }

    private static void writeNew(final Path file, final byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            final ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Makes sure that the new name is still there after a power failure. */
    private static void forceFolder(final Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static TwinhubException failed(final ErrorCode code, final Path file, final IOException cause) {
        return new TwinhubException(
                ErrorResult.of(code, file, cause).action("Look at the path, the rights and the free space."), cause);
    }
}
