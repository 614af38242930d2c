package io.twinhub.transport;

import org.agrona.DirectBuffer;

/**
 * Where the super messages of one stream leave for one peer. Implemented by a shared-memory or network publication and by
 * a simulated wire. Used by the thread of its component only.
 */
public interface Outlet extends AutoCloseable {
    /** Super messages that may be in transit before a partly filled one waits; see the hop rule. */
    int IN_TRANSIT_MAX = 2;

    /**
     * Hands over one super message; never waits.
     *
     * @return true if it was taken (the buffer is free again), false if there is no room or no way to the peer just now.
     */
    boolean offer(DirectBuffer buffer, int offset, int length);

    /** Whether this medium shows the sender what the receiver has consumed (shared memory does, a network does not). */
    boolean showsConsumption();

    /**
     * How many super messages the receiver has not consumed of those that were taken, up to {@link #IN_TRANSIT_MAX}; more are not counted.
     * Meaningful only where {@link #showsConsumption()}.
     */
    int inTransitCount();

    /** Gives the way up; what was taken may still arrive. */
    @Override
    void close();
}
