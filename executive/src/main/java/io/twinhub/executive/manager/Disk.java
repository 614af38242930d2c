package io.twinhub.executive.manager;

import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.SessionCopy;
import java.util.function.Consumer;

/** Where a manager keeps sessions beyond a stop of everything. Used by the thread of the manager, which never waits for it, but for {@link #read}. */
public interface Disk extends AutoCloseable {
    /**
     * Hands over what is on it: sessions, then their ends. Called once, before anything else.
     *
     * @return how far that is; null if there is nothing.
     */
    CopyEnd read(Consumer<SessionCopy> sessions, Consumer<EndCopy> ends);

    /** Whether the batch that it was given last is durable, so that no loss of power undoes it; or it is blank. */
    boolean isIdle();

    /** Whether what it had was found damaged while the last batch was written: it has nothing now, that batch neither, and the next one must have everything. */
    boolean isBlank();

    /** Whether the batch could not be written; it is tried again until it is. */
    boolean hasFailed();

    /** Makes a batch durable; only while it is idle. */
    void write(DiskBatch batch);

    @Override
    void close();
}
