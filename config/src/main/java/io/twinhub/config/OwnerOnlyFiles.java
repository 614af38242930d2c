package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and folders that nobody but their owner may read or write, from the moment they exist. What is written is there
 * after a power failure, whole or not at all. Any thread; failures come as {@link TwinhubException}.
 */
public final class OwnerOnlyFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] FOLDER_RIGHTS = rights("rwx------");
    private static final FileAttribute<?>[] FILE_RIGHTS = rights("rw-------");

    private OwnerOnlyFiles() {}

    /**
     * Makes a folder and those above it as far as they are missing.
     *
     * @return the folder.
     */
    public static Path createFolder(final Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                if (folder.getParent() != null) {
                    createFolder(folder.getParent());
                }
                Files.createDirectory(folder, FOLDER_RIGHTS);
                forceFolder(folder.getParent());
            }
            return folder;
        } catch (final FileAlreadyExistsException e) {
            if (Files.isDirectory(folder)) {
                return folder;
            }
            throw failed(folder, e);
        } catch (final IOException e) {
            throw failed(folder, e);
        }
    }

    /** Refuses a folder that others may write to: they could exchange what is started from it. */
    public static void checkPrivate(final Path folder) {
        if (!POSIX || !Files.isDirectory(folder)) {
            return;
        }
        try {
            final Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new TwinhubException(ErrorResult.of(
                                ErrorCode.CONFIG_FOLDER_NOT_OWN, folder, PosixFilePermissions.toString(permissions))
                        .expected("a folder to which only its owner may write")
                        .action("Run chmod 700 " + folder + ", or choose another folder."));
            }
        } catch (final IOException e) {
            throw failed(folder, e);
        }
    }

    /** Writes a file in one step: whoever looks sees the old content or the new one. Makes missing folders. */
    public static void write(final Path file, final byte[] content) {
        try (FileReplacement replacement = new FileReplacement(file)) {
            replacement.append(content, content.length);
            replacement.commit();
        }
    }

    /** Makes an empty file, to be appended to, if it is missing; and missing folders. */
    public static void createFile(final Path file) {
        createFolder(file.getParent());
        try {
            Files.createFile(file, FILE_RIGHTS);
        } catch (final FileAlreadyExistsException e) {
            // Just what was asked for.
        } catch (final IOException e) {
            throw failed(file, e);
        }
    }

    /** The whole content of a file. */
    public static byte[] read(final Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (final IOException e) {
            throw failed(file, e);
        }
    }

    /** Writes a file that must not exist yet and makes sure that its content is on the disk. */
    static void writeNew(final Path file, final byte[] content) throws IOException {
        try (FileChannel channel = openNew(file)) {
            final ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Opens a file that must not exist yet. */
    static FileChannel openNew(final Path file) throws IOException {
        return FileChannel.open(file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), FILE_RIGHTS);
    }

    /** Opens a file for a lock; makes it if it is missing. */
    static FileChannel openForLock(final Path file) throws IOException {
        createFolder(file.getParent());
        return FileChannel.open(file, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FILE_RIGHTS);
    }

    /** Makes sure that what was created or renamed in a folder is still there after a power failure. */
    static void forceFolder(final Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static TwinhubException failed(final Path file, final IOException cause) {
        final String reason = cause.getMessage() == null || cause.getMessage().equals(file.toString())
                ? cause.getClass().getSimpleName().replace("Exception", "")
                : cause.getClass().getSimpleName().replace("Exception", "") + ": " + cause.getMessage();
        return new TwinhubException(
                ErrorResult.of(ErrorCode.CONFIG_FILE_FAILED, file, reason)
                        .action("Check that the path is right and that there are rights and space."),
                cause);
    }

    private static FileAttribute<?>[] rights(final String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
