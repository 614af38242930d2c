package io.twinhub.localhub;

import io.twinhub.config.AssignerPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.AdminRecords;
import io.twinhub.transport.codec.HandoverRequestDecoder;
import io.twinhub.transport.codec.HandoverRequestEncoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.election.Office;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Requests for hand-over on their way between assigners. The assigner of this computer says what it wants, this localHub numbers it, so that a later
 * life's word is newer; and it gives the assigner's office up itself, since its holder is the computer.
 */
final class Handovers {
    private static final int NONE = -1;

    private final AssignerPlan plan;
    private final int self;
    private final SourceSequence sequence;
    private final Office.Port port;
    private final HandoverRequestDecoder request = new HandoverRequestDecoder();
    private final HandoverRequestEncoder encoder = new HandoverRequestEncoder();
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + HandoverRequestEncoder.BLOCK_LENGTH]);
    private int versionCount;

    Handovers(final SystemPlan plan, final int self, final SourceSequence sequence, final Office.Port port) {
        this.plan = plan.assigner();
        this.self = self;
        this.sequence = sequence;
        this.port = port;
    }

    /** The assigner of this computer asks. */
    void tell(final MessageHeaderDecoder header, final DirectBuffer buffer, final int body) {
        request.wrap(buffer, body, header.blockLength(), header.version());
        final long version = sequence.epoch() << Integer.SIZE | ++versionCount;
        encoder.wrapAndApplyHeader(record, 0, messageHeader)
                .key(request.key())
                .version(version)
                .officeEpoch(request.officeEpoch())
                .copyEpoch(request.copyEpoch())
                .computer(request.computer())
                .dead(request.dead());
        port.onRecord(HandoverRequestEncoder.TEMPLATE_ID, request.key(), version, record, 0, record.capacity());
    }

    /** Gives the office up if that is asked of its present holder, and this is it. */
    void onRequest(
            final MessageHeaderDecoder header,
            final DirectBuffer buffer,
            final int body,
            final Office office,
            final long nowNs) {
        request.wrap(buffer, body, header.blockLength(), header.version());
        final int successor = successor(request.computer());
        if (AdminRecords.second(request.key()) == plan.copy()
                && office != null
                && office.holds(nowNs)
                && request.officeEpoch() == office.epoch()
                && successor != NONE) {
            office.handOver(successor, nowNs);
        }
    }

    /** The place of this computer among the candidates; that of the next one if no particular one is wished for. */
    private int successor(final int wished) {
        final int[] candidates = plan.computers();
        for (int i = 0; i < candidates.length; i++) {
            final boolean isNext =
                    wished == HandoverRequestDecoder.computerNullValue() && candidates[before(i)] == self;
            if (candidates[i] != self && (isNext || candidates[i] == wished)) {
                return i;
            }
        }
        return NONE;
    }

    private int before(final int place) {
        return Math.floorMod(place - 1, plan.computers().length);
    }
}
