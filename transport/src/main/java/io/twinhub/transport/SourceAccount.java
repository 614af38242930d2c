package io.twinhub.transport;

/**
 * What each path did for one source: the account that shows a redundancy which fails in silence.
 *
 * <p>A path is here all that comes over one network, whichever of its hub computers brought it.
 *
 * <p>The unit is one number of the source's sequence, since a second copy is dropped by its run header and never parsed: a run counts
 * with its whole interval, what it passes over because it is for other spokes included. For each path every number is counted exactly
 * once, as one of
 *
 * <ul>
 *   <li><i>first</i>: this path brought it, and it was not delivered (or passed over) before;
 *   <li><i>late</i>: this path brought it after another had, the second copy;
 *   <li><i>lost</i>: this path did not bring it. That is known, and counted, when an interval of this path begins beyond it (a run that
 *       is behind a hole, or the hub's word of a hole), when the source goes on with a newer epoch, or, for a path that is down or whose
 *       hub said that the source is gone, when a second passed after it was delivered. What merely has not come yet is {@link #behind}.
 * </ul>
 *
 * <p>A run that is held counts when it is released, and one that was dropped for lack of room is lost on its path, unless it comes again.
 * <i>Lost on both</i> is what was reported as a gap; these numbers are among those lost on each path. Not counted anywhere is the
 * tail of an ended source epoch that no path brought, since nobody knows its length, and what the source sent before it was first heard.
 *
 * <p>Used by the thread of its path merge; constant time per run, allocates nothing.
 */
public final class SourceAccount {
    /** First copies whose second one is awaited at a time, to measure skew: one per run while paths keep up, samples when they do not. */
    private static final int AWAITED_COUNT_MAX = 4;

    private final SkewBuckets[] skews;
    private final long[] first;
    private final long[] late;
    private final long[] lost;
    /** Each path has been accounted for up to here. */
    private final long[] reached;

    private final boolean[] wasSilent;
    private final long[] awaitedLast = new long[AWAITED_COUNT_MAX];
    private final long[] awaitedSinceNs = new long[AWAITED_COUNT_MAX];
    private final int[] awaitedPath = new int[AWAITED_COUNT_MAX];
    private int awaitedHead;
    private int awaitedCount;

    private long position;
    private long positionAtStock;
    private long lostOnBoth;
    private long gapCount;

    SourceAccount(final SkewBuckets[] skews) {
        this.skews = skews;
        first = new long[skews.length];
        late = new long[skews.length];
        lost = new long[skews.length];
        reached = new long[skews.length];
        wasSilent = new boolean[skews.length];
    }

    int networkCount() {
        return reached.length;
    }

    /** Numbers that this path was the first to bring. */
    public long first(final int path) {
        return first[path];
    }

    /** Numbers that this path brought after another one. */
    public long late(final int path) {
        return late[path];
    }

    /** Numbers that this path did not bring. */
    public long lost(final int path) {
        return lost[path];
    }

    /** Numbers that no path brought, so that a gap was reported. */
    public long lostOnBoth() {
        return lostOnBoth;
    }

    /** Gaps that were reported, those of unknown length included. */
    public long gapCount() {
        return gapCount;
    }

    /** Numbers delivered that this path has neither brought nor is known to have lost. */
    public long behind(final int path) {
        return position - reached[path];
    }

    /** A path brought this interval, and what is new in it was delivered. */
    void onBrought(final int path, final long after, final long last, final long nowNs) {
        wasSilent[path] = false;
        if (after > reached[path]) {
            lost[path] += after - reached[path];
            reached[path] = after;
        }
        if (last > reached[path]) {
            final long isNew = Math.max(0, last - Math.max(position, reached[path]));
            first[path] += isNew;
            late[path] += last - reached[path] - isNew;
            reached[path] = last;
            if (isNew > 0) {
                position = last;
                await(path, last, nowNs);
            }
        }
        meetAwaited(path, after, nowNs);
    }

    /** What lies between the position and here was reported as missing. */
    void onGap(final long upTo) {
        lostOnBoth += upTo - position;
        gapCount++;
        position = upTo;
    }

    /** The source is heard for the first time: what it sent before is nobody's loss. */
    void onFirstEpoch(final long begin) {
        begin(begin, begin);
    }

    /** The source goes on in a newer epoch, of which nothing up to {@code begin} was brought. */
    void onNewEpoch(final long begin) {
        for (int path = 0; path < reached.length; path++) {
            lost[path] += position - reached[path];
        }
        gapCount++;
        begin(0, 0);
        if (begin > 0) {
            onGap(begin);
        }
    }

    private void begin(final long reachedByAll, final long delivered) {
        for (int path = 0; path < reached.length; path++) {
            reached[path] = reachedByAll;
            wasSilent[path] = false;
        }
        position = delivered;
        positionAtStock = delivered;
        awaitedCount = 0;
    }

    /** Counts what a path that brings nothing has not brought of what was delivered when stock was taken before. */
    void takeStock(final int path, final boolean isSilent) {
        if (isSilent && wasSilent[path] && positionAtStock > reached[path]) {
            lost[path] += positionAtStock - reached[path];
            reached[path] = positionAtStock;
        }
        wasSilent[path] = isSilent;
    }

    /** Stock was taken of all paths. */
    void onStockTaken() {
        positionAtStock = position;
    }

    private void await(final int path, final long last, final long nowNs) {
        if (awaitedCount < AWAITED_COUNT_MAX) {
            final int slot = (awaitedHead + awaitedCount++) % AWAITED_COUNT_MAX;
            awaitedLast[slot] = last;
            awaitedSinceNs[slot] = nowNs;
            awaitedPath[slot] = path;
        }
    }

    /** Measures the first copies whose second one has come with this run, and forgets those that this path left out. */
    private void meetAwaited(final int path, final long after, final long nowNs) {
        while (awaitedCount > 0 && awaitedPath[awaitedHead] != path && awaitedLast[awaitedHead] <= reached[path]) {
            if (awaitedLast[awaitedHead] > after) {
                skews[path].add(nowNs - awaitedSinceNs[awaitedHead]);
            }
            awaitedHead = (awaitedHead + 1) % AWAITED_COUNT_MAX;
            awaitedCount--;
        }
    }
}
