package io.twinhub.transport;

import org.agrona.DirectBuffer;

/**
 * Where the super messages of one stream leave for one peer. Implemented by a shared-memory or network publication and by
 * a simulated wire. Used by the thread of its component only.
 */
public interface Outlet extends AutoCloseable {
    /**
     * Hands over one super message; never waits.
     *
     * @return true if it was taken (the buffer is free again), false if there is no room or no way to the peer just now.
     */
    boolean offer(DirectBuffer buffer, int offset, int length);

    /** Whether this medium shows the sender what the receiver has consumed (shared memory does, a network does not). */
    boolean showsConsumption();

    /** True if the receiver has consumed all that was offered. Meaningful only where {@link #showsConsumption()}. */
    boolean isConsumed();

    /** Gives the way up; what was taken may still arrive. */
    @Override
    void close();
}
