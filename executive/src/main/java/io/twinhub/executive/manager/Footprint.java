package io.twinhub.executive.manager;

import io.twinhub.executive.wire.Item;

/**
 * How much memory a store takes, about: told of everything that changes, it counts what that takes now in place of what it took before. The same content has the same
 * footprint, so a manager and its standbys come to the same decision.
 */
final class Footprint {
    /** Objects and map entries of a session, beside its address and state; measured with 100,000 sessions, and rounded up. */
    private static final int SESSION_BYTES = 500;
    /** The same of an end, and of an item that waits there. */
    private static final int END_BYTES = 250;

    private static final int ITEM_BYTES = 120;

    private final long limit;
    private long bytes;

    /** @param limit bytes that sessions may take before no further ones are opened. */
    Footprint(final long limit) {
        this.limit = limit;
    }

    /** @param isThere false if it was removed. */
    void note(final StoredSession session, final boolean isThere) {
        final long now = isThere ? SESSION_BYTES + session.address.length() + session.state.length : 0;
        bytes += now - session.footprint;
        session.footprint = now;
    }

    /** @param isThere false if it was removed. */
    void note(final End end, final boolean isThere) {
        final long now = isThere ? END_BYTES + end.waitingBytes() : 0;
        bytes += now - end.footprint;
        end.footprint = now;
    }

    static long of(final Item item) {
        return ITEM_BYTES + (long) item.text().length() + item.data().length;
    }

    long bytes() {
        return bytes;
    }

    /** Whether no further sessions are opened; those that are there may grow. */
    boolean isFull() {
        return bytes >= limit;
    }

    /** Whether the word that it is full may be taken back: not at each session that ends and each one that begins. */
    boolean hasRoom() {
        return bytes < limit - limit / 8;
    }

    /** By how many bytes sessions may still grow: a quarter more than may be opened. */
    long room() {
        return limit + limit / 4 - bytes;
    }

    long limit() {
        return limit;
    }
}
