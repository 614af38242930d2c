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

    /** The inlets of a medium in the order in which they are to be polled: admin first. */
    static Inlet[] ofAllStreams(final Medium medium) {
        final Stream[] streams = Stream.values();
        final Inlet[] inlets = new Inlet[streams.length];
        for (int i = 0; i < streams.length; i++) {
            inlets[i] = medium.inlet(streams[i]);
        }
        return inlets;
    }
}
