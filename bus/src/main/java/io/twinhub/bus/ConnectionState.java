package io.twinhub.bus;

/** How far a message connection is. It goes through these in order and may skip {@link #OPEN}. */
public enum ConnectionState {
    /** The other end has not answered yet. */
    OPENING,
    /** Messages can be sent and come in. */
    OPEN,
    /** Over, for a {@link ClosedReason}; connect again for another one. */
    CLOSED
}
