package io.twinhub.config;

/** What happens to a subscription whose program does not keep up. */
public enum SlowPolicy {
    /** Older values give way to newer ones of the same event, are counted, and the newest always arrives. */
    CONFLATE,
    /** Values wait in order, up to a limit; beyond it they are lost, and a gap is reported. */
    QUEUE,
    /** As queue, but at the limit the subscription ends with an error. */
    BREAK
}
