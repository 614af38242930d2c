package io.twinhub.benchmarks.path;

import io.twinhub.load.LoadControl;

/**
 * What the source is to send.
 *
 * @param size bytes of a message.
 * @param rate messages per second, or {@link LoadControl#RATE_FULL}.
 * @param echo whether the sink sends everything back.
 * @param lossPerMillion datagrams that network A loses of a million; only where {@link LossyNetworkA} is in.
 * @param plantedBytes what the sink allocates for each message, to see whether it is noticed.
 */
record Load(int size, long rate, boolean echo, int lossPerMillion, int plantedBytes) {
    /** So many bytes are under way at most: less than the buffers of a hop hold. */
    private static final long WINDOW_BYTES = 768 * 1024;

    static Load full(final int size) {
        return new Load(size, LoadControl.RATE_FULL, false, 0, 0);
    }

    static Load oneWay(final int size, final long rate) {
        return new Load(size, rate, false, 0, 0);
    }

    static Load roundTrip(final int size, final long rate) {
        return new Load(size, rate, true, 0, 0);
    }

    Load withRate(final long perSecond) {
        return new Load(size, perSecond, echo, lossPerMillion, plantedBytes);
    }

    Load withLoss(final int perMillion) {
        return new Load(size, rate, echo, perMillion, plantedBytes);
    }

    Load withPlanted(final int bytes) {
        return new Load(size, rate, echo, lossPerMillion, bytes);
    }

    long window() {
        return WINDOW_BYTES / size;
    }
}
