package io.twinhub.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, with a deadline. */
final class Await {
    private static final long PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(200);

    private Await() {}

    /** Waits until this is so; fails after so many seconds. Returns how long it took, in milliseconds. */
    static long until(final String what, final int withinSeconds, final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - startNs > TimeUnit.SECONDS.toNanos(withinSeconds)) {
                throw new AssertionError("not within " + withinSeconds + " s: " + what);
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
    }
}
