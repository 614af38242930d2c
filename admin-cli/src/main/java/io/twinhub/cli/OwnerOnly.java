package io.twinhub.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner may read: they hold tokens, or what programs print. */
final class OwnerOnly {
    private static final FileAttribute<?>[] FILE = attributes("rw-------");
    private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

    private OwnerOnly() {}

    /** Creates the file if there is none, and its folders. */
    static void createFile(final Path file) throws IOException {
        createFolder(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, FILE);
        } catch (final FileAlreadyExistsException ex) {
            // Just what was asked for.
        }
    }

    /** Creates the folder and its parents, as far as they do not exist. */
    static void createFolder(final Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    private static FileAttribute<?>[] attributes(final String permissions) {
        final boolean posix =
                Path.of(".").getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
