package io.twinhub.bus;

/** Hears that this program was slow, on the thread that polls. */
@FunctionalInterface
public interface SlowHandler {
    /**
     * The program kept up again, for a second, after a time in which it did not.
     *
     * @param missedCount events that it did not get meanwhile: values that gave way to newer ones, and what a gap was reported for.
     */
    void onSlow(long missedCount);
}
