package io.twinhub.benchmarks.path;

import io.twinhub.load.LoadPath;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The messages of the limit: number, timestamp, length, and as many bytes as make it as long as wanted. */
final class Records {
    private static final int TIMESTAMP_OFFSET = Long.BYTES;
    private static final int LENGTH_OFFSET = 2 * Long.BYTES;

    private Records() {}

    static void put(
            final MutableDirectBuffer buffer,
            final int offset,
            final int length,
            final long number,
            final long timestampNs) {
        buffer.putLong(offset, number);
        buffer.putLong(offset + TIMESTAMP_OFFSET, timestampNs);
        buffer.putInt(offset + LENGTH_OFFSET, length);
    }

    static long number(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset);
    }

    /** Calls the handler with each message of a pack. */
    static void forEach(final DirectBuffer buffer, final int offset, final int length, final LoadPath.Handler handler) {
        int position = offset;
        final int end = offset + length;
        while (position < end) {
            handler.onMessage(buffer.getLong(position), buffer.getLong(position + TIMESTAMP_OFFSET));
            position += buffer.getInt(position + LENGTH_OFFSET);
        }
    }

    /** Number of the last message of a pack. */
    static long lastNumber(final DirectBuffer buffer, final int offset, final int length) {
        // All messages of a pack are equally long but where the size changes, so walk; it is one step per message there
        // only.
        final int size = buffer.getInt(offset + LENGTH_OFFSET);
        return buffer.getLong(offset + length - size);
    }
}
