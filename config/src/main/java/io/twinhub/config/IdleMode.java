package io.twinhub.config;

/** What the thread of a hub or Bus does while there is nothing to do. */
public enum IdleMode {
    /** Rests for longer and longer; costs next to nothing in silence. */
    BACKOFF,
    /** Offers the processor to others after each empty cycle, but always wants it back: a core's worth of work. */
    YIELD,
    /** Never gives the processor away: the shortest latency, and only with as many cores as such threads. */
    SPIN
}
