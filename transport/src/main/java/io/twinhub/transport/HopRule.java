package io.twinhub.transport;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The hop rule of one stream of a link: a super message leaves when the next message does not fit, or as soon as fewer than
 * {@value Outlet#IN_TRANSIT_MAX} of this stream are in transit. With one, each message would wait for the answer to the one before, since that shows
 * that it was consumed, and a round trip takes half as long again. So batches grow with the load by themselves, as small segments do under Nagle's rule (RFC 896). A bound of a
 * few milliseconds, used once per outstanding acknowledgement, covers a lost acknowledgement without letting a stopped receiver eat
 * the buffers with small super messages.
 */
final class HopRule {
    private final SuperMessageRing ring;
    private final long flushNs;
    private final LinkHeader header;

    private Outlet outlet;
    private long sentSequence;
    private long acknowledgedSequence;
    private boolean flushUsed;
    private boolean partialWaiting;
    private boolean refused;
    private long partialSinceNs;
    private long lastSentNs;

    HopRule(final int superMessageCount, final TransportLimits limits, final LinkHeader header) {
        this.ring = new SuperMessageRing(superMessageCount, limits.superMessageLength(), LinkHeader.LENGTH);
        this.flushNs = limits.flushNs();
        this.header = header;
    }

    SuperMessageRing ring() {
        return ring;
    }

    Outlet outlet() {
        return outlet;
    }

    /** Gives the link its way out, or another one; the old one is closed. */
    void outlet(final Outlet next) {
        if (outlet != null) {
            outlet.close();
        }
        outlet = next;
    }

    /** Begins with an empty ring and no sequence used. */
    void begin(final long nowNs) {
        clear();
        sentSequence = 0;
        acknowledgedSequence = 0;
        flushUsed = false;
        lastSentNs = nowNs;
    }

    /** Forgets what waits to be sent. */
    void clear() {
        ring.clear();
        partialWaiting = false;
        refused = false;
    }

    long sentSequence() {
        return sentSequence;
    }

    long lastSentNs() {
        return lastSentNs;
    }

    /** Whether the medium did not take what was offered last. */
    boolean isRefused() {
        return refused;
    }

    /** Whether nothing waits to be sent. */
    boolean isEmpty() {
        return !ring.hasFull() && ring.openIsEmpty();
    }

    void onAcknowledged(final long sequence) {
        if (sequence > acknowledgedSequence) {
            acknowledgedSequence = sequence;
            flushUsed = false;
        }
    }

    /** Sends what may leave; returns how many super messages did. */
    int send(final long nowNs) {
        return sendFull(nowNs) + sendPartial(nowNs);
    }

    /** Offers a message that is not part of the sequence. */
    boolean sendControl(final UnsafeBuffer message, final int length, final int flags, final long nowNs) {
        header.stamp(message, flags, sentSequence);
        refused = !outlet.offer(message, 0, length);
        if (!refused) {
            lastSentNs = nowNs;
        }
        return !refused;
    }

    /** When something that waits may be sent, or offered again; Long.MAX_VALUE if nothing waits. */
    long nextDueNs(final long lastWorkNs) {
        if (refused) {
            return lastWorkNs + flushNs / 4;
        }
        if (ring.hasFull() || !partialWaiting && !ring.openIsEmpty()) {
            return lastWorkNs; // written after the last duty cycle, which therefore did not see it
        }
        return partialWaiting && !flushUsed ? partialSinceNs + flushNs : Long.MAX_VALUE;
    }

    private int sendFull(final long nowNs) {
        int count = 0;
        refused = false;
        while (ring.hasFull()) {
            if (!offer(ring.oldest(), ring.oldestLength(), nowNs)) {
                return count;
            }
            ring.releaseOldest();
            count++;
        }
        return count;
    }

    private int sendPartial(final long nowNs) {
        if (ring.hasFull() || ring.openIsEmpty()) {
            partialWaiting = false;
            return 0;
        }
        final boolean flushes = inTransit();
        if (flushes && !mayFlush(nowNs)) {
            return 0;
        }
        if (!offer(ring.open(), ring.openLength(), nowNs)) {
            return 0;
        }
        flushUsed |= flushes;
        ring.releaseOpen();
        partialWaiting = false;
        return 1;
    }

    private boolean mayFlush(final long nowNs) {
        if (!partialWaiting) {
            partialWaiting = true;
            partialSinceNs = nowNs;
        }
        return !flushUsed && nowNs - partialSinceNs >= flushNs;
    }

    private boolean inTransit() {
        if (!outlet.showsConsumption()) {
            return sentSequence - acknowledgedSequence >= Outlet.IN_TRANSIT_MAX;
        }
        final boolean inTransit = outlet.inTransitCount() >= Outlet.IN_TRANSIT_MAX;
        flushUsed &= inTransit;
        return inTransit;
    }

    private boolean offer(final UnsafeBuffer buffer, final int length, final long nowNs) {
        header.stamp(buffer, LinkHeader.FLAG_SEQUENCED, sentSequence + 1);
        refused = !outlet.offer(buffer, 0, length);
        if (refused) {
            return false;
        }
        sentSequence++;
        lastSentNs = nowNs;
        return true;
    }
}
