package io.twinhub.transport;

import io.twinhub.transport.codec.RunHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * The merge of the paths of one source. Keeps one position: everything of this source up to {@code delivered} was delivered or
 * reported as missing. A run {@code (after, last]} with {@code last <= delivered} is the second copy; with {@code after <= delivered} it
 * leaves out nothing that is still needed; otherwise its path is behind a hole, and it waits until the other path has filled the
 * hole or can no longer do so. Since a run vouches for itself, nothing here depends on which hub sent it or what it remembers.
 */
final class SourceMerge {
    private static final int QUESTION_MAX = 255;

    private final int source;
    private final PathQueue[] paths;
    private final boolean[] pathUp;
    private final HeldRuns held;
    private final PathRules rules;
    private final MergeOutput output;
    private final SourceAccount account;

    private long nowNs;
    private long epoch;
    private long delivered;
    /** Number of the question about the present obstacle, and that obstacle: a source epoch, and where its hole ends. */
    private int question;

    private long obstacleEpoch = -1;
    private long obstacleUpTo = -1;
    private boolean asksAnew;

    SourceMerge(
            final int source,
            final boolean[] pathUp,
            final HeldRuns held,
            final PathRules rules,
            final MergeOutput output,
            final SourceAccount account) {
        this.source = source;
        this.account = account;
        this.pathUp = pathUp;
        this.held = held;
        this.rules = rules;
        this.output = output;
        paths = new PathQueue[pathUp.length];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = new PathQueue(held);
        }
    }

    SourceAccount account() {
        return account;
    }

    long epoch() {
        return epoch;
    }

    long delivered() {
        return delivered;
    }

    boolean isWaiting() {
        for (final PathQueue path : paths) {
            if (path.isWaiting()) {
                return true;
            }
        }
        return false;
    }

    /** Whether this path now brings everything of this source. */
    boolean isContinuous(final int path) {
        return pathUp[path] && paths[path].shownEpoch == epoch && !paths[path].gone && !paths[path].isWaiting();
    }

    /** Whether it is worth asking the hub of this path for its interval. */
    boolean isWorthAsking(final int path) {
        return pathUp[path] && !isSurelyGone(paths[path]) && !paths[path].isWaiting();
    }

    /** Accounts for what came of this source since stock was taken before. */
    void takeStock() {
        for (int path = 0; path < paths.length; path++) {
            account.takeStock(path, !pathUp[path] || paths[path].gone);
        }
        account.onStockTaken();
    }

    int question() {
        return question;
    }

    /** Whether there is a new question since this was called the last time. */
    boolean asksAnew() {
        final boolean result = asksAnew;
        asksAnew = false;
        return result;
    }

    void onPathUp(final int path) {
        paths[path].shownEpoch = 0;
        paths[path].gone = false;
    }

    /** Takes a run of this source; returns true if something waits now. */
    boolean onRun(
            final int path, final RunHeaderDecoder run, final DirectBuffer buffer, final int at, final long atNs) {
        final PathQueue queue = paths[path];
        queue.gone = run.kind() == RunKind.GONE;
        queue.goneAnswers = run.question();
        if (run.sourceEpoch() == 0) {
            return advance(false, atNs); // this hub never heard of the source
        }
        queue.shownEpoch = Math.max(queue.shownEpoch, run.sourceEpoch());
        if (run.sourceEpoch() == epoch && !queue.isWaiting() && rules.continues(run.after(), delivered)) {
            if (run.last() > delivered) {
                deliver(run, buffer, at);
            }
            account.onBrought(path, run.after(), run.last(), atNs);
            return isWaiting() && advance(false, atNs);
        }
        if (run.sourceEpoch() == epoch && run.last() <= delivered) {
            account.onBrought(path, run.after(), run.last(), atNs);
        } else if (run.sourceEpoch() >= epoch && !queue.hold(run, buffer, at)) {
            if (!rules.dropsOnOverflow()) {
                deliver(run, buffer, at);
            }
            queue.dropUpTo(run.sourceEpoch(), run.last());
        }
        return advance(false, atNs);
    }

    /**
     * Delivers what may be delivered.
     *
     * @param timeIsOver nobody is waited for any more at the present hole; each further hole has its own time.
     * @return true if something waits still.
     */
    boolean advance(final boolean timeIsOver, final long atNs) {
        nowNs = atNs;
        boolean givesUp = timeIsOver;
        while (true) {
            if (releaseContinuous()) {
                continue;
            }
            if (!passHole(givesUp) && !changeEpoch(givesUp)) {
                return isWaiting();
            }
            givesUp = false;
        }
    }

    private boolean releaseContinuous() {
        boolean progress = false;
        for (int path = 0; path < paths.length; path++) {
            final PathQueue queue = paths[path];
            while (queue.isWaiting()
                    && (queue.waitingEpoch() < epoch
                            || queue.waitingEpoch() == epoch && rules.continues(queue.waitingAfter(), delivered))) {
                if (queue.hasRun() && queue.waitingEpoch() == epoch) {
                    deliverHeld(path, queue.run());
                }
                queue.removeFirst();
                progress = true;
            }
        }
        return progress;
    }

    /** Goes on behind a hole that no path can fill, and says so. */
    private boolean passHole(final boolean timeIsOver) {
        long upTo = Long.MAX_VALUE;
        for (final PathQueue queue : paths) {
            if (queue.isWaiting() && queue.waitingEpoch() == epoch) {
                upTo = Math.min(upTo, queue.waitingAfter());
            }
        }
        if (upTo == Long.MAX_VALUE) {
            return false;
        }
        meet(epoch, upTo);
        if (!timeIsOver && anyPathMayFill()) {
            return false;
        }
        output.onGap(source, epoch, delivered, upTo);
        account.onGap(upTo);
        delivered = upTo;
        return true;
    }

    private boolean anyPathMayFill() {
        for (int i = 0; i < paths.length; i++) {
            final PathQueue queue = paths[i];
            if (pathUp[i] && !isSurelyGone(queue) && !queue.isWaiting() && queue.shownEpoch <= epoch) {
                return true;
            }
        }
        return false;
    }

    /** Goes on with a newer source epoch once every path has shown it, so that no path still holds the tail of the old one. */
    private boolean changeEpoch(final boolean timeIsOver) {
        long next = Long.MAX_VALUE;
        for (final PathQueue queue : paths) {
            if (queue.isWaiting() && queue.waitingEpoch() > epoch) {
                next = Math.min(next, queue.waitingEpoch());
            } else if (queue.isWaiting()) {
                return false;
            }
        }
        if (next == Long.MAX_VALUE) {
            return false;
        }
        meet(next, 0);
        if (!timeIsOver && rules.holdsNewEpoch() && !allPathsHaveShown(next)) {
            return false;
        }
        long begin = Long.MAX_VALUE;
        for (final PathQueue queue : paths) {
            if (queue.isWaiting() && queue.waitingEpoch() == next) {
                begin = Math.min(begin, queue.waitingAfter());
            }
        }
        if (epoch != 0) {
            output.onGap(source, epoch, delivered, -1);
            account.onNewEpoch(begin);
        } else {
            account.onFirstEpoch(begin);
        }
        if (begin > 0) {
            output.onGap(source, next, 0, begin);
        }
        epoch = next;
        delivered = begin;
        return true;
    }

    /**
     * Each obstacle is a question of its own: that a source is gone from a path may be old news, overtaken by its return on a slow
     * path. Asked after the obstacle came up, the hub's answer is not.
     */
    private void meet(final long ofEpoch, final long upTo) {
        if (obstacleEpoch != ofEpoch || obstacleUpTo != upTo) {
            obstacleEpoch = ofEpoch;
            obstacleUpTo = upTo;
            question = question % QUESTION_MAX + 1;
            asksAnew = true;
        }
    }

    private boolean isSurelyGone(final PathQueue queue) {
        return queue.gone && queue.goneAnswers == question;
    }

    private boolean allPathsHaveShown(final long next) {
        for (int i = 0; i < paths.length; i++) {
            final PathQueue queue = paths[i];
            final boolean hasShown = queue.shownEpoch >= next || queue.isWaiting() && queue.waitingEpoch() >= next;
            if (pathUp[i] && !isSurelyGone(queue) && !hasShown) {
                return false;
            }
        }
        return true;
    }

    private void deliver(final RunHeaderDecoder run, final DirectBuffer buffer, final int at) {
        deliver(run.instance(), run.copyEpoch(), buffer, at, run.messageLength(), run.after(), run.last());
    }

    private void deliverHeld(final int path, final int run) {
        if (held.last(run) > delivered) {
            deliver(
                    held.instance(run),
                    held.copyEpoch(run),
                    held.messages(run),
                    0,
                    held.length(run),
                    held.after(run),
                    held.last(run));
        }
        account.onBrought(path, held.after(run), held.last(run), nowNs);
    }

    private void deliver(
            final int instance,
            final long copyEpoch,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long after,
            final long last) {
        if (length > 0) {
            output.onMessages(source, instance, copyEpoch, buffer, offset, length, after, last, delivered);
        }
        delivered = last;
    }
}
