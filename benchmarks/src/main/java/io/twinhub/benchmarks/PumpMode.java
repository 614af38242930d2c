package io.twinhub.benchmarks;

/** How a pump is driven. */
public enum PumpMode {
    OFF,
    MANUAL,
    AUTOMATIC
}
