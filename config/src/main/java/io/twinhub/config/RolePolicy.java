package io.twinhub.config;

/** What becomes of the ACTIVE one of several instances when its computer is out of contact with the system. */
public enum RolePolicy {
    /** It is ACTIVE no more, and another one takes its place. */
    RELEASE,
    /** It goes on acting alone; nobody takes its place before its localHub says that it is ACTIVE no more. */
    KEEP
}
