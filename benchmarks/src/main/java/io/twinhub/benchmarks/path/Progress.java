package io.twinhub.benchmarks.path;

/** Tells people how far a measurement is. */
@FunctionalInterface
interface Progress {
    void say(String format, Object... arguments);
}
