package io.twinhub.bus;

import io.twinhub.config.EventPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.Quality;
import io.twinhub.metadata.TwinhubException;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Publishes one event id whose value has several fields, of fixed size or of any kind. Never waits. Used by the thread of its Bus.
 *
 * @param <T> the record of the event class.
 */
public final class RecordPublisher<T> {
    private final EventsOut out;
    private final EpochNanoClock clock;
    private final EventPlan event;
    private final EventClass<T> eventClass;
    private final Consumer<ErrorResult> errors;
    private final OwnValues.OwnValue own;
    private ErrorResult refusal;

    /** @param errors is told of the first value that is refused. */
    RecordPublisher(
            final EventsOut out,
            final EpochNanoClock clock,
            final EventPlan event,
            final EventClass<T> eventClass,
            final Consumer<ErrorResult> errors) {
        this.out = out;
        this.clock = clock;
        this.event = event;
        this.eventClass = eventClass;
        this.errors = errors;
        own = out.own(event);
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
     * @return {@link PublishOutcome#VALUE_REFUSED} if the value breaks a limit; {@link #refusal} says which. The first refusal is
     *     an error of the Bus, too.
     */
    public PublishOutcome publish(final T value, final int quality, final long timestampNs) {
        try {
            final PublishOutcome outcome = out.publish(event, eventClass, value, quality, timestampNs);
            if (outcome == PublishOutcome.ACCEPTED) {
                out.keep(own);
            }
            return outcome;
        } catch (final TwinhubException refused) {
            return refuse(refused.error());
        }
    }

    /** Why the last value that was refused could not be published; null if none was. */
    public ErrorResult refusal() {
        return refusal;
    }

    private PublishOutcome refuse(final ErrorResult error) {
        final boolean isFirst = refusal == null;
        refusal = error.errorCode() == ErrorCode.VALUE_REFUSED
                ? error
                : ErrorResult.of(ErrorCode.VALUE_REFUSED, event.name(), "it breaks a limit of its event class")
                        .causedBy(error);
        if (isFirst) {
            errors.accept(refusal.action("Mend the program; it is told of each further case by the outcome alone."));
        }
        return PublishOutcome.VALUE_REFUSED;
    }
}
