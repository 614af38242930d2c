package io.twinhub.start;

import io.twinhub.config.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The output of one process in files of bounded length: {@code log} is the current one, {@code log.1} the one before. The process
 * itself appends to the current one, so nothing that it says in its last instant is lost, and it never waits for a reader. In turn the
 * length is only looked at from time to time, and what is written in the instant of a rotation may be missing.
 */
final class RotatedLog {
    private static final int LAST_LINE_MAX_BYTES = 400;

    private final Path file;
    private final int lengthMaxBytes;
    private final int count;

    /** @param count files that are kept, with the current one; at least 2. */
    RotatedLog(final Path file, final int lengthMaxBytes, final int count) {
        this.file = file;
        this.lengthMaxBytes = lengthMaxBytes;
        this.count = count;
    }

    /** The file to which the process appends; made if it is missing, for its owner alone. */
    Path file() {
        OwnerOnlyFiles.createFile(file);
        return file;
    }

    /** Puts the current file aside if it has grown too long, and empties it. */
    void rotateIfLong() throws IOException {
        if (!Files.exists(file) || Files.size(file) <= lengthMaxBytes) {
            return;
        }
        for (int age = count - 1; age > 1; age--) {
            if (Files.exists(aside(age - 1))) {
                Files.move(aside(age - 1), aside(age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.deleteIfExists(aside(1));
        OwnerOnlyFiles.createFile(aside(1));
        try (FileChannel current = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel copy = FileChannel.open(aside(1), StandardOpenOption.WRITE)) {
            // Renaming would not do: the process goes on writing to the file that it has open.
            final long length = current.size();
            current.transferTo(Math.max(0, length - lengthMaxBytes), lengthMaxBytes, copy);
            current.truncate(0);
        }
    }

    /** Length of the current file in bytes; what is beyond it later was written after this call. */
    long length() {
        return file.toFile().length();
    }

    /**
     * The last line that is not empty, cut if it is long, of what was written after the file had a length; empty if nothing was. What a
     * process says last is often why it ended.
     */
    String lastLine(final long afterLength) {
        try (FileChannel current = FileChannel.open(file, StandardOpenOption.READ)) {
            final long length = current.size();
            // A shorter file was emptied in between, so all of it is new.
            final long from = Math.max(length < afterLength ? 0 : afterLength, length - LAST_LINE_MAX_BYTES);
            final ByteBuffer end = ByteBuffer.allocate(LAST_LINE_MAX_BYTES);
            current.read(end, from);
            final String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8).strip();
            return text.substring(text.lastIndexOf('\n') + 1).replaceAll("\\p{Cntrl}", "");
        } catch (final IOException ex) {
            return "";
        }
    }

    private Path aside(final int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }
}
