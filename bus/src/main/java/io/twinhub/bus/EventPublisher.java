package io.twinhub.bus;

import io.twinhub.config.EventPlan;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.Quality;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Publishes one event id with a primitive value. Never waits, and allocates nothing. Used by the thread of its Bus.
 *
 * <p>Without a timestamp the present time is taken; who has the time at hand passes it and saves a look at the clock.
 */
public final class EventPublisher {
    private final EventsOut out;
    private final EpochNanoClock clock;
    private final EventPlan event;
    private final EventKind kind;
    private final OwnValues.OwnValue own;

    EventPublisher(final EventsOut out, final EpochNanoClock clock, final EventPlan event) {
        this.out = out;
        this.clock = clock;
        this.event = event;
        kind = event.eventClass().kind();
        own = out.own(event);
    }

    /** Name of the event id. */
    public String name() {
        return event.name();
    }

    /** Publishes a good value taken now. */
    public PublishOutcome publish(final double value) {
        return publish(value, Quality.GOOD, clock.nanoTime());
    }

    /** Publishes a good value taken now. */
    public PublishOutcome publish(final long value) {
        return publish(value, Quality.GOOD, clock.nanoTime());
    }

    /** Publishes a good value taken now. */
    public PublishOutcome publish(final boolean value) {
        return publish(value ? 1L : 0L, Quality.GOOD, clock.nanoTime());
    }

    /**
     * Publishes a floating-point value.
     *
     * @param quality see {@link Quality}; the publisher's part counts.
     * @param timestampNs when the value was taken, in nanoseconds since 1970-01-01T00:00:00Z.
     * @throws IllegalArgumentException if the event is not of a floating-point class.
     */
    public PublishOutcome publish(final double value, final int quality, final long timestampNs) {
        if (!EventValue.isFloating(kind)) {
            throw new IllegalArgumentException(event.name() + " is " + kind + ", which takes no " + value);
        }
        final PublishOutcome outcome = out.claim(event, quality, timestampNs);
        if (outcome == PublishOutcome.ACCEPTED) {
            EventValue.putDouble(out.buffer(), out.valueOffset(), kind, value);
            out.keep(own);
        }
        return outcome;
    }

    /**
     * Publishes an integer or a boolean (0 or 1); a floating-point event takes it, too.
     *
     * @param quality see {@link Quality}; the publisher's part counts.
     * @param timestampNs when the value was taken, in nanoseconds since 1970-01-01T00:00:00Z.
     * @throws IllegalArgumentException if the event's class cannot hold the value.
     */
    public PublishOutcome publish(final long value, final int quality, final long timestampNs) {
        if (EventValue.isFloating(kind)) {
            return publish((double) value, quality, timestampNs);
        }
        if (!EventValue.fits(kind, value)) {
            throw new IllegalArgumentException(event.name() + " is " + kind + ", which cannot hold " + value);
        }
        final PublishOutcome outcome = out.claim(event, quality, timestampNs);
        if (outcome == PublishOutcome.ACCEPTED) {
            EventValue.putLong(out.buffer(), out.valueOffset(), kind, value);
            out.keep(own);
        }
        return outcome;
    }
}
