package io.twinhub.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file in which the kernel shows numbers; each reading from its beginning is a new measurement. For one thread. */
final class ProcFile implements AutoCloseable {
    private static final int LENGTH_MAX_BYTES = 64 * 1024;

    private final FileChannel channel;
    private final ByteBuffer content = ByteBuffer.allocateDirect(LENGTH_MAX_BYTES);
    private final byte[] bytes = new byte[LENGTH_MAX_BYTES];
    private int length;
    private int position;

    ProcFile(final Path file) {
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** Takes a new measurement and goes to its beginning. */
    void measure() {
        try {
            content.clear();
            int read = channel.read(content, 0);
            // The kernel gives what it has in pieces of a page or more.
            while (read > 0 && content.hasRemaining()) {
                read = channel.read(content, content.position());
            }
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
        content.flip();
        length = content.remaining();
        content.get(bytes, 0, length);
        position = 0;
    }

    /** Goes to behind this word at the beginning of a line, searching on from here; false if there is none. */
    boolean find(final String word) {
        final byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
        while (position < length) {
            if (startsWith(wanted)) {
                position += wanted.length;
                return true;
            }
            nextLine();
        }
        return false;
    }

    /** Goes to the beginning of the next line; false if there is none. */
    boolean nextLine() {
        while (position < length && bytes[position] != '\n') {
            position++;
        }
        position++;
        return position < length;
    }

    /** Passes over this many words. */
    ProcFile skipWords(final int count) {
        for (int i = 0; i < count; i++) {
            skipSpaces();
            while (position < length && bytes[position] > ' ') {
                position++;
            }
        }
        return this;
    }

    /** The next number of this line; 0 if there is none. Anything that is no digit separates. */
    double number() {
        while (position < length && bytes[position] != '\n' && !isDigit(bytes[position])) {
            position++;
        }
        long whole = 0;
        while (position < length && isDigit(bytes[position])) {
            whole = whole * 10 + bytes[position++] - '0';
        }
        if (position + 1 >= length || bytes[position] != '.' || !isDigit(bytes[position + 1])) {
            return whole;
        }
        position++;
        double fraction = 0;
        for (double place = 0.1; position < length && isDigit(bytes[position]); place /= 10) {
            fraction += (bytes[position++] - '0') * place;
        }
        return whole + fraction;
    }

    /** Whether the next word begins with this. */
    boolean isNext(final String word) {
        skipSpaces();
        return startsWith(word.getBytes(StandardCharsets.US_ASCII));
    }

    /** Goes behind the next character of this kind in the line. */
    void skipPast(final char separator) {
        while (position < length && bytes[position] != '\n' && bytes[position] != separator) {
            position++;
        }
        if (position < length && bytes[position] == separator) {
            position++;
        }
    }

    private void skipSpaces() {
        while (position < length && (bytes[position] == ' ' || bytes[position] == '\t')) {
            position++;
        }
    }

    private boolean startsWith(final byte[] wanted) {
        if (position + wanted.length > length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[position + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(final byte character) {
        return character >= '0' && character <= '9';
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
