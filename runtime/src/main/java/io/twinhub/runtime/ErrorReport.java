package io.twinhub.runtime;

import io.twinhub.metadata.ErrorResult;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Passes errors on, but the same one at most once in ten seconds: a driver meets a dead network with every packet. Any thread.
 */
public final class ErrorReport implements Consumer<ErrorResult> {
    private static final long REPEAT_INTERVAL_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int KNOWN_COUNT_MAX = 256;

    private final Consumer<ErrorResult> next;
    private final Map<String, Long> reportedNs = new HashMap<>();

    /** Passes on to this. */
    public ErrorReport(final Consumer<ErrorResult> next) {
        this.next = next;
    }

    @Override
    public synchronized void accept(final ErrorResult error) {
        final long nowNs = System.nanoTime();
        final Long before = reportedNs.get(error.text());
        if (before == null || nowNs - before >= REPEAT_INTERVAL_NS) {
            if (reportedNs.size() >= KNOWN_COUNT_MAX) {
                reportedNs.clear();
            }
            reportedNs.put(error.text(), nowNs);
            next.accept(error);
        }
    }
}
