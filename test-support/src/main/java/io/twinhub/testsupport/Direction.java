package io.twinhub.testsupport;

/** One way of the link between a spoke and a hub. */
public enum Direction {
    /** From the spoke to the hub. */
    UP,
    /** From the hub to the spoke. */
    DOWN
}
