package io.twinhub.runtime;

import io.aeron.Aeron;
import io.twinhub.transport.Stream;

/**
 * Stream ids on shared memory. Towards the localHub a stream has its own number. Towards a Bus each connection has numbers of its
 * own, derived from its return address: a killed Bus leaves a subscription behind that nobody polls for as long as the driver takes
 * to miss it, and a successor on the same stream id would be held up by it.
 */
final class IpcStreams {
    private static final int STREAM_ID_COUNT = 64;
    private static final int ADDRESS_COUNT = 1 << 24;

    private IpcStreams() {}

    /** A return address that no other connection to this driver has had (for the next sixteen million of them); never 0. */
    static int newReturnAddress(final Aeron aeron) {
        return Math.floorMod(aeron.nextCorrelationId(), ADDRESS_COUNT) * STREAM_ID_COUNT + STREAM_ID_COUNT;
    }

    static int toLocalHub(final Stream stream) {
        return stream.id();
    }

    static int toBus(final Stream stream, final int returnAddress) {
        return returnAddress + stream.id();
    }
}
