package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.ConnectionRights;
import io.twinhub.transport.Observer;
import io.twinhub.transport.SegmentReader;
import io.twinhub.transport.SegmentWriter;
import io.twinhub.transport.codec.SegmentHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;

/**
 * What programs of this computer send over message connections: checked, then forwarded over both networks, or straight to the other end
 * if that is on this computer, too. What finds no room is dropped; its Bus keeps it and sends it again.
 */
final class MessagesUp {
    private final SystemPlan plan;
    private final int self;
    private final Observer observer;
    private final ConnectionRights rights;
    private final HubLink[] hubs;
    private final MessagesDown down;
    private final SegmentReader reader = new SegmentReader();
    private final SegmentReader.SegmentHandler segmentHandler = this::onSegment;
    private final IntHashSet refusalsReported = new IntHashSet();
    private int sender;
    private boolean isClean;

    /** @param hubs by network, where segments go. */
    MessagesUp(
            final LocalHubContext context,
            final ConnectionRights rights,
            final HubLink[] hubs,
            final MessagesDown down) {
        plan = context.plan();
        self = context.computer();
        observer = context.observer();
        this.rights = rights;
        this.hubs = hubs;
        this.down = down;
    }

    /** Takes the body of a super message of this instance; false if no Bus sends such, so that the program must be cut off. */
    boolean onSegments(final int from, final DirectBuffer buffer, final int body, final int end) {
        sender = from;
        isClean = true;
        isClean &= reader.read(buffer, body, end, segmentHandler);
        if (!isClean) {
            refuse();
        }
        return isClean;
    }

    private void onSegment(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        if (segment.source() != sender || !rights.permits(segment)) {
            isClean = false;
        } else if (plan.instance(segment.destination()).computer() == self) {
            down.deliver(segment, buffer, offset);
        } else {
            final int length = SegmentWriter.HEADER_LENGTH + segment.dataLength();
            for (final HubLink hub : hubs) {
                hub.messages.forward(buffer, offset, length);
            }
        }
    }

    private void refuse() {
        if (refusalsReported.add(sender)) {
            final String copy = plan.copy(plan.instance(sender).copy()).name();
            observer.onError(
                    ErrorResult.of(ErrorCode.MESSAGE_REFUSED, copy, "they are malformed or of a connection of others")
                            .in("localHub", plan.computer(self).name(), copy)
                            .expected("segments of its <messageConnection> entries")
                            .action("Check the program; further cases are not reported."));
        }
    }
}
