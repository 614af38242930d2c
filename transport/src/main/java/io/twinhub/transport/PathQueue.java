package io.twinhub.transport;

import io.twinhub.transport.codec.RunHeaderDecoder;
import org.agrona.DirectBuffer;

/** What one path has shown of one source: how far it can be relied on, and the runs held behind a hole. */
final class PathQueue {
    private static final long NO_MARK = -1;

    private final HeldRuns held;
    /** The newest source epoch that came on this path since it is up; 0 none yet. */
    long shownEpoch;
    /** The hub of this path said that nothing more comes from this source. */
    boolean gone;
    /** The question to which that was the answer; 0 if it was said unasked. */
    int goneAnswers;

    private int head = HeldRuns.NONE;
    private int tail = HeldRuns.NONE;
    /** Where the path goes on after held runs had to be dropped; a hole with nothing behind it yet. */
    private long markAfter = NO_MARK;

    private long markEpoch;
    /** End of the round of latest values with which the merge passes this hole, and its source epoch. */
    private long passedUpTo = NO_MARK;

    private long passedEpoch;

    PathQueue(final HeldRuns held) {
        this.held = held;
    }

    boolean isWaiting() {
        return head != HeldRuns.NONE || markAfter != NO_MARK;
    }

    boolean hasRun() {
        return head != HeldRuns.NONE;
    }

    int run() {
        return head;
    }

    /** Source epoch of what waits first. */
    long waitingEpoch() {
        return head != HeldRuns.NONE ? held.sourceEpoch(head) : markEpoch;
    }

    /** Where the interval of what waits first begins. */
    long waitingAfter() {
        return head != HeldRuns.NONE ? held.after(head) : markAfter;
    }

    /** Where the hole ends that is in the way at this position, if this path is waited for no longer. */
    long holeEnd(final long delivered) {
        return isConflated() && waitingAfter() <= delivered ? held.last(head) : waitingAfter();
    }

    /** Whether latest values wait that vouch for what lies behind this position. */
    boolean canPass(final long sourceEpoch, final long delivered) {
        return isConflated() && waitingEpoch() == sourceEpoch && waitingAfter() <= delivered;
    }

    boolean isConflated() {
        return head != HeldRuns.NONE && held.isConflated(head);
    }

    /** The latest values that wait are taken, and with them the rest of their round. */
    void pass() {
        passedEpoch = held.sourceEpoch(head);
        passedUpTo = held.last(head);
    }

    /** Whether the round of latest values that ends there was decided to be taken. */
    boolean passes(final long sourceEpoch, final long last) {
        return passedEpoch == sourceEpoch && passedUpTo == last;
    }

    /** Whether a part of this round was dropped, so that the rest is worth nothing. */
    boolean hasDropped(final long sourceEpoch, final long last) {
        return head == HeldRuns.NONE && markAfter >= last && markEpoch == sourceEpoch;
    }

    /** Holds a run; false if there is no room for it. */
    boolean hold(final RunHeaderDecoder run, final DirectBuffer buffer, final int messages) {
        final int slot = held.store(run, buffer, messages);
        if (slot == HeldRuns.NONE) {
            return false;
        }
        if (head == HeldRuns.NONE) {
            head = slot;
            markAfter = NO_MARK;
        } else {
            held.chain(tail, slot);
        }
        tail = slot;
        return true;
    }

    void removeFirst() {
        if (head != HeldRuns.NONE) {
            head = held.release(head);
        } else {
            markAfter = NO_MARK;
        }
    }

    /** Drops what is held; the path is now behind a hole that ends at {@code last}. */
    void dropUpTo(final long sourceEpoch, final long last) {
        while (head != HeldRuns.NONE) {
            head = held.release(head);
        }
        markEpoch = sourceEpoch;
        markAfter = last;
    }
}
