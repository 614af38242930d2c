package io.twinhub.bus;

import io.twinhub.config.EventPlan;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Quality;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.EventBlock;
import org.agrona.DirectBuffer;

/** An event as it is delivered: value, quality, timestamp. A view of the message, valid during the handler's call only. */
public final class Event {
    private final EventReaders readers = new EventReaders();
    private EventPlan plan;
    private DirectBuffer buffer;
    private int block;
    private int value;
    private boolean isConflated;
    private long missedCount;
    private int derived;
    private boolean isQualityChange;

    Event() {}

    /** The values that are wrapped from now on came in line. */
    void inLine() {
        isConflated = false;
        missedCount = 0;
    }

    /** The value that is wrapped next stands for older ones. */
    void conflated(final long missed) {
        isConflated = true;
        missedCount = missed;
    }

    /** What the infrastructure adds to the quality of the value that is wrapped next, and whether nothing else of it is new. */
    void derived(final int bits, final boolean isAllThatChanged) {
        derived = bits;
        isQualityChange = isAllThatChanged;
    }

    Event wrap(final EventPlan event, final DirectBuffer source, final int offset) {
        plan = event;
        buffer = source;
        block = offset;
        value = offset + EventBlock.valueOffset(event.eventClass().kind().code());
        return this;
    }

    /** Name of the event id. */
    public String name() {
        return plan.name();
    }

    /** Number of the event id in this system version, from 0. */
    public int id() {
        return plan.id();
    }

    /** Physical unit of a primitive value; empty if none. */
    public String unit() {
        return plan.unit();
    }

    /**
     * Whether the value did not come in line but as the latest of its event id, because a receiver on its way was slow. It is newer
     * than what came of this event id before; events of other ids may have come in another order than they were published in.
     */
    public boolean isConflated() {
        return isConflated;
    }

    /**
     * How many values of this event id, directly before this one, gave way to it because a receiver on their way was slow; 0 if it came
     * in line. At most so many are missing: some may have come over the other network.
     */
    public long missedCount() {
        return missedCount;
    }

    /**
     * Whether the value is not a live one but the last that there was: remembered by a recorder, or published once more by its publisher because a recorder
     * had missed something. A program may see a value again in that way.
     */
    public boolean isReplayed() {
        return Quality.has(quality(), Quality.REPLAYED);
    }

    /**
     * Whether this is no new value: the handler is called with the last one of this event id once more, because the infrastructure knows something else of it now. It
     * became {@link Quality#STALE}, or its publisher stopped or began to be ACTIVE ({@link Quality#PUBLISHER_NOT_ACTIVE}); {@link #quality()} says what holds now.
     * Value, timestamp and the rest of the quality are those of that value, and {@link #isConflated()} is false. Only of events with a {@code staleAfter}. Who counts
     * values leaves such a call out.
     */
    public boolean isQualityChange() {
        return isQualityChange;
    }

    /** How far the value can be trusted; see {@link io.twinhub.metadata.Quality}. */
    public int quality() {
        return EventBlock.quality(buffer, block) | derived;
    }

    /** When the publisher says the value was taken, in nanoseconds since 1970-01-01T00:00:00Z. */
    public long timestampNs() {
        return EventBlock.timestampNs(buffer, block);
    }

    /** A primitive value as a floating-point number; a boolean is 0 or 1. */
    public double asDouble() {
        return EventValue.getDouble(buffer, value, plan.eventClass().kind());
    }

    /** A primitive value as an integer; a fraction is cut off. */
    public long asLong() {
        return EventValue.getLong(buffer, value, plan.eventClass().kind());
    }

    /** A primitive value as a truth value: whether it is not 0. */
    public boolean asBoolean() {
        // As a floating-point number: a fraction is not 0 either.
        return asDouble() != 0;
    }

    /**
     * A value with fields as an object of its class.
     *
     * @throws TwinhubException if the record does not fit the configured event class, or the value is not one of that class, because its
     *     publisher broke the rules.
     */
    public <T> T as(final DataClass<T> type) {
        final EventReaders.Reader<T> reader = readers.of(plan.eventClass(), type);
        try {
            return reader.read(
                    buffer,
                    value,
                    EventBlock.valueLength(
                            buffer, block, plan.eventClass().kind().code()));
        } catch (final RuntimeException wrong) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.VALUE_INVALID, plan.name())
                            .expected("a value of event class "
                                    + plan.eventClass().name())
                            .causedBy(wrong)
                            .action("Check the program that publishes it; the event counts as delivered."),
                    wrong);
        }
    }
}
