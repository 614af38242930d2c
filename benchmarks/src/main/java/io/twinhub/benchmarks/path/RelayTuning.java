package io.twinhub.benchmarks.path;

/**
 * Sizes of the limit's media drivers: those of the Twinhub's profile for fast machines, but for longer terms on shared memory, which
 * suit frames of one message each.
 *
 * @param mtuBytes largest datagram payload.
 */
record RelayTuning(
        int mtuBytes,
        int ipcTermLengthBytes,
        int ipcMtuBytes,
        int udpTermLengthBytes,
        int windowBytes,
        int socketBufferBytes) {
    private static final int KIB = 1024;

    static RelayTuning ofMtu(final int mtuBytes) {
        return new RelayTuning(mtuBytes, 1024 * KIB, 16 * KIB, 256 * KIB, 128 * KIB, 2 * KIB * KIB);
    }

    /** What one fragment on the network carries. */
    int payloadLengthMax() {
        return mtuBytes - Relay.FRAME_HEADER_LENGTH;
    }
}
