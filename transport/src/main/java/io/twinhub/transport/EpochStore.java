package io.twinhub.transport;

/**
 * Keeps the source epoch of a localHub across its restarts. A source epoch is stored before its first use and never comes
 * from a clock. Storing happens outside the duty cycle.
 */
public interface EpochStore {
    /** The highest epoch known to be safely stored; 0 if none ever was. */
    long stored();

    /** Starts storing a higher epoch; {@link #stored()} shows it once it is safe. Repeated calls with the same epoch do no harm. */
    void store(long epoch);
}
