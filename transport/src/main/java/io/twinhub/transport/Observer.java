package io.twinhub.transport;

import io.twinhub.metadata.ErrorResult;

/** What a component tells its shell about itself: to be logged, counted and shown; a simulator writes its transcript from it. */
public interface Observer {
    /** A link on the network changed its state; {@code computer} is the peer. To a Bus it is the one with its localHub. */
    default void onLinkState(
            final Stream stream, final int computer, final LinkState from, final LinkState to, final String reason) {}

    /** The link between a localHub and a program changed its state. */
    default void onProgramState(
            final Stream stream, final int instance, final LinkState from, final LinkState to, final String reason) {}

    /**
     * A program began to be slow, or is slow no longer.
     *
     * @param waitingCount full super messages that wait for it.
     * @param missedCount events that it did not get in this episode so far.
     */
    default void onProgramSlow(
            final int instance, final boolean isSlow, final int waitingCount, final long missedCount) {}

    /** A spoke, or the network to it, began to be slow, or is slow no longer; its localHub takes what it misses from the other network. */
    default void onSpokeSlow(
            final int computer, final boolean isSlow, final int waitingCount, final long missedCount) {}

    /** An instance of this computer is ACTIVE under this copy epoch from now on; 0: it is not. */
    default void onRole(final int instance, final long copyEpoch) {}

    /** Something is wrong that a person should know; reported once per cause, not once per message. */
    default void onError(final ErrorResult error) {}

    /** Events of this source (a spoke's computer id) in this interval of its sequence may be missing. */
    default void onGap(final int source, final long after, final long upTo) {}
}
