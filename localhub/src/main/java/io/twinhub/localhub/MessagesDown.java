package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.ConnectionRights;
import io.twinhub.transport.SegmentReader;
import io.twinhub.transport.SegmentWriter;
import io.twinhub.transport.codec.ClosedCode;
import io.twinhub.transport.codec.SegmentCode;
import io.twinhub.transport.codec.SegmentHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * What comes over message connections for programs of this computer: checked once more and handed to the program. Both copies are; the
 * Bus drops the second by its position. Whoever wants to connect to a program that is not ACTIVE is told so; and if that program is of a copy with
 * several instances, also whoever goes on with a connection that it accepted: another one acts, and it may be dead. Whoever accepted a connection of a program whose process
 * has ended is told that.
 */
final class MessagesDown {
    private final SystemPlan plan;
    private final int self;
    private final ConnectionRights rights;
    private final HubLink[] hubs;
    private final SegmentWriter[] programs;
    private final BusLink[] busOfInstance;
    private final SegmentReader reader = new SegmentReader();
    private final SegmentReader.SegmentHandler segmentHandler = this::onSegment;
    private boolean isClean;

    /**
     * @param hubs by network, where segments go.
     * @param busOfInstance by instance; null for what is not here.
     */
    MessagesDown(
            final LocalHubContext context,
            final ConnectionRights rights,
            final HubLink[] hubs,
            final SegmentWriter[] programs,
            final BusLink[] busOfInstance) {
        plan = context.plan();
        self = context.computer();
        this.rights = rights;
        this.hubs = hubs;
        this.programs = programs;
        this.busOfInstance = busOfInstance;
    }

    /** Takes the body of a super message of a hub; false if it held what no hub sends. */
    boolean onSegments(final DirectBuffer buffer, final int body, final int end) {
        isClean = true;
        return reader.read(buffer, body, end, segmentHandler) && isClean;
    }

    private void onSegment(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        if (rights.permits(segment)
                && plan.instance(segment.source()).computer() != self
                && plan.instance(segment.destination()).computer() == self) {
            deliver(segment, buffer, offset);
        } else {
            isClean = false;
        }
    }

    /** Hands a segment that was checked to its program on this computer. */
    void deliver(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        final BusLink program = busOfInstance[segment.destination()];
        if (isForActive(segment) && program.copyEpoch == 0) {
            refuse(segment, SegmentWriter.FLAG_TO_CONNECTING, ClosedCode.PEER_NOT_ACTIVE);
        } else if (program.hasDied && isOfConnecting(segment)) {
            refuse(segment, 0, ClosedCode.PEER_GONE);
        } else {
            programs[segment.destination()].forward(buffer, offset, SegmentWriter.HEADER_LENGTH + segment.dataLength());
        }
    }

    private boolean isForActive(final SegmentHeaderDecoder segment) {
        if ((segment.flags() & SegmentWriter.FLAG_TO_CONNECTING) != 0) {
            return false;
        }
        final int kind = segment.kindRaw();
        // The only instance of a copy is away for a while when its localHub begins anew: nobody else acts meanwhile.
        return kind == SegmentCode.OPEN.value()
                || kind != SegmentCode.CLOSED.value()
                        && plan.assigner()
                                .assigns(plan.instance(segment.destination()).copy());
    }

    /** Whether it goes to the end that opened the connection, and wants an answer. */
    private static boolean isOfConnecting(final SegmentHeaderDecoder segment) {
        return (segment.flags() & SegmentWriter.FLAG_TO_CONNECTING) != 0
                && segment.kindRaw() != SegmentCode.CLOSED.value();
    }

    private void refuse(final SegmentHeaderDecoder segment, final int flags, final ClosedCode reason) {
        if (plan.instance(segment.source()).computer() == self) {
            answer(programs[segment.source()], segment, flags, reason);
        } else {
            for (final HubLink hub : hubs) {
                answer(hub.messages, segment, flags, reason);
            }
        }
    }

    private static void answer(
            final SegmentWriter writer, final SegmentHeaderDecoder segment, final int flags, final ClosedCode reason) {
        if (writer.claim(0) == 0) {
            writer.header()
                    .kind(SegmentCode.CLOSED)
                    .flags((short) flags)
                    .connection(segment.connection())
                    .source(segment.destination())
                    .destination(segment.source())
                    .reason(reason)
                    .dataLength(0)
                    .senderEpoch(segment.receiverEpoch())
                    .receiverEpoch(segment.senderEpoch())
                    .position(0)
                    .consumed(0)
                    .sendLimit(0);
        }
    }
}
