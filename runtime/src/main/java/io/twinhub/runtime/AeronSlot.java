package io.twinhub.runtime;

import io.aeron.Aeron;

/**
 * The Aeron client of the moment, which may go and come again. What was made from one client is worthless under the next one, so
 * its users compare the generation. For one thread.
 */
final class AeronSlot {
    private Aeron aeron;
    private int generation;

    AeronSlot() {}

    AeronSlot(final Aeron aeron) {
        set(aeron);
    }

    /** The client; null while there is none. */
    Aeron aeron() {
        return aeron != null && aeron.isClosed() ? null : aeron;
    }

    /** Grows with each client. */
    int generation() {
        return generation;
    }

    void set(final Aeron next) {
        aeron = next;
        generation++;
    }
}
