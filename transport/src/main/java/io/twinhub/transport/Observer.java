package io.twinhub.transport;

import io.twinhub.metadata.ErrorResult;

/** What a component tells its shell about itself: to be logged, counted and shown; a simulator writes its transcript from it. */
public interface Observer {
    /** A link changed its state. {@code peer} is a computer id on the network, an instance id on shared memory. */
    default void onLinkState(final Stream stream, final int peer, final LinkState from, final LinkState to, final String reason) {}

    /** Something is wrong that a person should know; reported once per cause, not once per message. */
    default void onError(final ErrorResult error) {}

    /** Events of this source (a spoke's computer id) in this interval of its sequence may be missing. */
    default void onGap(final int source, final long after, final long upTo) {}
}
