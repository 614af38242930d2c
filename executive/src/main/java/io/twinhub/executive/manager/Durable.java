package io.twinhub.executive.manager;

import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.SessionCopy;
import java.util.ArrayList;
import java.util.List;

/**
 * A store, and how much of it is on disk. Changes of many sessions go there together: while a batch is on its way, those for the next one gather. Without a disk nothing is
 * durable.
 */
final class Durable {
    /** Null if there is none. */
    private final Disk disk;
    /** What sessions may take, in bytes. */
    private final long memory;

    private SessionStore store;
    private long durableIndex = -1;
    private long underWayIndex = -1;
    private boolean isWhole;

    /**
     * @param disk null for none; what it has is the store at first.
     * @param memory what sessions may take, in bytes.
     */
    Durable(final Disk disk, final long memory) {
        this.disk = disk;
        this.memory = memory;
        store = newStore();
        if (disk != null) {
            final SessionStore read = store;
            final CopyEnd end = disk.read(read::add, read::add);
            if (end != null) {
                store.complete(end);
                durableIndex = end.index();
            }
            store.unwritten().take(store);
        }
    }

    SessionStore store() {
        return store;
    }

    SessionStore newStore() {
        return new SessionStore(new Unwritten(disk != null), new Footprint(memory));
    }

    /** Another store takes the place of what there was, on disk as a whole. */
    void replace(final SessionStore next) {
        store = next;
        durableIndex = -1;
        underWayIndex = -1;
        isWhole = true;
    }

    int doWork() {
        if (disk == null || !disk.isIdle()) {
            return 0;
        }
        if (underWayIndex >= 0) {
            durableIndex = disk.isBlank() ? durableIndex : underWayIndex;
            isWhole |= disk.isBlank();
            underWayIndex = -1;
        }
        if (durableIndex == store.index()) {
            return 0;
        }
        underWayIndex = store.index();
        final DiskBatch changed = store.unwritten().take(store);
        disk.write(isWhole ? everything() : changed);
        isWhole = false;
        return 1;
    }

    private DiskBatch everything() {
        final List<SessionCopy> sessions = new ArrayList<>();
        final List<EndCopy> ends = new ArrayList<>();
        store.copyTo(sessions::add, ends::add);
        return new DiskBatch(true, List.of(), List.of(), sessions, ends, store.copyEnd());
    }

    /** How many changes are on disk; -1 while what is there is of another store, or there is no disk. */
    long durableIndex() {
        return durableIndex;
    }

    /** Whether nothing can be written. */
    boolean hasFailed() {
        return disk != null && disk.hasFailed();
    }
}
