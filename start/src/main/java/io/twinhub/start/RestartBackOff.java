package io.twinhub.start;

/** Decides how long a process that ended waits for its next start: twice as long each time, from the start after a good run. */
final class RestartBackOff {
    private final SupervisorLimits limits;
    private final boolean firstAtOnce;
    private int failureCount;

    /** @param firstAtOnce whether the first restart does not wait: for what everything else depends on. */
    RestartBackOff(final SupervisorLimits limits, final boolean firstAtOnce) {
        this.limits = limits;
        this.firstAtOnce = firstAtOnce;
    }

    /** The wait in nanoseconds after a run of this length. */
    long onEnd(final long ranNs) {
        if (ranNs >= limits.goodRunNs()) {
            failureCount = 0;
        }
        failureCount++;
        if (failureCount == 1 && firstAtOnce) {
            return 0;
        }
        final int doublings = Math.min(failureCount - (firstAtOnce ? 2 : 1), Integer.SIZE - 2);
        // Compared before shifting, so that it cannot overflow.
        return limits.backOffFirstNs() > limits.backOffMaxNs() >> doublings
                ? limits.backOffMaxNs()
                : limits.backOffFirstNs() << doublings;
    }
}
