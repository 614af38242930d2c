package io.twinhub.executive.wire;

/** Why a session pair, or a session, is over. */
public enum CloseReason {
    /** It is not over. */
    NONE,
    /** The session at the other end has done its work. */
    FINISHED,
    /** The program at the other end closed. */
    PEER_CLOSED,
    /** The server died, and this type of session has no restart information. */
    SERVER_LOST,
    /** The session failed its server again and again, and was set aside. */
    QUARANTINED,
    /** The manager lost a save that others have seen: both it and its standby were gone, or it went on without one. */
    BEHIND,
    /** The session sent more than its peer took. */
    FLOODED,
    /** Another server holds the session now. */
    SUPERSEDED,
    /** There is a session of this name, and another program holds it. */
    HELD_ELSEWHERE,
    /** The executive said what no executive says. */
    WRONG,
    /** The configuration does not let the program copy do this with sessions of that type. */
    NOT_PERMITTED,
    /** Another program attached to the session, and goes on with it. */
    ATTACHED_ELSEWHERE,
    /** The managers have no memory for it. */
    FULL,
    /** An administrator ended the session. */
    ENDED
}
