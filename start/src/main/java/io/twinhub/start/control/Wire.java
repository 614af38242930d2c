package io.twinhub.start.control;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A connection of the control channel, whatever carries it: data objects in both directions, each behind its length. For one thread. */
public final class Wire implements AutoCloseable {
    private static final byte[] ENDED = null;

    private final DataInputStream in;
    private final OutputStream out;
    private final Closeable carrier;

    Wire(final InputStream in, final OutputStream out, final Closeable carrier) {
        this.in = new DataInputStream(in);
        this.out = out;
        this.carrier = carrier;
    }

    static Wire over(final SocketChannel channel) {
        return new Wire(Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
    }

    /**
     * The next object; null if the peer ended the connection instead.
     *
     * @param lengthMax of what is accepted.
     * @throws IOException if it does not come within this time, or is too long, or ends in the middle.
     */
    byte[] receive(final int lengthMax, final long withinNs) throws IOException {
        return Deadline.within(withinNs, carrier, () -> {
            final int first = in.read();
            return first < 0 ? ENDED : receiveBehind(first, lengthMax);
        });
    }

    private byte[] receiveBehind(final int first, final int lengthMax) throws IOException {
        final int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length < 0 || length > lengthMax) {
            throw new IOException("its length is " + length + ", and at most " + lengthMax + " is allowed");
        }
        // Memory grows with what really comes, not with what was announced.
        final byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new IOException("the connection ended in the middle");
        }
        return content;
    }

    /** Sends an object. */
    void send(final byte[] content, final long withinNs) throws IOException {
        final byte[] frame = ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(content.length)
                .put(content)
                .array();
        Deadline.within(withinNs, carrier, () -> {
            out.write(frame);
            out.flush();
            return ENDED;
        });
    }

    @Override
    public void close() {
        Deadline.close(carrier);
    }
}
