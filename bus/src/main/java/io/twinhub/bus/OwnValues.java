package io.twinhub.bus;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The last value of each event id that this program published: the origin of all last values. They are published once more when a recorder asks for it, and when
 * what was accepted may not have reached the localHub.
 */
final class OwnValues {
    private final Int2ObjectHashMap<OwnValue> byEvent = new Int2ObjectHashMap<>();
    private final List<OwnValue> values = new ArrayList<>();
    private int next = Integer.MAX_VALUE;

    /** The last value of one event id. */
    static final class OwnValue {
        final int event;
        final int kind;
        final UnsafeBuffer bytes;
        int length = -1;
        int quality;
        long timestampNs;

        private OwnValue(final int event, final int kind, final int lengthMax) {
            this.event = event;
            this.kind = kind;
            bytes = new UnsafeBuffer(new byte[lengthMax]);
        }

        void keep(
                final int ofQuality,
                final long atNs,
                final DirectBuffer buffer,
                final int offset,
                final int valueLength) {
            if (bytes.capacity() < valueLength) {
                bytes.wrap(new byte[valueLength]);
            }
            bytes.putBytes(0, buffer, offset, valueLength);
            length = valueLength;
            quality = ofQuality;
            timestampNs = atNs;
        }
    }

    /** Where the last value of an event id is kept; all publishers of it share one place. */
    OwnValue of(final int event, final int kind, final int lengthAtFirst) {
        OwnValue value = byEvent.get(event);
        if (value == null) {
            value = new OwnValue(event, kind, lengthAtFirst);
            byEvent.put(event, value);
            values.add(value);
        }
        return value;
    }

    /** Others may have published since: nothing is known any more. */
    void forget() {
        values.forEach(value -> value.length = -1);
        next = Integer.MAX_VALUE;
    }

    /** All of them are due from now on. */
    void repeat() {
        next = 0;
    }

    /** The next one that is due; null if none is. */
    OwnValue due() {
        while (next < values.size()) {
            final OwnValue value = values.get(next);
            if (value.length >= 0) {
                return value;
            }
            next++;
        }
        return null;
    }

    void repeated() {
        next++;
    }
}
