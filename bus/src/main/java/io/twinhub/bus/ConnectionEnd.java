package io.twinhub.bus;

import io.twinhub.transport.ConnectionLimits;
import io.twinhub.transport.SegmentWriter;
import io.twinhub.transport.codec.ClosedCode;
import io.twinhub.transport.codec.SegmentCode;
import io.twinhub.transport.codec.SegmentHeaderDecoder;
import org.agrona.DirectBuffer;

/**
 * One end of one message connection, from opening to closing: its epochs, what it says when, and its two directions. Time is the one of
 * the Bus's present duty cycle.
 */
final class ConnectionEnd {
    private static final long NEVER = Long.MAX_VALUE;
    /** A position is told at once when so much of the window was consumed since the last one, so that the sender does not stall. */
    private static final int WINDOW_PARTS = 4;

    final long ownEpoch;
    private final ConnectionSlot slot;
    private final SegmentWriter writer;
    private final ConnectionLimits limits;
    private final ConnectionRules rules;
    private final ResendPolicy resend;
    private final MessagesOut out;
    private final MessagesIn in;
    private final MessageConnection connection;
    private ConnectionState state = ConnectionState.OPENING;
    private ClosedReason refusal = ClosedReason.TIMEOUT;
    private long peerEpoch;
    private long nowNs;
    private long beganNs = NEVER;
    private long openDueNs;
    private long heardNs;
    private long sentNs;
    private long positionDueNs = NEVER;
    private long holeDueNs = NEVER;
    private long told;
    private boolean isBlocked;

    ConnectionEnd(
            final ConnectionSlot slot,
            final long ownEpoch,
            final SegmentWriter writer,
            final ConnectionLimits limits,
            final ConnectionRules rules,
            final long nowNs) {
        this.slot = slot;
        this.ownEpoch = ownEpoch;
        this.writer = writer;
        this.limits = limits;
        this.rules = rules;
        final int window = slot.plan.windowBytes();
        out = new MessagesOut(window, slot.plan.messageLengthMaxBytes(), rules);
        in = new MessagesIn(window, slot.plan.messageLengthMaxBytes(), rules, this);
        connection = new MessageConnection(this, slot.peerName(), slot::onHandlerFailed);
        resend = new ResendPolicy(limits, nowNs);
        this.nowNs = nowNs;
    }

    MessageConnection connection() {
        return connection;
    }

    ConnectionState state() {
        return state;
    }

    long peerEpoch() {
        return peerEpoch;
    }

    boolean isLive() {
        return state != ConnectionState.CLOSED;
    }

    /** Whether all that the program sent was consumed by the peer, or never will be. */
    boolean isDelivered() {
        return state == ConnectionState.CLOSED || !out.isPending();
    }

    /** The other end answered, or this end accepts. */
    void open(final long peer) {
        peerEpoch = peer;
        state = ConnectionState.OPEN;
        heardNs = nowNs;
        positionDueNs = nowNs;
    }

    /** The answer to an OPEN was no; opening goes on until its time is over, and the reason is the one heard last. */
    void refused(final ClosedReason reason) {
        refusal = reason;
    }

    SendOutcome send(final DirectBuffer buffer, final int offset, final int length) {
        return switch (state) {
            case OPENING -> SendOutcome.NOT_OPEN;
            case CLOSED -> SendOutcome.CLOSED;
            case OPEN -> out.put(buffer, offset, length);
        };
    }

    void closeOutput() {
        if (state == ConnectionState.OPEN) {
            out.end();
        }
    }

    /** Ends the connection here, tells the peer why, and then the program. */
    void close(final ClosedReason reason) {
        if (state != ConnectionState.CLOSED) {
            slot.onClosed(this, reason);
            closedByPeer(reason);
        }
    }

    /** Ends the connection because the peer said so. */
    void closedByPeer(final ClosedReason reason) {
        if (state != ConnectionState.CLOSED) {
            state = ConnectionState.CLOSED;
            connection.closed(reason);
        }
    }

    /** What was on the way to or from the localHub may be lost: says everything again at once. */
    void onLinkUp() {
        if (rules.resends()) {
            out.repeatAll();
        }
        positionDueNs = nowNs;
        openDueNs = nowNs;
    }

    /** The peer heard this end's answer twice: it does not know yet that it was understood. */
    void tellPosition() {
        positionDueNs = nowNs;
    }

    /** Takes a DATA or POSITION of this connection. */
    void onSegment(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        heardNs = nowNs;
        final long before = out.consumed();
        if (!out.onPosition(segment.consumed(), segment.sendLimit())) {
            close(ClosedReason.PROTOCOL_ERROR);
            return;
        }
        if (out.consumed() > before) {
            resend.begin(nowNs);
        }
        if (segment.kindRaw() == SegmentCode.DATA.value()) {
            onData(segment, buffer, offset);
        } else if ((segment.flags() & SegmentWriter.FLAG_HOLE) != 0) {
            onHole(segment.position());
        }
        if (state == ConnectionState.OPEN && in.isEnded() && out.isEnded() && !out.isPending()) {
            close(ClosedReason.ENDED);
        }
    }

