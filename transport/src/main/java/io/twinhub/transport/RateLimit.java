package io.twinhub.transport;

import io.twinhub.transport.codec.RunHeaderDecoder;

/**
 * How many events of a publisher pass in a second. What passes is paid for afterwards, so a whole super message passes as soon as
 * anything may, and the next one waits until it is paid: the generic cell rate algorithm of ITU-T I.371. Over any time T, at most
 * {@code perSecond * (T + burst)} events pass, and the last super message. For one thread.
 */
public final class RateLimit {
    private static final long SECOND_NS = 1_000_000_000L;

    private final int perSecond;
    private final long burstNs;
    /** When all that passed is paid for. */
    private long paidAtNs;

    private boolean isUsed;

    /**
     * @param perSecond events, 1 or more.
     * @param burstNs after silence so much of the rate passes at once.
     */
    public RateLimit(final int perSecond, final long burstNs) {
        this.perSecond = perSecond;
        this.burstNs = burstNs;
    }

    /** Whether anything may pass now. */
    public boolean admits(final long nowNs) {
        return !isUsed || paidAtNs - nowNs < burstNs;
    }

    /** So many events passed. */
    public void charge(final long count, final long nowNs) {
        final long begin = isUsed ? Math.max(paidAtNs, nowNs) : nowNs;
        paidAtNs = begin + count * SECOND_NS / perSecond;
        isUsed = true;
    }

    /** A run passed. What it says of itself may be anything, but it cannot have more messages than it has room for. */
    public void charge(final RunHeaderDecoder run, final long nowNs) {
        charge(Math.min(run.last() - run.after(), run.messageLength() / EventBlock.HEADER_LENGTH), nowNs);
    }

    /** When something may pass again; in the past if it may now. */
    public long admitsAtNs() {
        return isUsed ? paidAtNs - burstNs + 1 : Long.MIN_VALUE;
    }
}
