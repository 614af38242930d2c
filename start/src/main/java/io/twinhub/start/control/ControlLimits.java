package io.twinhub.start.control;

import java.util.concurrent.TimeUnit;

/**
 * Times and sizes of the control channel.
 *
 * @param connectionCountMax connections at a time, on each of the local socket and the network addresses.
 * @param enterNs for the handshake, in which a stranger may take our time.
 * @param requestNs from one response to the next complete request; then the connection ends.
 * @param requestLengthMax of a request, in bytes.
 */
public record ControlLimits(int connectionCountMax, long enterNs, long requestNs, int requestLengthMax) {
    /** Bytes of a stretch of a version's content: large enough that the way there and back does not count, small enough to start again. */
    public static final int STRETCH_LENGTH_MAX = 256 * 1024;

    /** The longest response: what a hub with a thousand sources counts, or the roles of a large system. */
    static final int RESPONSE_LENGTH_MAX = 16 << 20;

    public static ControlLimits standard() {
        return new ControlLimits(
                64, TimeUnit.SECONDS.toNanos(5), TimeUnit.SECONDS.toNanos(30), STRETCH_LENGTH_MAX + 64 * 1024);
    }
}
