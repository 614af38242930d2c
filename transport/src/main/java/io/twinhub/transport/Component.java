package io.twinhub.transport;

/**
 * A single-threaded, deterministic state machine: localHub, mainHub, Bus. It is given its time and its media, and neither
 * reads a clock, opens a socket, starts a thread nor sleeps by itself.
 */
public interface Component {
    /**
     * One duty cycle: polls the inlets, does what is due, sends what the hop rule allows.
     *
     * @param nowNs monotonic time in nanoseconds, never less than in the call before.
     * @return how much was done; 0 means idle.
     */
    int doWork(long nowNs);

    /** The earliest time at which {@link #doWork} has something to do even if nothing arrives; Long.MAX_VALUE if never. */
    long nextDueNs();
}
