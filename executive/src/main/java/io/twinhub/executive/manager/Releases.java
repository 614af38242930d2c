package io.twinhub.executive.manager;

import io.twinhub.config.SavedLevel;
import java.util.ArrayDeque;

/** What waits to leave the manager, in order: each with the number of changes that a standby must have before. */
final class Releases {
    /** Something that leaves. */
    @FunctionalInterface
    interface Release {
        /** @param level what the changes that led to it survive. */
        void leave(SavedLevel level);
    }

    private record Waiting(long index, Release release) {}

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    private SavedLevel level;
    private long upTo;

    /** A turn begins: nothing may leave yet. */
    void begin() {
        level = null;
    }

    /** At what level things may leave in this turn; null if they may not. */
    SavedLevel level() {
        return level;
    }

    void after(final long index, final Release release) {
        waiting.add(new Waiting(index, release));
    }

    /** Lets everything leave that waits for so many changes or fewer; returns how much that was. */
    int upTo(final long index, final SavedLevel reached) {
        level = reached;
        upTo = index;
        int count = 0;
        while (!waiting.isEmpty() && waiting.peek().index <= index) {
            waiting.poll().release.leave(reached);
            count++;
        }
        return count;
    }

    /** Whether everything that waits for so many changes leaves in this turn. */
    boolean reach(final long index) {
        return index <= upTo;
    }

    int count() {
        return waiting.size();
    }
}
