package io.twinhub.mainhub;

import io.twinhub.transport.EpochStore;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.election.ElectionTiming;
import io.twinhub.transport.election.Office;
import org.agrona.DirectBuffer;

/** A hub computer's vote in the election of the assigner; takes part once this start of the hub has its number. */
final class HubVote {
    private static final long STORE_POLL_NS = 1_000_000;

    private final MainHubContext context;
    private final Relay relay;
    private final Contacts contacts;
    private final long start;
    /** Null until the number of this start is stored, and in a system without assigners. */
    private Office office;

    HubVote(final MainHubContext context, final Relay relay, final Contacts contacts) {
        this.context = context;
        this.relay = relay;
        this.contacts = contacts;
        start = context.starts().stored() + 1;
    }

    void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final long nowNs) {
        if (office != null) {
            office.onRecord(header, buffer, body, nowNs);
        }
    }

    int doWork(final long nowNs) {
        if (office != null) {
            return office.doWork(nowNs);
        }
        if (!isNeeded()) {
            return 0;
        }
        final EpochStore starts = context.starts();
        starts.store(start);
        if (starts.stored() < start) {
            return 0;
        }
        contacts.begin(start, nowNs);
        office = new Office(
                Office.ASSIGNER,
                context.computer(),
                context.plan().assigner().voters(),
                context.plan().assigner().computers(),
                ElectionTiming.STANDARD,
                context.roleRules().election(),
                start,
                context.ballots(),
                relay::onOwnRecord,
                nowNs);
        return 1;
    }

    long nextDueNs(final long nowNs) {
        if (office != null) {
            return office.nextDueNs(nowNs, STORE_POLL_NS);
        }
        return isNeeded() ? nowNs + STORE_POLL_NS : Long.MAX_VALUE;
    }

    private boolean isNeeded() {
        return context.plan().assigner().computers().length > 0;
    }
}
