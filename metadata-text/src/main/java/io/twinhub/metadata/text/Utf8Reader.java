package io.twinhub.metadata.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8. What stands before a wrong byte is delivered first, so that the reader knows the byte's place. */
final class Utf8Reader extends Reader {
    private static final int BUFFER_LENGTH = 4096;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_LENGTH).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_LENGTH).flip();
    private boolean inEnded;
    private boolean ended;

    Utf8Reader(final InputStream in) {
        this.in = in;
    }

    /** @throws WrongByteException if what follows is not UTF-8. */
    @Override
    public int read(final char[] target, final int offset, final int length) throws IOException {
        if (!chars.hasRemaining()) {
            decode();
        }
        if (!chars.hasRemaining()) {
            return -1;
        }
        final int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private void decode() throws IOException {
        chars.clear();
        while (chars.position() == 0 && !ended) {
            final CoderResult result = decoder.decode(bytes, chars, inEnded);
            if (result.isError() && chars.position() == 0) {
                throw new WrongByteException(bytes.get(bytes.position()));
            }
            if (result.isUnderflow()) {
                ended = inEnded;
                load();
            }
        }
        chars.flip();
    }

    private void load() throws IOException {
        bytes.compact();
        final int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            inEnded = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A byte that does not belong in UTF-8. */
    static final class WrongByteException extends IOException {
        private static final long serialVersionUID = 1;

        WrongByteException(final byte value) {
            super(String.format("the byte 0x%02X is not UTF-8", value));
        }
    }
}
