package io.twinhub.testsupport;

import io.twinhub.transport.LocalStream;
import java.nio.ByteBuffer;

/** One end of a local stream between two simulated processes; as much is under way as a socket holds. */
final class SimStream implements LocalStream {
    private static final int ROOM = 64 * 1024;

    private final SimNode reader;
    /** What the other end wrote and this one has not read. */
    private final ByteBuffer bytes = ByteBuffer.allocate(ROOM);

    private SimStream other;
    private boolean isClosed;

    /** @param reader whose this end is. */
    SimStream(final SimNode reader) {
        this.reader = reader;
    }

    void joins(final SimStream end) {
        other = end;
        end.other = this;
    }

    @Override
    public int read(final ByteBuffer into) {
        if (isClosed || bytes.position() == 0 && other.isClosed) {
            return GONE;
        }
        bytes.flip();
        final int count = move(bytes, into);
        bytes.compact();
        if (count > 0) {
            other.reader.wake();
        }
        return count;
    }

    @Override
    public int write(final ByteBuffer from) {
        if (isClosed || other.isClosed) {
            return GONE;
        }
        final int count = move(from, other.bytes);
        if (count > 0) {
            other.reader.wake();
        }
        return count;
    }

    @Override
    public void close() {
        isClosed = true;
        other.reader.wake();
    }

    private static int move(final ByteBuffer from, final ByteBuffer to) {
        final int count = Math.min(from.remaining(), to.remaining());
        to.put(from.slice().limit(count));
        from.position(from.position() + count);
        return count;
    }
}
