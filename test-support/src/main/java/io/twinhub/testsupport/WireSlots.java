package io.twinhub.testsupport;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The messages of a {@link Wire} by their position, and when each arrives: a ring of as many as its window lets through. */
final class WireSlots {
    /** Most messages are short; a longer one makes its slot longer. */
    private static final int LENGTH_LEAST = 96;

    private final int mask;
    private final UnsafeBuffer[] buffers;
    private final int[] lengths;
    private final long[] arrivalNs;

    WireSlots(final int windowCount) {
        final int capacity = Integer.highestOneBit(Math.max(1, windowCount - 1)) << 1;
        mask = capacity - 1;
        buffers = new UnsafeBuffer[capacity];
        lengths = new int[capacity];
        arrivalNs = new long[capacity];
    }

    void put(final long position, final DirectBuffer buffer, final int offset, final int length, final long atNs) {
        final int index = index(position);
        if (buffers[index] == null || buffers[index].capacity() < Wire.OFFSET + length) {
            buffers[index] = new UnsafeBuffer(
                    new byte[Wire.OFFSET + Math.max(LENGTH_LEAST, Integer.highestOneBit(length) << 1)]);
        }
        buffers[index].putBytes(Wire.OFFSET, buffer, offset, length);
        lengths[index] = length;
        arrivalNs[index] = atNs;
    }

    /** The message lies at {@link Wire#OFFSET}. */
    DirectBuffer buffer(final long position) {
        return buffers[index(position)];
    }

    int length(final long position) {
        return lengths[index(position)];
    }

    long arrivalNs(final long position) {
        return arrivalNs[index(position)];
    }

    void arrivalNs(final long position, final long atNs) {
        arrivalNs[index(position)] = atNs;
    }

    private int index(final long position) {
        return (int) position & mask;
    }
}
