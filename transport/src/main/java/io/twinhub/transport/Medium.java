package io.twinhub.transport;

/**
 * One kind of link as a component sees it: shared memory between a localHub and its Buses, or the network between a
 * localHub and a mainHub. Peers are known by their number in the configuration: computer ids on a network, instance ids
 * on shared memory (the localHub is peer {@link #LOCAL_HUB} to a Bus). The shell gives media to a component; neither
 * reads a clock or starts a thread on the component's behalf.
 */
public interface Medium {
    /** The peer number of the localHub on shared memory. */
    int LOCAL_HUB = 0xFFFF;

    /** What arrives on this stream. The same object every time. */
    Inlet inlet(Stream stream);

    /**
     * Opens the way to a peer.
     *
     * @param returnAddress what the peer named in its hello as the place where it listens; 0 where addresses are fixed.
     */
    Outlet outlet(Stream stream, int peer, int returnAddress);

    /** Where this component listens, to be named in its hello; 0 where addresses are fixed. May change when a medium reconnects. */
    int returnAddress();
}
