package io.twinhub.transport;

/**
 * The classes of messages. Each has a stream of its own on every hop, so that one never waits for another.
 * (Point-to-point joins them with its own stream when message connections exist.)
 */
public enum Stream {
    /** State that the infrastructure exchanges with itself: roles, interests, refusals. */
    ADMIN(10),
    /** Runs of events. */
    EVENT(20);

    private final int id;

    Stream(final int id) {
        this.id = id;
    }

    /** The number by which the transport below knows this stream; also in the header of every super message. */
    public int id() {
        return id;
    }
}
