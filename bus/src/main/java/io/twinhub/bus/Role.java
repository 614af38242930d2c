package io.twinhub.bus;

/** What this instance is to the system. */
public enum Role {
    /** There is no contact with the localHub. */
    DOWN,
    /** In contact and authenticated, but not yet fit to act. */
    CONNECTED,
    /** Ready to take over. */
    STANDBY,
    /** The one instance of its copy that acts: it alone may publish. */
    ACTIVE
}
