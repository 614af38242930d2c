package io.twinhub.transport;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * A fixed number of preallocated super message buffers of one link and stream, used in turn: the oldest are full and wait to be
 * taken by the medium, one is being filled. Nothing is allocated after construction.
 */
final class SuperMessageRing {
    private final UnsafeBuffer[] buffers;
    /** Of those that are full; that of the open one is kept apart, because it is asked for with each message. */
    private final int[] lengths;

    private final int headerLength;
    private final int capacity;
    private UnsafeBuffer open;
    private int openIndex;
    private int openLength;
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
        fullCount = 0;
        open(0);
    }

    /** The buffer being filled; valid until the next claim. */
    UnsafeBuffer open() {
        return open;
    }

    int openLength() {
        return openLength;
    }

    boolean openIsEmpty() {
        return openLength == headerLength;
    }

    boolean openHasRoom(final int length) {
        return openLength + length <= capacity;
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
        final int offset = openLength;
        if (offset + length > capacity) {
            throw new IllegalArgumentException("longer than a super message: " + length);
        }
        openLength = offset + length;
        return offset;
    }

    /** Makes the open buffer a full one; false if there is no other to open. */
    boolean closeOpen() {
        if (fullCount + 1 == buffers.length) {
            return false;
        }
        fullCount++;
        lengths[openIndex] = openLength;
        open(openIndex + 1 == buffers.length ? 0 : openIndex + 1);
        return true;
    }

    /** How many can be closed before every buffer waits to be sent. */
    int freeCount() {
        return buffers.length - 1 - fullCount;
    }

    int fullCount() {
        return fullCount;
    }

    boolean hasFull() {
        return fullCount > 0;
    }

    UnsafeBuffer oldest() {
        return buffers[oldestIndex()];
    }

    int oldestLength() {
        return lengths[oldestIndex()];
    }

    /** The oldest full buffer was taken by the medium. */
    void releaseOldest() {
        fullCount--;
    }

    /** The open buffer was taken by the medium although not full. */
    void releaseOpen() {
        openLength = headerLength;
    }

    private void open(final int index) {
        openIndex = index;
        open = buffers[index];
        openLength = headerLength;
    }

    private int oldestIndex() {
        final int index = openIndex - fullCount;
        return index < 0 ? index + buffers.length : index;
    }
}
