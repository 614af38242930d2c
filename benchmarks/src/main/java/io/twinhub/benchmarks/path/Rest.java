package io.twinhub.benchmarks.path;

import io.twinhub.config.IdleMode;
import io.twinhub.runtime.IdlePolicy;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How the processes of the limit rest: as those of the Twinhub do, by the same code. */
final class Rest {
    private static final LongSupplier NOTHING_DUE = () -> Long.MAX_VALUE;

    private final IdlePolicy policy;

    /** @param mode as in the configuration: {@code backoff}, {@code yield} or {@code spin}. */
    Rest(final String mode) {
        policy = new IdlePolicy(IdleMode.valueOf(mode.toUpperCase(Locale.ROOT)), System.nanoTime());
    }

    void idle(final int workCount) {
        idle(workCount, workCount);
    }

    /** @param componentWorkCount what was done beside the driver's work. */
    void idle(final int workCount, final int componentWorkCount) {
        policy.idle(System.nanoTime(), workCount, componentWorkCount, NOTHING_DUE);
    }
}
