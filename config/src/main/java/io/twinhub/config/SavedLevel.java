package io.twinhub.config;

/** What a save survives. */
public enum SavedLevel {
    /** The loss of the server: the manager has it. */
    MEMORY,
    /** The loss of the server and of the manager: a standby has it, too. */
    STANDBY,
    /** A stop of everything and the loss of power as well: it is on the disks of the manager and of its standbys. */
    DISK
}
