package io.twinhub.bus;

import io.twinhub.transport.ConnectionLimits;

/** How the connecting end of a message connection comes to be open: when it asks, when it gives up, and what it was answered. */
final class Opening {
    private static final long NEVER = Long.MAX_VALUE;

    private final ConnectionLimits limits;
    private ClosedReason refusal = ClosedReason.TIMEOUT;
    /** Whether anybody answered no since this end asked last. */
    private boolean isRefused;

    private long beganNs = NEVER;
    private long askDueNs;

    Opening(final ConnectionLimits limits) {
        this.limits = limits;
    }

    /** A program may connect before it polls for the first time, or long after it polled last: time counts from the first duty cycle. */
    void begin(final long nowNs) {
        if (beganNs == NEVER) {
            beganNs = nowNs;
            askDueNs = nowNs;
        }
    }

    boolean isOver(final long nowNs) {
        return nowNs - beganNs >= limits.deadAfterNs();
    }

    /** Whether to ask now; next time later. */
    boolean asks(final long nowNs) {
        if (nowNs < askDueNs) {
            return false;
        }
        askDueNs = nowNs + limits.openRetryNs();
        isRefused = false;
        return true;
    }

    void askAt(final long nowNs) {
        askDueNs = nowNs;
    }

    /**
     * The answer was no; opening goes on until its time is over, and the reason is the one heard last. What an ACTIVE instance says counts more
     * than that others are not.
     */
    void refused(final ClosedReason reason) {
        if (!isRefused || reason != ClosedReason.PEER_NOT_ACTIVE) {
            refusal = reason;
            isRefused = true;
        }
    }

    /** Why it did not succeed. */
    ClosedReason refusal() {
        return refusal;
    }

    long nextDueNs(final long nowNs) {
        return beganNs == NEVER ? nowNs : Math.min(askDueNs, beganNs + limits.deadAfterNs());
    }
}
