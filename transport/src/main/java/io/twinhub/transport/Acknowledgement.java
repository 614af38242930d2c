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

    private boolean owed;
    private boolean isNew;
    private boolean isArriving;
    private boolean isAnswering;
    private long sinceNs;

    /** Something of the peer was consumed that it wants acknowledged. */
    void onArrival() {
        isArriving = true;
        owe();
    }

    /** The peer must hear that this end is there, though nothing of it was consumed. */
    void owe() {
        isNew |= !owed;
        owed = true;
    }

    /** Something left that carries it. */
    void onAnswer() {
        isAnswering |= owed;
        owed = false;
    }

    /** It left alone. */
    void onSentAlone() {
        isAnswering &= !owed;
        owed = false;
    }

    /** Whether it must leave alone; asked once in each duty cycle. */
    boolean isDue(final long nowNs) {
        if (isNew) {
            isNew = false;
            sinceNs = nowNs;
        }
        final boolean arrived = isArriving;
        isArriving = false;
        return owed && (isAnswering ? nowNs - sinceNs >= ANSWER_WITHIN_NS : !arrived);
    }

    /** Whether it waits to leave. */
    boolean isOwed() {
        return owed;
    }

    /** When it has to leave alone at the latest, if it is owed. */
    long dueNs() {
        return isAnswering ? sinceNs + ANSWER_WITHIN_NS : sinceNs;
    }
}
