package io.twinhub.transport;

import java.nio.ByteBuffer;

/** Bytes in order, in both directions, between two processes of one computer. For one thread; never waits. */
public interface LocalStream {
    /** What {@link #read} and {@link #write} say when the other end is gone; what it had written can be read before. */
    int GONE = -1;

    /** Reads what there is and has room; returns the number of bytes, 0 if there are none yet. */
    int read(ByteBuffer into);

    /** Writes as much as there is room for; returns the number of bytes. */
    int write(ByteBuffer from);

    /** Closes this end. What was written is read by the other one. */
    void close();
}
