package io.twinhub.runtime;

import io.aeron.AeronCounters;
import io.aeron.ExclusivePublication;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.status.CountersReader;

/**
 * Tells whether the subscribers of a shared-memory publication have consumed all of it, from the position counters that they keep
 * in the CnC file anyhow: one volatile read and no message. A counter moves after the handlers of a poll have returned.
 */
final class ConsumptionCounters {
    private final CountersReader counters;
    private final ExclusivePublication publication;
    private final long startPosition;
    private final IntArrayList counterIds = new IntArrayList();
    private boolean connected;

    ConsumptionCounters(final CountersReader counters, final ExclusivePublication publication) {
        this.counters = counters;
        this.publication = publication;
        this.startPosition = publication.position();
    }

    boolean isConsumed() {
        final long position = publication.position();
        if (publication.isConnected() != connected || !areAllocated()) {
            find();
        }
        if (counterIds.isEmpty()) {
            // Nobody is there to consume: what was offered is in transit for ever, what was not cannot be.
            return position == startPosition;
        }
        for (int i = 0; i < counterIds.size(); i++) {
            if (counters.getCounterValue(counterIds.getInt(i)) < position) {
                return false;
            }
        }
        return true;
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
