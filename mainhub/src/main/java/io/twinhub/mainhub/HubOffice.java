package io.twinhub.mainhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.codec.MainHubStateEncoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.OfficeVoteDecoder;
import io.twinhub.transport.election.MainHubOffice;
import io.twinhub.transport.election.Office;
import org.agrona.DirectBuffer;

/**
 * This hub's effort to be the active one of its network, if that has several. All spokes hear under which epoch it held the office last. To hold it changes nothing here:
 * a hub forwards what it gets, and whoever hears of a higher epoch sends to that one's holder instead.
 */
final class HubOffice {
    private static final long STORE_POLL_NS = 1_000_000;

    private final SystemPlan plan;
    private final int self;
    private final int network;
    private final SpokeLink[] spokes;
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final OfficeVoteDecoder vote = new OfficeVoteDecoder();
    private final MainHubStateEncoder state = new MainHubStateEncoder();
    /** Null until the number of this start is stored, and where there is no election. */
    private Office office;

    private long toldEpoch;

    HubOffice(final MainHubContext context, final SpokeLink[] spokes) {
        plan = context.plan();
        self = context.computer();
        network = plan.computer(self).network();
        this.spokes = spokes;
    }

    boolean isNeeded() {
        return MainHubOffice.exists(plan, network);
    }

    /** From now on this start of the hub may speak. */
    void begin(final long start, final long nowNs) {
        if (isNeeded()) {
            office = MainHubOffice.of(plan, network, self, start, this::tell, nowNs);
            office.wanted(true, nowNs);
        }
    }

    /** Takes a spoke's vote for this office; false if the record is something else. */
    boolean onRecord(
            final SpokeLink from,
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final long nowNs) {
        if (header.templateId() != OfficeVoteDecoder.TEMPLATE_ID
                || header.blockLength() < OfficeVoteDecoder.BLOCK_LENGTH) {
            return false;
        }
        vote.wrap(buffer, body, header.blockLength(), header.version());
        final boolean isVote = Office.office(vote.key()) == MainHubOffice.id(network)
                && AdminRecords.second(vote.key()) == from.computer;
        if (isVote && office != null) {
            office.onRecord(header, buffer, body, nowNs);
        }
        return isVote;
    }

    int doWork(final long nowNs) {
        if (office == null) {
            return 0;
        }
        final int work = office.doWork(nowNs);
        if (!office.holds(nowNs) || office.epoch() == toldEpoch) {
            return work;
        }
        toldEpoch = office.epoch();
        for (final SpokeLink spoke : spokes) {
            spoke.tell(MainHubStateEncoder.TEMPLATE_ID, (buffer, offset) -> {
                state.wrapAndApplyHeader(buffer, offset, messageHeader).epoch(toldEpoch);
                return MessageHeaderEncoder.ENCODED_LENGTH + MainHubStateEncoder.BLOCK_LENGTH;
            });
        }
        return work + 1;
    }

    long nextDueNs(final long nowNs) {
        return office == null ? Long.MAX_VALUE : office.nextDueNs(nowNs, STORE_POLL_NS);
    }

    private void tell(
            final int template,
            final int key,
            final long version,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        for (final SpokeLink spoke : spokes) {
            spoke.tell(template, key, version, buffer, offset, length);
        }
    }
}
