package io.twinhub.bus;

import io.twinhub.config.EventPlan;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.EventBlock;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The last value of one event id that has a {@code staleAfter}, as it was delivered, and what its handlers were told of it. */
final class WatchedValue {
    final EventPlan event;
    /** The event as it came. One whose length varies grows with the longest that came so far. */
    final UnsafeBuffer block;
    /** Of all values with its period. */
    final StaleQueue queue;
    /** Its neighbours there; null while it is not in it. */
    WatchedValue before;

    WatchedValue after;
    /** The computer that it came from. */
    int source;

    private long arrivedNs;
    private boolean hasValue;
    private int derived;

    WatchedValue(final EventPlan event, final StaleQueue queue) {
        this.event = event;
        this.queue = queue;
        final EventKind kind = event.eventClass().kind();
        final boolean isVarying = kind == EventKind.COMPLEX;
        block = new UnsafeBuffer(
                new byte
                        [isVarying
                                ? 0
                                : EventBlock.length(
                                        kind.code(), event.eventClass().valueLengthBytes())]);
    }

    /** A new value came; these bits were derived for it. */
    void keep(final int bits, final DirectBuffer buffer, final int position, final long nowNs) {
        final int kind = EventBlock.kind(buffer, position);
        final int length = EventBlock.length(kind, EventBlock.valueLength(buffer, position, kind));
        if (block.capacity() < length) {
            block.wrap(new byte[length]);
        }
        block.putBytes(0, buffer, position, length);
        derived = bits;
        arrivedNs = nowNs;
        hasValue = true;
    }

    /** Sets or clears a bit; whether the handlers have to be told. */
    boolean isChangedBy(final int bit, final boolean isSet) {
        if (!hasValue || Quality.has(derived, bit) == isSet) {
            return false;
        }
        derived ^= bit;
        return true;
    }

    /** What is derived for it. */
    int derived() {
        return derived;
    }

    /** When it is stale, if no other value comes; the period of an event may be longer than there is time. */
    long dueNs() {
        final long due = arrivedNs + event.staleAfterNs();
        return due < arrivedNs ? Long.MAX_VALUE : due;
    }
}
