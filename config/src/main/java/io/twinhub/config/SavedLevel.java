package io.twinhub.config;

/** What a save survives. */
public enum SavedLevel {
    /** The loss of the server: the manager has it. */
    MEMORY,
    /** The loss of the server and of the manager: a standby has it, too. */
    STANDBY
}
