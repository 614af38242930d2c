package io.twinhub.runtime;

import io.aeron.driver.status.SystemCounterDescriptor;
import io.twinhub.metadata.ErrorResult;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Notices that something sends datagrams to our port that are not even Aeron's. The driver drops and counts them, but tells nobody;
 * whoever sends them by mistake waits in vain. Reported once in the life of a process. For one thread.
 */
final class ForeignDatagrams {
    /** A person finds out soon enough, and a duty cycle pays nothing for it. */
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final CountersReader counters;
    private final Consumer<ErrorResult> errors;
    private final ErrorResult error;
    private long dueNs;
    private boolean reported;

    /** @param error what is then reported. */
    ForeignDatagrams(final CountersReader counters, final Consumer<ErrorResult> errors, final ErrorResult error) {
        this.counters = counters;
        this.errors = errors;
        this.error = error;
        this.dueNs = System.nanoTime();
    }

    void check(final long nowNs) {
        if (reported || nowNs - dueNs < 0) {
            return;
        }
        dueNs = nowNs + INTERVAL_NS;
        if (counters.getCounterValue(SystemCounterDescriptor.INVALID_PACKETS.id()) > 0) {
            reported = true;
            errors.accept(error);
        }
    }
}
