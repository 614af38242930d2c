package io.twinhub.bus;

import io.twinhub.config.ConnectionPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.SegmentWriter;
import io.twinhub.transport.codec.ClosedCode;
import io.twinhub.transport.codec.SegmentCode;
import io.twinhub.transport.codec.SegmentHeaderDecoder;
import io.twinhub.transport.codec.SegmentHeaderEncoder;
import org.agrona.DirectBuffer;

/**
 * One configured message connection as one of its two ends sees it: at most one connection at a time, whose end opens, accepts, or tells who
 * asks for a former one how that ended.
 */
final class ConnectionSlot {
    private static final long NONE = 0;

    final ConnectionPlan plan;
    private final Connections owner;
    private final int self;
    private final int peer;
    private final boolean isConnecting;
    private ConnectionEnd end;
    /** Who wants to connect, and under which epoch it was answered; it counts once it names the latter. */
    private long candidateEpoch;

    private long answeredEpoch;
    private long closedEpoch;
    private ClosedCode closedReason = ClosedCode.NONE;

    ConnectionSlot(
            final Connections owner,
            final ConnectionPlan plan,
            final int self,
            final int peer,
            final boolean isConnecting) {
        this.owner = owner;
        this.plan = plan;
        this.self = self;
        this.peer = peer;
        this.isConnecting = isConnecting;
    }

    String peerName() {
        return owner.copyName(isConnecting ? plan.to() : plan.from());
    }

    boolean isLive() {
        return end != null && end.isLive();
    }

    boolean isDelivered() {
        return end == null || end.isDelivered();
    }

    MessageConnection connect(final long epoch) {
        end = owner.newEnd(this, epoch);
        return end.connection();
    }

    void close(final ClosedReason reason) {
        if (isLive()) {
            end.close(reason);
        }
    }

    /** This instance is no longer ACTIVE: what was opened to the ACTIVE one ends. */
    void onRoleLost() {
        if (!isConnecting) {
            candidateEpoch = NONE;
            close(ClosedReason.OWN_ROLE_LOST);
        }
    }

    void onLinkUp() {
        if (isLive()) {
            end.onLinkUp();
        }
    }

    void beginCycle(final long nowNs) {
        if (end != null) {
            end.beginCycle(nowNs);
        }
    }

    int doWork() {
        return end == null ? 0 : end.doWork();
    }

    long nextDueNs() {
        return end == null ? Long.MAX_VALUE : end.nextDueNs();
    }

    void onSegment(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        final boolean toConnecting = (segment.flags() & SegmentWriter.FLAG_TO_CONNECTING) != 0;
        if (toConnecting != isConnecting || segment.source() != peer || segment.destination() != self) {
            return;
        }
        final int kind = segment.kindRaw();
        if (kind == SegmentCode.OPEN.value() && !isConnecting) {
            onOpen(segment);
        } else if (kind == SegmentCode.OPENED.value() && isConnecting) {
            onOpened(segment);
        } else if (kind == SegmentCode.CLOSED.value()) {
            onClosed(segment);
        } else if (kind == SegmentCode.DATA.value() || kind == SegmentCode.POSITION.value()) {
            onContent(segment, buffer, offset);
        }
    }

    private void onOpen(final SegmentHeaderDecoder segment) {
        if (!owner.accepts()) {
            answer(segment, ClosedReason.NOT_ACCEPTED.told());
        } else if (isLive() && end.peerEpoch() == segment.senderEpoch()) {
            say(SegmentCode.OPENED, 0, end);
        } else {
            if (candidateEpoch != segment.senderEpoch()) {
                candidateEpoch = segment.senderEpoch();
                answeredEpoch = owner.newEpoch();
            }
            if (owner.writer().claim(0) == 0) {
                write(owner.writer(), SegmentCode.OPENED, 0, ClosedCode.NONE, candidateEpoch, answeredEpoch);
            }
        }
    }

