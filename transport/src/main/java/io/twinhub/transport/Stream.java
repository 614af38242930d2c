package io.twinhub.transport;

/** The classes of messages. Each has a stream of its own on every hop, so that one never waits for another. */
public enum Stream {
    /** State that the infrastructure exchanges with itself: roles, interests, refusals. Polled and sent before the others. */
    ADMIN(10),
    /** Runs of events. */
    EVENT(20),
    /** Segments of message connections. */
    POINT_TO_POINT(30);

    private static final Stream[] BY_ID = new Stream[32];

    static {
        for (final Stream stream : values()) {
            BY_ID[stream.id] = stream;
        }
    }

    private final int id;

    Stream(final int id) {
        this.id = id;
    }

    /** The number by which the transport below knows this stream; also in the header of every super message. */
    public int id() {
        return id;
    }

    /** The stream with this number; null if there is none. */
    public static Stream ofId(final int id) {
        return id >= 0 && id < BY_ID.length ? BY_ID[id] : null;
    }
}
