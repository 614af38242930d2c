package io.twinhub.cli;

import io.twinhub.config.OwnerOnlyFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The output of one process in files of bounded length: {@code log} is the current one, {@code log.1} the one before.
 * Safe for several threads.
 */
final class RotatedLog implements AutoCloseable {
    private static final int LAST_LINE_MAX_BYTES = 300;

    private final Path file;
    private final int lengthMaxBytes;
    private final int count;
    private final StringBuilder lastLine = new StringBuilder();
    private OutputStream out;
    private long lengthBytes;
    private boolean lineEnded;

    /** @param count files that are kept, with the current one; at least 2. */
    RotatedLog(final Path file, final int lengthMaxBytes, final int count) {
        this.file = file;
        this.lengthMaxBytes = lengthMaxBytes;
        this.count = count;
    }

    Path file() {
        return file;
    }

    /** Appends; begins a new file where the current one would become too long. */
    synchronized void write(final byte[] bytes, final int length) throws IOException {
        if (out == null) {
            open();
        }
        if (lengthBytes > 0 && lengthBytes + length > lengthMaxBytes) {
            rotate();
        }
        out.write(bytes, 0, length);
        lengthBytes += length;
        remember(bytes, length);
    }

    /** The last line that is not empty, cut if it is long; what a process says last is often why it ended. */
    synchronized String lastLine() {
        return lastLine.toString().strip();
    }

    private void open() throws IOException {
        OwnerOnlyFiles.createFile(file);
        out = Files.newOutputStream(file, StandardOpenOption.APPEND);
        lengthBytes = Files.size(file);
    }

    private void rotate() throws IOException {
        out.close();
        for (int i = count - 1; i > 0; i--) {
            final Path younger = i == 1 ? file : aside(i - 1);
            if (Files.exists(younger)) {
                Files.move(younger, aside(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        open();
    }

    private Path aside(final int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    private void remember(final byte[] bytes, final int length) {
        final int from = Math.max(0, length - LAST_LINE_MAX_BYTES);
        for (final char c : new String(bytes, from, length - from, StandardCharsets.UTF_8).toCharArray()) {
            if (c == '\n') {
                lineEnded = true;
            } else if (!Character.isISOControl(c)) {
                if (lineEnded) {
                    lastLine.setLength(0);
                    lineEnded = false;
                }
                if (lastLine.length() < LAST_LINE_MAX_BYTES) {
                    lastLine.append(c);
                }
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
