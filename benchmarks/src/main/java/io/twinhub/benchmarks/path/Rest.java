package io.twinhub.benchmarks.path;

import io.twinhub.runtime.IdlePolicy;

/** How the processes of the limit rest: as those of the Twinhub do, by the same code. */
final class Rest {
    private final IdlePolicy policy = new IdlePolicy(System.nanoTime());
    private final boolean yielding;

    /** @param mode {@code backoff} or {@code yield}. */
    Rest(final String mode) {
        yielding = mode.equals("yield");
    }

    void idle(final int workCount) {
        if (!yielding) {
            policy.idle(System.nanoTime(), workCount, workCount, Long.MAX_VALUE);
        } else if (workCount == 0) {
            Thread.yield();
        }
    }
}
