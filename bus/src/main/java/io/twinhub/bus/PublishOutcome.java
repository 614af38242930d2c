package io.twinhub.bus;

/** What became of an event that was published. */
public enum PublishOutcome {
    /** The Bus has it and sends it. */
    ACCEPTED,
    /** This instance may not publish just now: another one is ACTIVE, or there is no localHub. */
    NOT_ACTIVE,
    /** Every buffer is full, because the localHub does not keep up; publish the value again, or a newer one, after the next poll. */
    BACK_PRESSURE,
    /**
     * The value breaks a limit of its event class, or is too long for this copy's {@code eventLength} or for a super message:
     * {@link RecordPublisher#refusal} says which.
     */
    VALUE_REFUSED,
    /** The Bus was closed. */
    CLOSED
}