    private void onOpened(final SegmentHeaderDecoder segment) {
        if (!isLive() || segment.receiverEpoch() != end.ownEpoch) {
            answer(segment, closedReasonOf(segment));
        } else if (end.state() == ConnectionState.OPENING) {
            end.open(segment.senderEpoch());
            end.connection().opened();
        } else if (end.peerEpoch() == segment.senderEpoch()) {
            end.tellPosition();
        }
    }

    private void onClosed(final SegmentHeaderDecoder segment) {
        final ClosedReason reason = ClosedReason.of(segment.reasonRaw());
        if (segment.receiverEpoch() == answeredEpoch && segment.senderEpoch() == candidateEpoch) {
            candidateEpoch = NONE;
        } else if (isLive() && segment.receiverEpoch() == end.ownEpoch && segment.senderEpoch() == end.peerEpoch()) {
            if (end.state() == ConnectionState.OPENING) {
                end.refused(reason);
            } else {
                end.closedByPeer(reason);
            }
        }
    }

    private void onContent(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        final long theirs = segment.senderEpoch();
        final long ours = segment.receiverEpoch();
        if (candidateEpoch != NONE && theirs == candidateEpoch && ours == answeredEpoch) {
            accept();
        }
        if (isLive()
                && end.state() == ConnectionState.OPEN
                && owner.rules().belongs(theirs, ours, end.peerEpoch(), end.ownEpoch)) {
            end.onSegment(segment, buffer, offset);
        } else {
            answer(segment, closedReasonOf(segment));
        }
    }

    /** The connecting end knows this end's answer: it is there now, and a former connection of it is not. */
    private void accept() {
        close(ClosedReason.PEER_GONE);
        end = owner.newEnd(this, answeredEpoch);
        end.open(candidateEpoch);
        candidateEpoch = NONE;
        owner.onAccepted(end);
    }

    /** Tells the peer that an end is closed, now and whenever it asks. */
    void onClosed(final ConnectionEnd closed, final ClosedReason reason) {
        closedEpoch = closed.ownEpoch;
        closedReason = reason.told();
        if (closed.state() == ConnectionState.OPEN && owner.writer().claim(0) == 0) {
            closed.write(SegmentCode.CLOSED, 0, closedReason);
        }
    }

    private ClosedCode closedReasonOf(final SegmentHeaderDecoder segment) {
        return segment.receiverEpoch() == closedEpoch ? closedReason : ClosedReason.PEER_GONE.told();
    }

    private void answer(final SegmentHeaderDecoder segment, final ClosedCode reason) {
        if (owner.writer().claim(0) == 0) {
            write(owner.writer(), SegmentCode.CLOSED, 0, reason, segment.senderEpoch(), segment.receiverEpoch());
        }
    }

    /** Sends a segment without bytes; false if there is no room. */
    boolean say(final SegmentCode kind, final int flags, final ConnectionEnd from) {
        if (owner.writer().claim(0) != 0) {
            return false;
        }
        from.write(kind, flags, ClosedCode.NONE);
        return true;
    }

    /** Writes the header of a claimed segment without bytes and positions. */
    SegmentHeaderEncoder write(
            final SegmentWriter writer,
            final SegmentCode kind,
            final int flags,
            final ClosedCode reason,
            final long peerEpoch,
            final long ownEpoch) {
        return writer.header()
                .kind(kind)
                .flags((short) (isConnecting ? flags : flags | SegmentWriter.FLAG_TO_CONNECTING))
                .connection(plan.id())
                .source(self)
                .destination(peer)
                .reason(reason)
                .dataLength(0)
                .senderEpoch(ownEpoch)
                .receiverEpoch(peerEpoch)
                .position(0)
                .consumed(0)
                .sendLimit(0);
    }

    void onHandlerFailed(final RuntimeException failure) {
        owner.report(ErrorResult.of(ErrorCode.HANDLER_FAILED, "the connection with " + peerName(), failure)
                .causedBy(failure)
                .action("Mend the handler; the message counts as delivered."));
    }
}
