package io.twinhub.bus;

import io.twinhub.config.EventPlan;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.Quality;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Publishes one event id whose value has several fields. Never waits. Used by the thread of its Bus.
 *
 * @param <T> the record of the event class.
 */
public final class RecordPublisher<T> {
    private final EventsOut out;
    private final EpochNanoClock clock;
    private final EventPlan event;
    private final EventClass<T> eventClass;

    RecordPublisher(
            final EventsOut out, final EpochNanoClock clock, final EventPlan event, final EventClass<T> eventClass) {
        this.out = out;
        this.clock = clock;
        this.event = event;
        this.eventClass = eventClass;
    }

    /** Name of the event id. */
    public String name() {
        return event.name();
    }

    /** Publishes a good value taken now. */
    public PublishOutcome publish(final T value) {
        return publish(value, Quality.GOOD, clock.nanoTime());
    }

    /**
     * Publishes a value.
     *
     * @param quality see {@link Quality}; the publisher's part counts.
     * @param timestampNs when the value was taken, in nanoseconds since 1970-01-01T00:00:00Z.
     */
    public PublishOutcome publish(final T value, final int quality, final long timestampNs) {
        final PublishOutcome outcome = out.claim(event, quality, timestampNs);
        if (outcome == PublishOutcome.ACCEPTED) {
            eventClass.encode(value, out.buffer(), out.valueOffset());
        }
        return outcome;
    }
}
