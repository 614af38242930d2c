package io.twinhub.config;

/** For which machines sizes, times and idling are chosen. */
public enum TransportProfile {
    /** Many processes on few cores: everything small, patient with processes that do not get the processor, quiet when idle. */
    SMALL,
    /** Hubs with cores of their own: larger buffers, shorter times, and threads that hardly rest. */
    FAST
}
