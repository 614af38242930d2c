package io.twinhub.config;

/** What a manager does at levels STANDBY and DISK while no standby has everything. */
public enum WhenAlone {
    /** Nothing is answered or handed on until one has. */
    WAIT,
    /** It goes on and says that what it takes is saved in memory. */
    CONTINUE
}
