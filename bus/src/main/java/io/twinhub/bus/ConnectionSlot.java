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
 * One configured message connection of one connecting instance, as one of its two ends sees it: at most one connection at a time, whose end opens,
 * accepts, or tells who asks for a former one how that ended.
 *
 * <p>Nobody knows which instance of the other copy is ACTIVE. So who connects asks all of them, and the first that answers is the other end; the rest
 * are not ACTIVE, or learn nothing more. In the same way it asks for an open connection whose other end is silent: an ACTIVE instance that
 * does not have it has taken that one's place.
 */
final class ConnectionSlot {
    private static final long NONE = 0;

    final ConnectionPlan plan;
    private final Connections owner;
    private final int self;
    /** The instances of the other copy: the one that connects, or all to which this one does. */
    private final int[] peers;

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
            final int[] peers,
            final boolean isConnecting) {
        this.owner = owner;
        this.plan = plan;
        this.self = self;
        this.peers = peers;
        this.isConnecting = isConnecting;
    }

    String peerName() {
        return owner.copyName(isConnecting ? plan.to() : plan.from());
    }

    String computerName(final int instance) {
        return owner.computerName(instance);
    }

    /** Whether another instance may act in the place of the other end. */
    boolean hasOthers() {
        return isConnecting && peers.length > 1;
    }

    boolean isLive() {
        return end != null && end.isLive();
    }

    /** Whether there is a connection that the other end opened. */
    boolean isAccepted() {
        return !isConnecting && isLive();
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
            if (candidateEpoch != NONE) {
                candidateEpoch = NONE;
                closed(answeredEpoch, ClosedReason.OWN_ROLE_LOST);
            }
            close(ClosedReason.OWN_ROLE_LOST);
        }
    }

    /** This instance is ACTIVE now: no other one of its copy is. */
    void onRoleGained() {
        if (isConnecting && plan.from() == plan.to()) {
            close(ClosedReason.PEER_NOT_ACTIVE);
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

    /** Takes a segment of this connection for this instance. */
    void onSegment(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
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
        if (!owner.accepts() || !hasRoom()) {
            answer(segment, ClosedReason.NOT_ACCEPTED.told());
        } else if (isLive() && end.peerEpoch() == segment.senderEpoch()) {
            say(SegmentCode.OPENED, 0, end);
        } else {
            if (candidateEpoch != segment.senderEpoch()) {
                candidateEpoch = segment.senderEpoch();
                answeredEpoch = owner.newEpoch();
            }
            if (owner.writer().claim(0) == 0) {
                write(segment.source(), SegmentCode.OPENED, 0, ClosedCode.NONE, candidateEpoch, answeredEpoch);
            }
        }
    }

    private void onOpened(final SegmentHeaderDecoder segment) {
        if (!isLive() || segment.receiverEpoch() != end.ownEpoch) {
            answer(segment, closedReasonOf(segment));
        } else if (end.state() == ConnectionState.OPENING) {
            end.open(segment.source(), segment.senderEpoch());
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
                end.opening.refused(reason);
            } else if (segment.source() == end.peer()) {
                end.closedByPeer(reason);
            } else if (reason != ClosedReason.PEER_NOT_ACTIVE) {
                end.close(ClosedReason.PEER_NOT_ACTIVE); // since the one that answers is
            }
        }
    }

    private void onContent(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        final long theirs = segment.senderEpoch();
        final long ours = segment.receiverEpoch();
        if (candidateEpoch != NONE && theirs == candidateEpoch && ours == answeredEpoch) {
            if (hasRoom()) {
                accept();
            } else {
                candidateEpoch = NONE;
                closed(answeredEpoch, ClosedReason.NOT_ACCEPTED);
            }
        }
        if (isLive()
                && end.state() == ConnectionState.OPEN
                && end.peer() == segment.source()
                && owner.rules().belongs(theirs, ours, end.peerEpoch(), end.ownEpoch)) {
            end.onSegment(segment, buffer, offset);
        } else {
            answer(segment, closedReasonOf(segment));
        }
    }

    /** What takes the place of a former connection needs no more room. */
    private boolean hasRoom() {
        return isLive() || owner.hasRoom();
    }

    /** The connecting end knows this end's answer: it is there now, and a former connection of it is not. */
    private void accept() {
        close(ClosedReason.PEER_GONE);
        end = owner.newEnd(this, answeredEpoch);
        end.open(peers[0], candidateEpoch);
        candidateEpoch = NONE;
        owner.onAccepted(end);
    }

    /** Tells the peer that an end is closed, now and whenever it asks. */
    void onClosed(final ConnectionEnd closed, final ClosedReason reason) {
        closed(closed.ownEpoch, reason);
        if (closed.state() == ConnectionState.OPEN && owner.writer().claim(0) == 0) {
            closed.write(SegmentCode.CLOSED, 0, closedReason);
        }
    }

    private void closed(final long epoch, final ClosedReason reason) {
        closedEpoch = epoch;
        closedReason = reason.told();
    }

    private ClosedCode closedReasonOf(final SegmentHeaderDecoder segment) {
        return segment.receiverEpoch() == closedEpoch ? closedReason : ClosedReason.PEER_GONE.told();
    }

    private void answer(final SegmentHeaderDecoder segment, final ClosedCode reason) {
        if (owner.writer().claim(0) == 0) {
            write(segment.source(), SegmentCode.CLOSED, 0, reason, segment.senderEpoch(), segment.receiverEpoch());
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

    /** Asks every instance that may be the other end, but for the one that is: OPEN, or who has this connection. Returns how many were asked. */
    int ask(final SegmentCode kind, final ConnectionEnd from) {
        int count = 0;
        for (final int instance : peers) {
            if (instance != from.peer() && owner.writer().claim(0) == 0) {
                write(instance, kind, 0, ClosedCode.NONE, from.peerEpoch(), from.ownEpoch);
                count++;
            }
        }
        return count;
    }

    /** Writes the header of a claimed segment without bytes and positions. */
    SegmentHeaderEncoder write(
            final int destination,
            final SegmentCode kind,
            final int flags,
            final ClosedCode reason,
            final long peerEpoch,
            final long ownEpoch) {
        return owner.writer()
                .header()
                .kind(kind)
                .flags((short) (isConnecting ? flags : flags | SegmentWriter.FLAG_TO_CONNECTING))
                .connection(plan.id())
                .source(self)
                .destination(destination)
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
