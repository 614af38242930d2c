package io.twinhub.mainhub;

import io.twinhub.transport.EpochStore;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.election.ElectionTiming;
import io.twinhub.transport.election.Office;
import org.agrona.DirectBuffer;

/** A hub computer's part in elections: its vote for the assigner, and its effort to be the active hub. Takes part once this start of the hub has its number. */
final class HubVote {
    private static final long STORE_POLL_NS = 1_000_000;

    private final MainHubContext context;
    private final Relay relay;
    private final Contacts contacts;
    private final HubOffice hubOffice;
    private final long start;
    private boolean hasBegun;
    /** Null until the number of this start is stored, and in a system without assigners. */
    private Office office;

    HubVote(final MainHubContext context, final Relay relay, final Contacts contacts, final HubOffice hubOffice) {
        this.context = context;
        this.relay = relay;
        this.contacts = contacts;
        this.hubOffice = hubOffice;
        start = context.starts().stored() + 1;
    }

    void onRecord(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body, final long nowNs) {
        if (office != null) {
            office.onRecord(header, buffer, body, nowNs);
        }
    }

    int doWork(final long nowNs) {
        if (hasBegun) {
            return hubOffice.doWork(nowNs) + (office == null ? 0 : office.doWork(nowNs));
        }
        if (!isNeeded()) {
            return 0;
        }
        final EpochStore starts = context.starts();
        starts.store(start);
        if (starts.stored() < start) {
            return 0;
        }
        hasBegun = true;
        hubOffice.begin(start, nowNs);
        if (hasAssigners()) {
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
        }
        return 1;
    }

    long nextDueNs(final long nowNs) {
        if (!hasBegun) {
            return isNeeded() ? nowNs + STORE_POLL_NS : Long.MAX_VALUE;
        }
        final long due = hubOffice.nextDueNs(nowNs);
        return office == null ? due : Math.min(due, office.nextDueNs(nowNs, STORE_POLL_NS));
    }

    private boolean isNeeded() {
        return hasAssigners() || hubOffice.isNeeded();
    }

    private boolean hasAssigners() {
        return context.plan().assigner().computers().length > 0;
    }
}
