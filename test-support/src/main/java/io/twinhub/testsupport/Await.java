package io.twinhub.testsupport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions of the real world, with a deadline; for tests with real processes. */
public final class Await {
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private Await() {}

    /** Waits until this is so; fails after so many seconds. */
    public static void until(final String what, final int withinSeconds, final BooleanSupplier condition) {
        until(what, withinSeconds, condition, () -> "");
    }

    /**
     * Waits until this is so; fails after so many seconds.
     *
     * @param what is waited for.
     * @param evidence is shown after a failure, such as what a process said.
     */
    public static void until(
            final String what,
            final int withinSeconds,
            final BooleanSupplier condition,
            final Supplier<String> evidence) {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(withinSeconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs >= 0) {
                throw new AssertionError("not within " + withinSeconds + " s: " + what + "\n" + evidence.get());
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }
}
