package io.twinhub.transport;

/** The paths of one source, asked together: what waits on them, and what they may still bring. */
final class SourcePaths {
    private final PathQueue[] queues;
    private final boolean[] pathUp;
    private final int[] networks;

    SourcePaths(final PathQueue[] queues, final boolean[] pathUp, final int[] networks) {
        this.queues = queues;
        this.pathUp = pathUp;
        this.networks = networks;
    }

    /** Whether a path of this network brings everything of this source epoch. */
    boolean isContinuous(final int network, final long epoch) {
        for (int i = 0; i < queues.length; i++) {
            final PathQueue queue = queues[i];
            if (networks[i] == network && pathUp[i] && queue.shownEpoch == epoch && !queue.gone && !queue.isWaiting()) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing of this source comes over this network for now, as far as is known. */
    boolean isSilent(final int network) {
        for (int i = 0; i < queues.length; i++) {
            if (networks[i] == network && pathUp[i] && !queues[i].gone) {
                return false;
            }
        }
        return true;
    }

    boolean isWaiting() {
        for (final PathQueue queue : queues) {
            if (queue.isWaiting()) {
                return true;
            }
        }
        return false;
    }

    /** Where the first hole of this source epoch ends; Long.MAX_VALUE if nothing of it waits. */
    long holeEnd(final long epoch, final long delivered) {
        long end = Long.MAX_VALUE;
        for (final PathQueue queue : queues) {
            if (queue.isWaiting() && queue.waitingEpoch() == epoch) {
                end = Math.min(end, queue.holeEnd(delivered));
            }
        }
        return end;
    }

    /** Whether a path may bring what is missing of this source epoch. */
    boolean anyMayFill(final long epoch, final int question) {
        for (int i = 0; i < queues.length; i++) {
            final PathQueue queue = queues[i];
            if (pathUp[i] && !isSurelyGone(queue, question) && !queue.isWaiting() && queue.shownEpoch <= epoch) {
                return true;
            }
        }
        return false;
    }

    /** The path whose latest values stand for the shortest interval behind this position; null if none does. */
    PathQueue leastConflated(final long epoch, final long delivered) {
        PathQueue least = null;
        for (final PathQueue queue : queues) {
            if (queue.canPass(epoch, delivered)
                    && (least == null || queue.holeEnd(delivered) < least.holeEnd(delivered))) {
                least = queue;
            }
        }
        return least;
    }

    /** The lowest source epoch above this one that waits, if nothing else does; else Long.MAX_VALUE. */
    long nextEpoch(final long epoch) {
        long next = Long.MAX_VALUE;
        for (final PathQueue queue : queues) {
            if (queue.isWaiting() && queue.waitingEpoch() > epoch) {
                next = Math.min(next, queue.waitingEpoch());
            } else if (queue.isWaiting()) {
                return Long.MAX_VALUE;
            }
        }
        return next;
    }

    /** Whether no path can still bring anything of an older source epoch than this one. */
    boolean allHaveShown(final long epoch, final int question) {
        for (int i = 0; i < queues.length; i++) {
            final PathQueue queue = queues[i];
            final boolean hasShown = queue.shownEpoch >= epoch || queue.isWaiting() && queue.waitingEpoch() >= epoch;
            if (pathUp[i] && !isSurelyGone(queue, question) && !hasShown) {
                return false;
            }
        }
        return true;
    }

    /** Where what waits of this source epoch begins. */
    long begin(final long epoch) {
        long begin = Long.MAX_VALUE;
        for (final PathQueue queue : queues) {
            if (queue.isWaiting() && queue.waitingEpoch() == epoch) {
                begin = Math.min(begin, queue.waitingAfter());
            }
        }
        return begin;
    }

    private static boolean isSurelyGone(final PathQueue queue, final int question) {
        return queue.gone && queue.goneAnswers == question;
    }
}
