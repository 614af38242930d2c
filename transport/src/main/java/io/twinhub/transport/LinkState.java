package io.twinhub.transport;

/** State of one stream of a link. */
public enum LinkState {
    /** Nothing valid was heard from the peer within the dead time. */
    DOWN,
    /** Both ends have heard each other in their present epochs; messages flow. */
    UP
}
