package io.twinhub.runtime;

import io.twinhub.metadata.ErrorResult;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Spaces out attempts that fail, and reports the same failure once until it changes or is over. For one thread. */
final class Retry {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<ErrorResult> errors;
    private boolean failing;
    private long failedNs;
    private int reportedCode = -1;

    Retry(final Consumer<ErrorResult> errors) {
        this.errors = errors;
    }

    boolean isDue(final long nowNs) {
        return !failing || nowNs - failedNs >= INTERVAL_NS;
    }

    void failed(final long nowNs, final ErrorResult error) {
        failing = true;
        failedNs = nowNs;
        if (error.code() != reportedCode) {
            reportedCode = error.code();
            errors.accept(error);
        }
    }

    void succeeded() {
        failing = false;
        reportedCode = -1;
    }
}
