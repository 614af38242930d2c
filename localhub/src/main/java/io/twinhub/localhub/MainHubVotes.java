package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.codec.MainHubStateDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.election.MainHubOffice;
import io.twinhub.transport.election.Office;
import org.agrona.DirectBuffer;

/** This localHub's votes for the active mainHubs of networks with several hub computers, and what it hears of the holders. Not on the data path. */
final class MainHubVotes {
    private static final long STORE_POLL_NS = 1_000_000;

    private final SystemPlan plan;
    private final int self;
    private final HubLinks hubs;
    private final MainHubStateDecoder state = new MainHubStateDecoder();
    /** By network; null where there is no election, and while the source epoch is not stored. */
    private final Office[] offices = new Office[2];

    MainHubVotes(final LocalHubContext context, final HubLinks hubs) {
        plan = context.plan();
        self = context.computer();
        this.hubs = hubs;
    }

    /** The source epoch is stored: from now on this life of the localHub may speak. */
    void begin(final long sourceEpoch, final long nowNs) {
        for (int network = 0; network < offices.length; network++) {
            if (MainHubOffice.exists(plan, network)) {
                offices[network] = MainHubOffice.of(plan, network, self, sourceEpoch, port(network), nowNs);
            }
        }
    }

    private Office.Port port(final int network) {
        return (template, key, version, buffer, offset, length) -> {
            for (final int hub : plan.hubs(network)) {
                hubs.all[hub].adminTable.putNewer(template, key, version, buffer, offset, length);
            }
        };
    }

    /** Takes a record of a hub; false if it has nothing to do with the office of its network. */
    boolean onRecord(
            final HubLink from,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final long nowNs) {
        if (header.templateId() == MainHubStateDecoder.TEMPLATE_ID
                && header.blockLength() >= MainHubStateDecoder.BLOCK_LENGTH) {
            state.wrap(buffer, body, header.blockLength(), header.version());
            hubs.onHolder(from, state.epoch());
            return true;
        }
        final Office office = offices[from.network];
        if (office != null) {
            office.onRecord(header, buffer, body, nowNs);
        }
        return false;
    }

    int doWork(final long nowNs) {
        int work = 0;
        for (final Office office : offices) {
            work += office == null ? 0 : office.doWork(nowNs);
        }
        return work;
    }

    long nextDueNs(final long nowNs) {
        long due = Long.MAX_VALUE;
        for (final Office office : offices) {
            due = office == null ? due : Math.min(due, office.nextDueNs(nowNs, STORE_POLL_NS));
        }
        return due;
    }
}
