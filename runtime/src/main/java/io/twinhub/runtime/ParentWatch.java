package io.twinhub.runtime;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the process that started this one has ended: the operating system then gives it another parent. For one thread.
 */
final class ParentWatch {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    private long checkedNs;

    ParentWatch(final long nowNs) {
        checkedNs = nowNs;
    }

    boolean hasEnded(final long nowNs) {
        if (nowNs - checkedNs < INTERVAL_NS) {
            return false;
        }
        checkedNs = nowNs;
        return !ProcessHandle.current().parent().equals(parent);
    }
}
