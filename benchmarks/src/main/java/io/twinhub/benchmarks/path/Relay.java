package io.twinhub.benchmarks.path;

/** Where the processes of the limit meet: the same addresses and the same shape as the Twinhub's, in raw Aeron. */
final class Relay {
    /** Stream of what goes from the sender to the receiver. */
    static final int THERE = 1;
    /** Stream of what goes back. */
    static final int BACK = 2;
    /** Stream of a program to its relay. */
    static final int UP = 11;
    /** Stream of a relay to its program. */
    static final int DOWN = 12;
    /** In front of what a frame carries. */
    static final int FRAME_HEADER_LENGTH = 32;
    /** Fragments in one poll. With the driver on the relay's own thread, 16 instead would cost half of the throughput. */
    static final int POLL_LIMIT = 256;

    private static final String[] NETWORKS = {"127.0.1.", "127.0.2."};

    /** Last byte of the addresses of the spoke with the sender. */
    static final int HERE = 11;
    /** Last byte of the addresses of the spoke with the receiver. */
    static final int FAR = 12;
    /** Last byte of the addresses of the hubs. */
    static final int HUB = 1;

    private Relay() {}

    /** An address on a network, 0 or 1. */
    static String endpoint(final int network, final int host, final int port) {
        return "aeron:udp?endpoint=" + NETWORKS[network] + host + ":" + port;
    }
}
