package io.twinhub.bus;

import io.twinhub.transport.codec.ClosedCode;

/** Why a message connection ended. */
public enum ClosedReason {
    /** Both ends ended their output, and everything was delivered. */
    ENDED(ClosedCode.ENDED),
    /** The other end closed; what it had not been given yet is lost. */
    PEER_CLOSED(ClosedCode.PEER_CLOSED),
    /** The other program, or its Bus, was started anew and knows nothing of the connection. */
    PEER_GONE(ClosedCode.PEER_GONE),
    /** The other end is not ACTIVE, or no longer: who connects again reaches the instance that is, once there is one. */
    PEER_NOT_ACTIVE(ClosedCode.PEER_NOT_ACTIVE),
    /** The other program accepts no connection: it has no handler for them, or as many as it can serve; that of another version may not run at all. */
    NOT_ACCEPTED(ClosedCode.NOT_ACCEPTED),
    /** Nothing was heard of the other end for too long, or of this one by the other. */
    TIMEOUT(ClosedCode.TIMEOUT),
    /** What came in was not what a Bus sends. */
    PROTOCOL_ERROR(ClosedCode.PROTOCOL_ERROR),
    /** This program closed. */
    LOCAL_CLOSE(ClosedCode.PEER_CLOSED),
    /** This instance accepted the connection as the ACTIVE one, which it no longer is. */
    OWN_ROLE_LOST(ClosedCode.PEER_NOT_ACTIVE);

    private static final ClosedReason[] TOLD = {
        ENDED, PEER_CLOSED, PEER_GONE, PEER_NOT_ACTIVE, NOT_ACCEPTED, TIMEOUT, PROTOCOL_ERROR
    };

    private final ClosedCode told;

    ClosedReason(final ClosedCode told) {
        this.told = told;
    }

    /** What the other end is told when this end has this reason. */
    ClosedCode told() {
        return told;
    }

    /** The reason that the other end told. */
    static ClosedReason of(final int code) {
        for (final ClosedReason reason : TOLD) {
            if (reason.told.value() == code) {
                return reason;
            }
        }
        return PROTOCOL_ERROR;
    }
}
