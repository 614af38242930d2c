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
