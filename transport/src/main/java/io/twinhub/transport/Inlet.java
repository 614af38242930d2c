package io.twinhub.transport;

/** Where the super messages of one stream arrive from all peers of a medium; in order per peer. */
public interface Inlet {
    /**
     * Hands at most {@code limit} super messages to the handler, taking turns between peers.
     *
     * @return how many were handed over.
     */
    int poll(SuperMessageHandler handler, int limit);

    /**
     * As {@link #poll}, but the handler may leave a message where it is: so a sender can be made to wait alone.
     *
     * @return how many were taken.
     */
    int pollSelectively(SelectiveHandler handler, int limit);
}
