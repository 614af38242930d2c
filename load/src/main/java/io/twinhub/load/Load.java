package io.twinhub.load;

/**
 * What the sender is to send.
 *
 * @param size bytes of a message.
 * @param rate messages per second, or {@link LoadControl#RATE_FULL}.
 * @param echo whether the receiver sends everything back.
 * @param lossPerMillion datagrams that network A loses of a million; only where {@link LossyNetworkA} is in.
 * @param plantedBytes what the receiver allocates for each message, to see whether it is noticed.
 * @param asMessages over a message connection and not as events; then the size is that of the message alone.
 * @param countMax so many and no more.
 */
public record Load(
        int size, long rate, boolean echo, int lossPerMillion, int plantedBytes, boolean asMessages, long countMax) {
    /** So many bytes are under way at most: less than the buffers of a hop hold. */
    private static final long WINDOW_BYTES = 768 * 1024;

    public static Load full(final int size) {
        return new Load(size, LoadControl.RATE_FULL, false, 0, 0, false, Long.MAX_VALUE);
    }

    public static Load oneWay(final int size, final long rate) {
        return new Load(size, rate, false, 0, 0, false, Long.MAX_VALUE);
    }

    public static Load roundTrip(final int size, final long rate) {
        return new Load(size, rate, true, 0, 0, false, Long.MAX_VALUE);
    }

    public Load withRate(final long perSecond) {
        return new Load(size, perSecond, echo, lossPerMillion, plantedBytes, asMessages, countMax);
    }

    public Load withLoss(final int perMillion) {
        return new Load(size, rate, echo, perMillion, plantedBytes, asMessages, countMax);
    }

    public Load withPlanted(final int bytes) {
        return new Load(size, rate, echo, lossPerMillion, bytes, asMessages, countMax);
    }

    /** The same over the message connection. */
    public Load overConnection() {
        return new Load(size, rate, echo, lossPerMillion, plantedBytes, true, countMax);
    }

    /** The same, and no more than so many. */
    public Load withCount(final long count) {
        return new Load(size, rate, echo, lossPerMillion, plantedBytes, asMessages, count);
    }

    public long window() {
        return Math.max(1, WINDOW_BYTES / size);
    }
}
