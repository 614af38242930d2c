package io.twinhub.transport;

import org.agrona.DirectBuffer;

/**
 * What a slow receiver gets of the events that may be conflated: their latest values, sent in rounds as soon as there is room. A round is
 * complete before the next one begins, so an event id that changes often neither waits for ever nor keeps others waiting; what is new
 * meanwhile gathers for the next round. Costs nothing, memory included, before it is needed.
 */
public final class Conflation {
    private final RunWriter runs;
    private final ConflatedRunWriter writer;
    private final int sourceCount;
    private LatestValues gathering;
    private LatestValues sending;

    /**
     * @param runs what else is written to the link.
     * @param sourceCount computers that can be sources.
     */
    public Conflation(final RunWriter runs, final int sourceCount) {
        this.runs = runs;
        this.sourceCount = sourceCount;
        writer = new ConflatedRunWriter(runs.link());
    }

    /** Whether nothing waits to be sent. */
    public boolean isEmpty() {
        return gathering == null || gathering.isEmpty() && sending.isEmpty();
    }

    /** Whether latest values of this source wait; whatever of it may be conflated must join them. */
    public boolean holds(final int source) {
        return gathering != null && (gathering.holds(source) || sending.holds(source));
    }

    /** Whether an event block of this length can be sent as a latest value. */
    public boolean fits(final int blockLength) {
        return writer.fits(blockLength);
    }

    /**
     * Keeps a value until there is room.
     *
     * @param after end of the interval before, if nothing of this source gathers yet.
     * @param missedCount values that it replaced before it came here.
     * @return how many values it replaced here: 0 or 1.
     */
    public int keep(
            final int source,
            final long sourceEpoch,
            final int instance,
            final long copyEpoch,
            final long after,
            final long sequence,
            final long missedCount,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (gathering == null) {
            gathering = new LatestValues(sourceCount);
            sending = new LatestValues(sourceCount);
        }
        return gathering.put(
                source, sourceEpoch, instance, copyEpoch, after, sequence, missedCount, buffer, offset, length);
    }

    /** What gathers of this source can no longer vouch for an interval: it is given up. A round that is being sent goes on. */
    public void giveUp(final int source) {
        if (gathering != null) {
            gathering.close(source);
        }
    }

    /** Nothing is owed to the receiver any more. */
    public void clear() {
        if (gathering != null) {
            gathering.clear();
            sending.clear();
        }
    }

    /** Sends as far as there is room; returns how many values. */
    public int send() {
        if (isEmpty()) {
            return 0;
        }
        runs.interrupt();
        writer.interrupt();
        int count = 0;
        while (!isEmpty()) {
            if (sending.isEmpty()) {
                final LatestValues next = gathering;
                gathering = sending;
                sending = next;
            }
            final LatestValues.Round round = sending.first();
            final LatestValues.Value value = round.first();
            if (value == null ? !writer.end(round) : !writer.write(round, value)) {
                return count;
            }
            if (value == null) {
                sending.close(round.source);
            } else {
                sending.remove(value);
                count++;
            }
        }
        return count;
    }
}
