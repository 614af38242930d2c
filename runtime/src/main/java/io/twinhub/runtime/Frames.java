package io.twinhub.runtime;

import io.twinhub.transport.LocalStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One data object in each direction of a local connection, each behind its length; never waits. For one conversation. */
final class Frames {
    private final int lengthMax;
    private final ByteBuffer lengthIn = ByteBuffer.allocate(Integer.BYTES);
    private ByteBuffer in;
    private ByteBuffer out;

    /** @param lengthMax of what comes in. */
    Frames(final int lengthMax) {
        this.lengthMax = lengthMax;
    }

    /** What came in; null while it is not there completely. An IOException says what is wrong with it. */
    byte[] read(final LocalStream channel) throws IOException {
        if (in == null) {
            readInto(channel, lengthIn);
            if (lengthIn.hasRemaining()) {
                return null;
            }
            final int length = lengthIn.getInt(0);
            if (length < 0 || length > lengthMax) {
                throw new IOException("its length is " + length + ", and at most " + lengthMax + " is allowed");
            }
            in = ByteBuffer.allocate(length);
        }
        readInto(channel, in);
        return in.hasRemaining() ? null : in.array();
    }

    private static void readInto(final LocalStream channel, final ByteBuffer buffer) throws IOException {
        if (buffer.hasRemaining() && channel.read(buffer) < 0) {
            throw new IOException("the connection ended in the middle");
        }
    }

    /** Takes what goes out. */
    void write(final byte[] content) {
        out = ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(content.length)
                .put(content)
                .flip();
    }

    /** Whether something goes out. */
    boolean isWriting() {
        return out != null;
    }

    /** Writes as much as there is room for; whether all is written. */
    boolean flush(final LocalStream channel) throws IOException {
        if (channel.write(out) < 0) {
            throw new IOException("the connection has ended");
        }
        return !out.hasRemaining();
    }
}
