package io.twinhub.transport;

import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The latest value of each event id that found no room on a link, per source in the order of their sequences, with the number of
 * values that each replaces. Takes memory when it is first needed and keeps it: at most one value per event id.
 */
final class LatestValues {
    private final Int2ObjectHashMap<Value> values = new Int2ObjectHashMap<>();
    private final Round[] rounds;
    private Round first;
    private Round last;
    private Value free;

    /** One event id's latest value, with the header of its block. */
    static final class Value {
        final UnsafeBuffer block = new UnsafeBuffer(new byte[0]);
        int length;
        int eventId;
        long sourceEpoch;
        int instance;
        long copyEpoch;
        long sequence;
        long missedCount;
        private Round round;
        private Value before;
        Value behind;
    }

    /**
     * The values of one source, and the interval in which they stand for everything that is for the receiver. When a source numbers anew meanwhile the interval is one of its new numbers; values of
     * before it stay, and stand for nothing but themselves.
     */
    static final class Round {
        final int source;
        long sourceEpoch;
        long after;
        long last;
        private boolean isOpen;
        private Value first;
        private Value latest;
        Round next;

        Round(final int source) {
            this.source = source;
        }

        /** The oldest value; null if all were taken. */
        Value first() {
            return first;
        }
    }

    LatestValues(final int sourceCount) {
        rounds = new Round[sourceCount];
    }

    boolean isEmpty() {
        return first == null;
    }

    boolean holds(final int source) {
        return rounds[source] != null && rounds[source].isOpen;
    }

    /** The round that began first; null if there is none. */
    Round first() {
        return first;
    }

    /**
     * Keeps a value in place of an older one of its event id.
     *
     * @param after where the interval begins if this source has no round yet.
     * @return how many values it replaced here: 0 or 1.
     */
    int put(
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
        final int eventId = EventBlock.eventId(buffer, offset);
        Value value = values.get(eventId);
        final int replaced = value == null ? 0 : 1;
        if (value == null) {
            value = take();
            value.eventId = eventId;
            value.missedCount = 0;
            values.put(eventId, value);
        } else {
            unchain(value);
        }
        value.missedCount += replaced + missedCount;
        value.sourceEpoch = sourceEpoch;
        value.instance = instance;
        value.copyEpoch = copyEpoch;
        value.sequence = sequence;
        value.length = length;
        if (value.block.capacity() < length) {
            value.block.wrap(new byte[BitUtil.findNextPositivePowerOfTwo(length)]);
        }
        value.block.putBytes(0, buffer, offset, length);
        final Round round = open(source, sourceEpoch, after);
        round.last = sequence;
        chain(round, value);
        return replaced;
    }

    /** This value was written, or is given up. */
    void remove(final Value value) {
        unchain(value);
        values.remove(value.eventId);
        value.behind = free;
        free = value;
    }

    /** The round of this source is over; what is left of it is given up. */
    void close(final int source) {
        final Round round = rounds[source];
        if (round == null || !round.isOpen) {
            return;
        }
        while (round.first != null) {
            remove(round.first);
        }
        round.isOpen = false;
        Round before = null;
        Round at = first;
        while (at != round) {
            before = at;
            at = at.next;
        }
        if (before == null) {
            first = round.next;
        } else {
            before.next = round.next;
        }
        if (last == round) {
            last = before;
        }
        round.next = null;
    }

    void clear() {
        while (first != null) {
            close(first.source);
        }
    }

    private Round open(final int source, final long sourceEpoch, final long after) {
        Round round = rounds[source];
        if (round == null) {
            round = new Round(source);
            rounds[source] = round;
        }
        final boolean isAnew = round.isOpen && round.sourceEpoch != sourceEpoch;
        if (!round.isOpen || isAnew) {
            round.sourceEpoch = sourceEpoch;
            round.after = after;
        }
        if (!round.isOpen) {
            round.isOpen = true;
            if (last == null) {
                first = round;
            } else {
                last.next = round;
            }
            last = round;
        }
        return round;
    }

    private Value take() {
        if (free == null) {
            return new Value();
        }
        final Value value = free;
        free = value.behind;
        return value;
    }

    private static void chain(final Round round, final Value value) {
        value.round = round;
        value.before = round.latest;
        value.behind = null;
        if (round.latest == null) {
            round.first = value;
        } else {
            round.latest.behind = value;
        }
        round.latest = value;
    }

    private static void unchain(final Value value) {
        final Round round = value.round;
        if (value.before == null) {
            round.first = value.behind;
        } else {
            value.before.behind = value.behind;
        }
        if (value.behind == null) {
            round.latest = value.before;
        } else {
            value.behind.before = value.before;
        }
        value.before = null;
        value.behind = null;
    }
}
