package io.twinhub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Reads the log of a program while it grows. */
final class DemoLog {
    private static final int CHUNK_LENGTH_BYTES = 8192;

    private final Path file;
    private final StringBuilder begun = new StringBuilder();
    private long position;

    DemoLog(final Path file) {
        this.file = file;
    }

    /** The whole lines that were added since the last call. */
    List<String> newLines() {
        final List<String> lines = new ArrayList<>();
        begun.append(newText());
        for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
            lines.add(begun.substring(0, end));
            begun.delete(0, end + 1);
        }
        return lines;
    }

    /** What the programs print is plain ASCII, so no character is cut in two. */
    private String newText() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_LENGTH_BYTES);
            channel.read(chunk, position);
            position += chunk.position();
            return new String(chunk.array(), 0, chunk.position(), StandardCharsets.US_ASCII);
        } catch (final NoSuchFileException ex) {
            return "";
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
