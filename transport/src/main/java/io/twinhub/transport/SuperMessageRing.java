package io.twinhub.transport;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * A fixed number of preallocated super message buffers of one link and stream, used in turn: the oldest are full and wait to be
 * taken by the medium, one is being filled. Nothing is allocated after construction.
 */
final class SuperMessageRing {
    private final UnsafeBuffer[] buffers;
    private final int[] lengths;
    private final int headerLength;
    private final int capacity;
    private int head;
    private int fullCount;

    SuperMessageRing(final int count, final int capacity, final int headerLength) {
        if (count < 2) {
            throw new IllegalArgumentException("a ring needs two buffers, one to fill and one to send: " + count);
        }
        this.buffers = new UnsafeBuffer[count];
        this.lengths = new int[count];
        this.headerLength = headerLength;
        this.capacity = capacity;
        for (int i = 0; i < count; i++) {
            buffers[i] = new UnsafeBuffer(new byte[capacity]);
        }
        clear();
    }

    void clear() {
        head = 0;
        fullCount = 0;
        lengths[0] = headerLength;
    }

    /** The buffer being filled; valid until the next claim. */
    UnsafeBuffer open() {
        return buffers[openIndex()];
    }

    int openLength() {
        return lengths[openIndex()];
    }

    boolean openIsEmpty() {
        return openLength() == headerLength;
    }

    boolean openHasRoom(final int length) {
        return openLength() + length <= capacity;
    }

    /**
     * Reserves bytes in the open buffer; one that has no room for them is closed first.
     *
     * @return the offset in {@link #open()}, or -1 if every buffer waits to be sent.
     */
    int claim(final int length) {
        if (!openHasRoom(length) && !closeOpen()) {
            return -1;
        }
        final int index = openIndex();
        final int offset = lengths[index];
        if (offset + length > capacity) {
            throw new IllegalArgumentException("longer than a super message: " + length);
        }
        lengths[index] = offset + length;
        return offset;
    }

    /** Makes the open buffer a full one; false if there is no other to open. */
    boolean closeOpen() {
        if (fullCount + 1 == buffers.length) {
            return false;
        }
        fullCount++;
        lengths[openIndex()] = headerLength;
        return true;
    }

    boolean hasFull() {
        return fullCount > 0;
    }

    UnsafeBuffer oldest() {
        return buffers[head];
    }

    int oldestLength() {
        return lengths[head];
    }

    /** The oldest full buffer was taken by the medium. */
    void releaseOldest() {
        head = (head + 1) % buffers.length;
        fullCount--;
    }

    /** The open buffer was taken by the medium although not full. */
    void releaseOpen() {
        lengths[openIndex()] = headerLength;
    }

    private int openIndex() {
        final int index = head + fullCount;
        return index < buffers.length ? index : index - buffers.length;
    }
}
