package io.twinhub.runtime;

import io.aeron.AeronCounters;
import io.aeron.ExclusivePublication;
import io.twinhub.transport.Outlet;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.status.CountersReader;

/**
 * Tells how much of a shared-memory publication its subscribers have not consumed yet, from the position counters that they keep
 * in the CnC file anyhow: one volatile read and no message. A counter moves after the handlers of a poll have returned.
 */
final class ConsumptionCounters {
    private final CountersReader counters;
    private final ExclusivePublication publication;
    /** Where the last offers ended, the newest at index {@code offeredCount} minus one; a ring. */
    private final long[] offered = new long[Outlet.IN_TRANSIT_MAX];

    private final IntArrayList counterIds = new IntArrayList();
    private boolean connected;
    private long offeredCount;

    ConsumptionCounters(final CountersReader counters, final ExclusivePublication publication) {
        this.counters = counters;
        this.publication = publication;
    }

    /** A message was taken, and ends at this position. */
    void onOffered(final long position) {
        offered[(int) (offeredCount++ % offered.length)] = position;
    }

    /** Messages that were taken and that not all subscribers have consumed; more than the hop rule asks for are not counted. */
    int inTransitCount() {
        final int count = (int) Math.min(offeredCount, offered.length);
        if (publication.isConnected() != connected || !areAllocated()) {
            find();
        }
        if (counterIds.isEmpty()) {
            return count; // nobody is there to consume: what was offered is in transit for ever
        }
        long consumed = Long.MAX_VALUE;
        for (int i = 0; i < counterIds.size(); i++) {
            consumed = Math.min(consumed, counters.getCounterValue(counterIds.getInt(i)));
        }
        int inTransit = 0;
        while (inTransit < count && offered[(int) ((offeredCount - 1 - inTransit) % offered.length)] > consumed) {
            inTransit++;
        }
        return inTransit;
    }

    private boolean areAllocated() {
        for (int i = 0; i < counterIds.size(); i++) {
            final int id = counterIds.getInt(i);
            if (counters.getCounterState(id) != CountersReader.RECORD_ALLOCATED
                    || counters.getCounterReferenceId(id) != publication.registrationId()) {
                return false;
            }
        }
        return true;
    }

    private void find() {
        counterIds.clear();
        connected = publication.isConnected();
        if (connected) {
            counters.forEach((id, typeId, key, label) -> {
                if (typeId == AeronCounters.DRIVER_SUBSCRIBER_POSITION_TYPE_ID
                        && counters.getCounterReferenceId(id) == publication.registrationId()) {
                    counterIds.addInt(id);
                }
            });
        }
    }
}
