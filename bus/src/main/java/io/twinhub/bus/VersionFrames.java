package io.twinhub.bus;

import io.twinhub.transport.LocalStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What two instances of a copy in different versions of the system say to each other, as bytes. They may run different releases, so this form stays what it is, and has nothing of the
 * protocol of super messages.
 *
 * <pre>
 *   stream  = hello, frame *                      in each direction
 *   frame   = length uint32 of the rest, kind uint8, body; who does not know a kind passes over it
 *   hello   = kind 0: magic int64, format uint16, acts uint8, length uint16, system version in UTF-8; what follows in a later format is passed over
 *   message = kind 1: its bytes
 *   role    = kind 2: acts uint8                  1: the sender is ACTIVE; 0: it is not, and all that it sent as such lies before this
 *   end     = kind 3                              no message follows
 *   closed  = kind 4: reason uint8                as in the protocol schema
 * </pre>
 *
 * Numbers are little-endian. What is sent waits here until the stream has room.
 */
final class VersionFrames {
    static final int HELLO = 0;
    static final int MESSAGE = 1;
    static final int ROLE = 2;
    static final int END = 3;
    static final int CLOSED = 4;

    /** A longer state goes in several messages. */
    static final int MESSAGE_LENGTH_MAX = 64 * 1024;

    private static final int LENGTH_FIELD = Integer.BYTES;
    private static final int HEADER_LENGTH = LENGTH_FIELD + 1;
    private static final int FRAME_LENGTH_MAX = HEADER_LENGTH + MESSAGE_LENGTH_MAX;
    /** What a program can say at once when it hears that it is not ACTIVE any more, beside what the stream itself holds. */
    private static final int QUEUE_LENGTH = 512 * 1024;
    /** Kept free of messages: for words about the role and the end. */
    private static final int RESERVE_LENGTH = 1024;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /** Takes frames. */
    @FunctionalInterface
    interface Taker {
        /** One frame; false: no more are wanted. */
        boolean onFrame(int kind, DirectBuffer buffer, int offset, int length);
    }

    /** What reading came to. */
    enum Reading {
        NOTHING,
        SOME,
        GONE,
        /** What came in is no frame. */
        MALFORMED
    }

    private final LocalStream stream;
    private final ByteBuffer in = ByteBuffer.allocateDirect(FRAME_LENGTH_MAX);
    private final ByteBuffer out = ByteBuffer.allocateDirect(QUEUE_LENGTH);
    private final UnsafeBuffer inView = new UnsafeBuffer(in);
    private final UnsafeBuffer outView = new UnsafeBuffer(out);
    private boolean isDeaf;

    VersionFrames(final LocalStream stream) {
        this.stream = stream;
    }

    /** Puts a frame behind those that wait; false if there is no room. */
    boolean put(final int kind, final DirectBuffer body, final int offset, final int length) {
        final int needed = HEADER_LENGTH + length + (kind == MESSAGE ? RESERVE_LENGTH : 0);
        if (needed > out.remaining()) {
            flush();
        }
        if (needed > out.remaining()) {
            return false;
        }
        final int at = out.position();
        outView.putInt(at, length + 1, ORDER);
        outView.putByte(at + LENGTH_FIELD, (byte) kind);
        outView.putBytes(at + HEADER_LENGTH, body, offset, length);
        out.position(at + HEADER_LENGTH + length);
        return true;
    }

    /** Writes what waits, as far as there is room; returns the number of bytes. */
    int flush() {
        int count = 0;
        if (out.position() > 0 && !isDeaf) {
            out.flip();
            count = stream.write(out);
            out.compact();
            isDeaf = count == LocalStream.GONE; // what it wrote before is still there to be read
        }
        return Math.max(0, count);
    }

    /** Whether nothing waits that anybody could read. */
    boolean isEmpty() {
        return out.position() == 0 || isDeaf;
    }

    /** Takes what has come in, up to the length of the longest frame. */
    Reading read(final Taker taker) {
        final int count = stream.read(in);
        if (count <= 0) {
            return count == 0 ? Reading.NOTHING : Reading.GONE;
        }
        int position = 0;
        while (in.position() - position >= HEADER_LENGTH) {
            final long length = inView.getInt(position, ORDER) & 0xFFFF_FFFFL;
            if (length < 1 || length > 1 + MESSAGE_LENGTH_MAX) {
                return Reading.MALFORMED;
            }
            final int end = position + LENGTH_FIELD + (int) length;
            if (end > in.position()) {
                break;
            }
            final int body = position + HEADER_LENGTH;
            if (!taker.onFrame(inView.getByte(position + LENGTH_FIELD), inView, body, end - body)) {
                return Reading.SOME;
            }
            position = end;
        }
        in.limit(in.position()).position(position);
        in.compact();
        return Reading.SOME;
    }

    void close() {
        flush();
        stream.close();
    }
}
