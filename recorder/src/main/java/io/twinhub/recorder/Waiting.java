package io.twinhub.recorder;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

/**
 * The replays that one program waits for, at most one of each source. A source's values are due as soon as the recorder has come as far with this source as the
 * program's localHub was: else they might be older than what the program's subscription began after. Nobody waits for that longer than a second.
 */
final class Waiting {
    static final long PATIENCE_NS = 1_000_000_000L;

    private final Reached reached;
    private final Queue<Replay> replays = new ArrayDeque<>();

    /** What a source published up to a position, asked for under a number. */
    record Replay(int source, long number, long sourceEpoch, long position, long untilNs) {}

    Waiting(final Reached reached) {
        this.reached = reached;
    }

    /** A newer request takes the place of an older one of the same source. */
    void add(final int source, final long number, final long sourceEpoch, final long position, final long nowNs) {
        final Replay added = new Replay(source, number, sourceEpoch, position, nowNs + PATIENCE_NS);
        replays.removeIf(older -> older.source() == source);
        replays.add(added);
        await(added);
    }

    /** The mark may have been for others, who wait for less, or for the recorder itself: asks again for what is still waited for. */
    void onMark(final int source) {
        for (final Replay replay : replays) {
            if (replay.source() == source) {
                await(replay);
            }
        }
    }

    private void await(final Replay replay) {
        if (!reached.has(replay.source(), replay.sourceEpoch(), replay.position())) {
            reached.want(replay.source(), replay.sourceEpoch(), replay.position());
        }
    }

    /** Takes the next one that is due; null if none is. */
    Replay next(final long nowNs, final boolean awaitsPosition) {
        for (final Iterator<Replay> each = replays.iterator(); each.hasNext(); ) {
            final Replay candidate = each.next();
            if (nowNs >= candidate.untilNs()
                    || !awaitsPosition
                    || reached.has(candidate.source(), candidate.sourceEpoch(), candidate.position())) {
                each.remove();
                return candidate;
            }
        }
        return null;
    }

    long nextDueNs() {
        return replays.stream().mapToLong(Replay::untilNs).min().orElse(Long.MAX_VALUE);
    }
}
