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
    private final int source;
    private final PathQueue[] paths;
    private final SourcePaths together;
    private final boolean[] pathUp;
    private final int[] networks;
    private final HeldRuns held;
    private final PathRules rules;
    private final MergeOutput output;
    private final SourceAccount account;
    private final Obstacle obstacle = new Obstacle();

    private long nowNs;
    private long epoch;
    private long delivered;

    SourceMerge(
            final int source,
            final boolean[] pathUp,
            final int[] networks,
            final HeldRuns held,
            final PathRules rules,
            final MergeOutput output,
            final SourceAccount account) {
        this.source = source;
        this.account = account;
        this.pathUp = pathUp;
        this.networks = networks;
        this.held = held;
        this.rules = rules;
        this.output = output;
        paths = new PathQueue[pathUp.length];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = new PathQueue(held);
        }
        together = new SourcePaths(paths, pathUp, networks);
    }

    int source() {
        return source;
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
        return together.isWaiting();
    }

    /** Whether a hub of this network now brings everything of this source. */
    boolean isContinuous(final int network) {
        return together.isContinuous(network, epoch);
    }

    /** Whether it is worth asking the hub of this path for its interval. */
    boolean isWorthAsking(final int path) {
        return pathUp[path] && !isSurelyGone(paths[path]) && !paths[path].isWaiting();
    }

    /** Accounts for what came of this source since stock was taken before. */
    void takeStock() {
        for (int network = 0; network < account.networkCount(); network++) {
            account.takeStock(network, together.isSilent(network));
        }
        account.onStockTaken();
    }

    int question() {
        return obstacle.question();
    }

    /** Whether there is a new question since this was called the last time. */
    boolean asksAnew() {
        return obstacle.asksAnew();
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
        final boolean isHole = run.kind() == RunKind.CONFLATED
                && rules.holdsConflated()
                && !queue.passes(run.sourceEpoch(), run.last());
        if (run.sourceEpoch() == epoch && !isHole && !queue.isWaiting() && rules.continues(run.after(), delivered)) {
            if (run.last() > delivered) {
                deliver(run, buffer, at);
            }
            if (isWhole(run)) {
                account.onBrought(networks[path], run.after(), run.last(), atNs);
            }
            return isWaiting() && advance(false, atNs);
        }
        if (run.sourceEpoch() == epoch && run.last() <= delivered) {
            if (!isHole) {
                account.onBrought(networks[path], run.after(), run.last(), atNs);
            }
        } else if (run.sourceEpoch() >= epoch
                && !(isHole && queue.hasDropped(run.sourceEpoch(), run.last()))
                && !queue.hold(run, buffer, at)) {
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
                    && (queue.waitingEpoch() < epoch || queue.waitingEpoch() == epoch && isNext(queue))) {
                if (queue.hasRun() && queue.waitingEpoch() == epoch) {
                    deliverHeld(path, queue.run());
                }
                queue.removeFirst();
                progress = true;
            }
        }
        return progress;
    }

    private boolean isNext(final PathQueue queue) {
        if (!queue.isConflated()) {
            return rules.continues(queue.waitingAfter(), delivered);
        }
        final long last = queue.holeEnd(Long.MAX_VALUE);
        return last <= delivered || queue.waitingAfter() <= delivered && queue.passes(epoch, last);
    }

    /** Goes on behind a hole that no path can fill: with the latest values of the shortest one, or with a gap report. */
    private boolean passHole(final boolean timeIsOver) {
        final long upTo = together.holeEnd(epoch, delivered);
        if (upTo == Long.MAX_VALUE) {
            return false;
        }
        obstacle.meet(epoch, upTo);
        if (!timeIsOver && together.anyMayFill(epoch, obstacle.question())) {
            return false;
        }
        final PathQueue conflated = together.leastConflated(epoch, delivered);
        if (conflated != null) {
            conflated.pass();
            return true;
        }
        output.onGap(source, epoch, delivered, upTo);
        account.onGap(upTo);
        delivered = upTo;
        return true;
    }

    /** Goes on with a newer source epoch once every path has shown it, so that no path still holds the tail of the old one. */
    private boolean changeEpoch(final boolean timeIsOver) {
        final long next = together.nextEpoch(epoch);
        if (next == Long.MAX_VALUE) {
            return false;
        }
        obstacle.meet(next, 0);
        if (!timeIsOver && rules.holdsNewEpoch() && !together.allHaveShown(next, obstacle.question())) {
            return false;
        }
        final long begin = together.begin(next);
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

    private boolean isSurelyGone(final PathQueue queue) {
        return queue.gone && queue.goneAnswers == obstacle.question();
    }

    /** Whether a run that may be delivered brings its interval: of a round of latest values only the end does. */
    private static boolean isWhole(final RunHeaderDecoder run) {
        return run.kind() != RunKind.CONFLATED || run.messageLength() == 0;
    }

    private void deliver(final RunHeaderDecoder run, final DirectBuffer buffer, final int at) {
        deliver(
                run.kind() == RunKind.CONFLATED,
                run.instance(),
                run.copyEpoch(),
                buffer,
                at,
                run.messageLength(),
                run.after(),
                run.last());
    }

    private void deliverHeld(final int path, final int run) {
        final boolean isNew = held.last(run) > delivered;
        if (isNew) {
            deliver(
                    held.isConflated(run),
                    held.instance(run),
                    held.copyEpoch(run),
                    held.messages(run),
                    0,
                    held.length(run),
                    held.after(run),
                    held.last(run));
        }
        if (!held.isConflated(run) || isNew && held.length(run) == 0) {
            account.onBrought(networks[path], held.after(run), held.last(run), nowNs);
        }
    }

    private void deliver(
            final boolean isConflated,
            final int instance,
            final long copyEpoch,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long after,
            final long last) {
        if (length > 0 && isConflated) {
            output.onConflated(source, epoch, instance, copyEpoch, buffer, offset, length, after, last, delivered);
            if (rules.holdsConflated()) {
                return; // only the end of a round vouches for its interval
            }
        } else if (length > 0) {
            output.onMessages(source, epoch, instance, copyEpoch, buffer, offset, length, after, last, delivered);
        }
        delivered = last;
    }
}
