package io.twinhub.mainhub;

/** How far this hub has the messages of one source without a hole. */
final class SourceState {
    /** The newest epoch that the source used; 0 if it was never heard. */
    long epoch;
    /** The hub has seen, or knows as lost on its network, everything up to here. */
    long upTo;
    /** The source's link is up and it has said where it goes on. */
    boolean attached;
}
