package io.twinhub.transport;

/**
 * When an end acknowledges what it consumed. Whatever leaves for the peer carries the acknowledgement. If nothing does, it leaves alone as soon as
 * nothing new has come in a whole duty cycle: by then what was forwarded is on its way, and a peer that still sends waits for nothing. But a datagram
 * costs both ends as much as a message. So where the last acknowledgement left with an answer, the next one is given a moment to do so as well, as in
 * the interactive mode of TCP; where no answer comes in that time, the one after is not delayed.
 */
final class Acknowledgement {
    /** Some round trips through the hubs. Short, because a partly filled super message of the peer waits for it. */
    private static final long ANSWER_WITHIN_NS = 200_000;

    private boolean due;
    private boolean isArriving;
    private boolean isAnswering;
    private long arrivedNs;

    /** Something of the peer was consumed that it wants acknowledged. */
    void onArrival() {
        due = true;
        isArriving = true;
    }

    /** Due in any case, at once: the peer must hear that this end is there. */
    void now() {
        due = true;
    }

    /** A duty cycle begins to send. */
    void onCycle(final long nowNs) {
        if (isArriving) {
            isArriving = false;
            arrivedNs = nowNs;
        }
    }

    /** Something left that carries it. */
    void onAnswer() {
        isAnswering |= due;
        due = false;
    }

    /** It left alone. */
    void onSentAlone() {
        isAnswering &= !due;
        due = false;
    }

    boolean isDue(final long nowNs) {
        return due && nowNs >= dueNs();
    }

    /** Whether something is to be acknowledged, now or later. */
    boolean isOwed() {
        return due;
    }

    long dueNs() {
        return arrivedNs + (isAnswering ? ANSWER_WITHIN_NS : 1);
    }
}
