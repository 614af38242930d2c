package io.twinhub.testsupport;

import java.util.Optional;

/** A program to which faults happen. */
interface Victim extends SimProcess {
    /** Whether it runs on this spoke computer. */
    boolean isOn(SimSpoke candidate);

    /** The way to its localHub, or back; empty while it is not connected. */
    Optional<Path> sharedMemory(Direction direction);

    /** The medium takes the program for dead although it lives; it connects anew. */
    void dropConnection();

    /** Publishes so many events at once, if it publishes at all. */
    default void publishSome(final int count) {}

    /** Says nothing by itself for so long. */
    default void silence(final long durationNs) {}
}
