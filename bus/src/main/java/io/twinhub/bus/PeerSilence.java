package io.twinhub.bus;

import io.twinhub.transport.ConnectionLimits;

/** For how long nothing was heard of the other end of a connection: when to ask whether another instance acts in its place, and when to give it up. */
final class PeerSilence {
    private static final long NEVER = Long.MAX_VALUE;

    private final ConnectionLimits limits;
    private final boolean hasOthers;
    private long heardNs;
    private long askedNs;

    /** @param hasOthers whether another instance may act in the place of the peer. */
    PeerSilence(final ConnectionLimits limits, final boolean hasOthers) {
        this.limits = limits;
        this.hasOthers = hasOthers;
    }

    void heard(final long nowNs) {
        heardNs = nowNs;
    }

    /** After a pause of our own the silence says nothing about the peer. */
    void afterPause(final long nowNs) {
        heardNs = Math.max(heardNs, nowNs - limits.deadAfterNs() + 2 * limits.keepAliveNs());
    }

    boolean isDeath(final long nowNs) {
        return nowNs >= deathNs();
    }

    long deathNs() {
        return heardNs + limits.deadAfterNs() + 1;
    }

    /** Whether to ask the others now; next time later. */
    boolean asks(final long nowNs, final boolean isUnconfirmed) {
        if (nowNs < askDueNs(isUnconfirmed)) {
            return false;
        }
        askedNs = nowNs;
        return true;
    }

    long nextDueNs(final boolean isUnconfirmed) {
        return Math.min(deathNs(), askDueNs(isUnconfirmed));
    }

    /** A peer that has something to confirm would have done so long ago; any other one shows itself now and then. */
    private long askDueNs(final boolean isUnconfirmed) {
        if (!hasOthers) {
            return NEVER;
        }
        final long patienceNs = isUnconfirmed ? 2 * limits.resendNs() : limits.keepAliveNs() + limits.resendNs();
        return Math.max(heardNs + patienceNs, askedNs + limits.openRetryNs());
    }
}
