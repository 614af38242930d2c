package io.twinhub.testsupport;

import io.twinhub.executive.manager.Disk;
import io.twinhub.executive.manager.DiskBatch;
import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.SessionCopy;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The disk of a manager in the simulator. A batch takes a while; who is killed meanwhile has lost it, or, with every other batch, has it although nobody was told. What is on
 * the platter survives.
 */
public final class SimDisk implements Disk {
    /** What survives, and what is wrong with it. */
    public static final class Platter {
        private TreeMap<Long, SessionCopy> sessions = new TreeMap<>();
        private TreeMap<String, EndCopy> ends = new TreeMap<>();
        private CopyEnd end;
        private long batchCount;
        /** Whether it takes nothing more. */
        public boolean isFull;
        /** Whether what it has cannot be read any more; it is put aside when the next batch is written. */
        public boolean isDamaged;
        /** How long a batch takes. */
        public long writeNs = 3_000_000;

        private void apply(final DiskBatch batch) {
            if (batch.isWhole()) {
                sessions.clear();
                ends.clear();
            }
            batch.goneSessions().forEach(sessions::remove);
            batch.goneEnds().forEach(gone -> ends.remove(gone.session() + " " + gone.end()));
            batch.sessions().forEach(each -> sessions.put(each.of().session(), each));
            batch.ends().forEach(each -> ends.put(each.session() + " " + each.end(), each));
            end = batch.end();
        }

        private void clear() {
            sessions.clear();
            ends.clear();
            end = null;
            isDamaged = false;
        }

        /** What a backup of it has. */
        public Platter copy() {
            final Platter copy = new Platter();
            copy.sessions = new TreeMap<>(sessions);
            copy.ends = new TreeMap<>(ends);
            copy.end = end;
            return copy;
        }
    }

    private final Platter platter;
    private final LongSupplier nanoTime;
    /** Null when nothing is on its way. */
    private DiskBatch pending;

    private boolean isApplied;
    private boolean isBlank;
    private long dueNs;

    /** @param nanoTime of the manager. */
    public SimDisk(final Platter platter, final LongSupplier nanoTime) {
        this.platter = platter;
        this.nanoTime = nanoTime;
    }

    @Override
    public CopyEnd read(final Consumer<SessionCopy> sessions, final Consumer<EndCopy> ends) {
        platter.sessions.values().forEach(sessions);
        platter.ends.values().forEach(ends);
        return platter.end;
    }

    @Override
    public boolean isIdle() {
        if (pending != null && nanoTime.getAsLong() - dueNs >= 0 && (isApplied || !platter.isFull)) {
            isBlank = platter.isDamaged;
            if (isBlank) {
                platter.clear();
            } else if (!isApplied) {
                platter.apply(pending);
            }
            pending = null;
        }
        return pending == null;
    }

    @Override
    public boolean isBlank() {
        return isBlank;
    }

    @Override
    public boolean hasFailed() {
        return pending != null && !isApplied && platter.isFull;
    }

    @Override
    public void write(final DiskBatch batch) {
        pending = batch;
        isBlank = false;
        dueNs = nanoTime.getAsLong() + platter.writeNs;
        isApplied = ++platter.batchCount % 2 == 0 && !platter.isFull;
        if (isApplied) {
            platter.apply(batch);
        }
    }

    @Override
    public void close() {}
}
