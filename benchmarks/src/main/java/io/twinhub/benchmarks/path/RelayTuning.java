package io.twinhub.benchmarks.path;

/**
 * Sizes of the limit's media drivers.
 *
 * @param mtuBytes largest datagram payload.
 */
record RelayTuning(int mtuBytes, int ipcTermLengthBytes, int ipcMtuBytes, int udpTermLengthBytes, int windowBytes) {
    static RelayTuning ofMtu(final int mtuBytes) {
        return new RelayTuning(
                mtuBytes,
                Integer.getInteger("ipcTerm", 1024 * 1024),
                16 * 1024,
                Integer.getInteger("udpTerm", 1024 * 1024),
                Integer.getInteger("rcvWnd", 128 * 1024));
    }

    /** What one fragment on the network carries. */
    int payloadLengthMax() {
        return mtuBytes - 32;
    }
}