    private void onData(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        final long before = in.taken();
        final boolean wasEnded = in.isEnded();
        final boolean isRepeated = (segment.flags() & SegmentWriter.FLAG_RESENT) != 0;
        final MessagesIn.Outcome outcome =
                in.onData(segment.position(), buffer, offset + SegmentWriter.HEADER_LENGTH, segment.dataLength());
        if (state != ConnectionState.OPEN) {
            return; // a handler closed it
        }
        switch (outcome) {
            case MALFORMED -> close(ClosedReason.PROTOCOL_ERROR);
            case HELD -> holeDueNs = Math.min(holeDueNs, nowNs + limits.holeDelayNs());
            case OLD -> positionDueNs = isRepeated ? nowNs : positionDueNs;
            case TAKEN -> {
                final boolean isMuch = in.taken() - told >= slot.plan.windowBytes() / WINDOW_PARTS;
                positionDueNs =
                        isMuch || isRepeated ? nowNs : Math.min(positionDueNs, nowNs + limits.positionDelayNs());
            }
        }
        if (in.taken() > before) {
            holeDueNs = in.hasHole() ? nowNs + limits.holeDelayNs() : NEVER;
        }
        if (in.isEnded() && !wasEnded && state == ConnectionState.OPEN) {
            connection.ended();
        }
    }

    private void onHole(final long until) {
        if (rules.resends() && resend.answersHole(out.consumed(), nowNs)) {
            out.repeatUpTo(until);
        }
    }

    void deliver(final DirectBuffer buffer, final int offset, final int length) {
        if (state == ConnectionState.OPEN) {
            connection.deliver(buffer, offset, length);
        }
    }

    /** The time of this duty cycle. */
    void beginCycle(final long now) {
        // After a pause of our own the silence says nothing about the peer.
        if (now - nowNs > limits.keepAliveNs()) {
            heardNs = Math.max(heardNs, now - limits.deadAfterNs() + 2 * limits.keepAliveNs());
        }
        nowNs = now;
    }

    /** Says what is due. */
    int doWork() {
        return switch (state) {
            case OPENING -> sayOpen();
            case OPEN -> workOpen();
            case CLOSED -> 0;
        };
    }

    private int sayOpen() {
        // A program may connect before it polls for the first time, or long after it polled last.
        if (beganNs == NEVER) {
            beganNs = nowNs;
            openDueNs = nowNs;
        }
        if (nowNs - beganNs >= limits.deadAfterNs()) {
            close(refusal);
            return 1;
        }
        if (nowNs < openDueNs) {
            return 0;
        }
        openDueNs = nowNs + limits.openRetryNs();
        return slot.say(SegmentCode.OPEN, 0, this) ? 1 : 0;
    }

    private int workOpen() {
        if (nowNs - heardNs > limits.deadAfterNs()) {
            close(ClosedReason.TIMEOUT);
            return 1;
        }
        if (out.isUnconfirmed() && nowNs >= resend.dueNs() && rules.resends()) {
            out.repeatAll();
            resend.onRepeated(nowNs);
        }
        final boolean wasUnconfirmed = out.isUnconfirmed();
        int work = out.send(writer, this);
        if (!wasUnconfirmed) {
            resend.begin(nowNs);
        }
        isBlocked = out.isSendable();
        if (nowNs >= holeDueNs) {
            holeDueNs = nowNs + limits.resendNs() / WINDOW_PARTS;
            work += slot.say(SegmentCode.POSITION, SegmentWriter.FLAG_HOLE, this) ? 1 : 0;
        } else if (nowNs >= positionDueNs || nowNs - sentNs >= limits.keepAliveNs()) {
            work += slot.say(SegmentCode.POSITION, 0, this) ? 1 : 0;
        }
        return work;
    }

    long nextDueNs() {
        return switch (state) {
            case OPENING -> beganNs == NEVER ? nowNs : Math.min(openDueNs, beganNs + limits.deadAfterNs());
            case OPEN -> nextOpenDueNs();
            case CLOSED -> NEVER;
        };
    }

    private long nextOpenDueNs() {
        if (!writer.link().isUp()) {
            return heardNs + limits.deadAfterNs() + 1;
        }
        if (out.isSendable()) {
            return isBlocked ? nowNs + limits.positionDelayNs() / WINDOW_PARTS : nowNs;
        }
        final long resendDueNs = out.isUnconfirmed() && rules.resends() ? resend.dueNs() : NEVER;
        final long quietNs = Math.min(sentNs + limits.keepAliveNs(), heardNs + limits.deadAfterNs() + 1);
        return Math.min(Math.min(resendDueNs, quietNs), Math.min(positionDueNs, holeDueNs));
    }

    /** Writes the header of a claimed segment with bytes of the outgoing direction. */
    void writeData(final long position, final int length, final boolean isRepeated) {
        write(SegmentCode.DATA, isRepeated ? SegmentWriter.FLAG_RESENT : 0, position, length, ClosedCode.NONE);
    }

    /** Writes the header of a claimed segment without bytes. */
    void write(final SegmentCode kind, final int flags, final ClosedCode reason) {
        final long position = (flags & SegmentWriter.FLAG_HOLE) != 0 ? in.holeEnd() : 0;
        write(kind, flags, position, 0, reason);
    }

    private void write(
            final SegmentCode kind, final int flags, final long position, final int length, final ClosedCode reason) {
        slot.write(writer, kind, flags, reason, peerEpoch, ownEpoch)
                .dataLength(length)
                .position(position)
                .consumed(rules.toTell(in.taken(), told))
                .sendLimit(in.limit());
        told = in.taken();
        positionDueNs = NEVER;
        sentNs = nowNs;
    }
}
