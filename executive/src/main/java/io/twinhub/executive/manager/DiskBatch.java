package io.twinhub.executive.manager;

import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.SessionCopy;
import java.util.List;

/**
 * What goes to the disk as a whole or not at all, in this order.
 *
 * @param isWhole it takes the place of everything that was there.
 * @param goneSessions numbers of sessions that are no more.
 * @param goneEnds ends that are no more; those of sessions that are no more are among them.
 * @param end how far the store is with it.
 */
public record DiskBatch(
        boolean isWhole,
        List<Long> goneSessions,
        List<EndKey> goneEnds,
        List<SessionCopy> sessions,
        List<EndCopy> ends,
        CopyEnd end) {
    /** An end: the number of its session, and its own. */
    public record EndKey(long session, int end) {}
}
