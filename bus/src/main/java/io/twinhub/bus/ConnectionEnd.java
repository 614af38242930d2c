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
final class ConnectionEnd implements MessageEnd {
    private static final long NEVER = Long.MAX_VALUE;
    /** A position is told at once when so much of the window was consumed since the last one, so that the sender does not stall. */
    private static final int WINDOW_PARTS = 4;

    final long ownEpoch;
    final Opening opening;
    private final ConnectionSlot slot;
    private final SegmentWriter writer;
    private final ConnectionLimits limits;
    private final ConnectionRules rules;
    private final ResendPolicy resend;
    private final MessagesOut out;
    private final MessagesIn in;
    private final MessageConnection connection;
    private final PeerSilence silence;
    private ConnectionState state = ConnectionState.OPENING;
    private int peer = -1;
    private long peerEpoch;
    private long nowNs;
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
        opening = new Opening(limits);
        silence = new PeerSilence(limits, slot.hasOthers());
        this.nowNs = nowNs;
    }

    MessageConnection connection() {
        return connection;
    }

    @Override
    public ConnectionState state() {
        return state;
    }

    /** The instance at the other end; -1 before it answered. */
    int peer() {
        return peer;
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

    /** This instance answered, or this end accepts what it opens: it is the other end for as long as the connection lives. */
    void open(final int instance, final long epoch) {
        peer = instance;
        peerEpoch = epoch;
        connection.peerComputer(slot.computerName(instance));
        state = ConnectionState.OPEN;
        silence.heard(nowNs);
        positionDueNs = nowNs;
    }

    @Override
    public SendOutcome send(final DirectBuffer buffer, final int offset, final int length) {
        return switch (state) {
            case OPENING -> SendOutcome.NOT_OPEN;
            case CLOSED -> SendOutcome.CLOSED;
            case OPEN -> out.put(buffer, offset, length);
        };
    }

    @Override
    public void closeOutput() {
        if (state == ConnectionState.OPEN) {
            out.end();
        }
    }

    @Override
    public void hold(final boolean held) {
        positionDueNs = in.hold(held) ? nowNs : positionDueNs;
    }

    @Override
    public void close(final ClosedReason reason) {
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
        opening.askAt(nowNs);
    }

    /** The peer heard this end's answer twice: it does not know yet that it was understood. */
    void tellPosition() {
        positionDueNs = nowNs;
    }

    /** Takes a DATA or POSITION of this connection. */
    void onSegment(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        silence.heard(nowNs);
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
        } else if ((segment.flags() & SegmentWriter.FLAG_HOLE) != 0
                && rules.resends()
                && resend.answersHole(out.consumed(), nowNs)) {
            out.repeatUpTo(segment.position());
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

    void deliver(final DirectBuffer buffer, final int offset, final int length) {
        if (state == ConnectionState.OPEN) {
            connection.deliver(buffer, offset, length);
        }
    }

    void beginCycle(final long now) {
        if (now - nowNs > limits.keepAliveNs()) {
            silence.afterPause(now);
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
        opening.begin(nowNs);
        if (opening.isOver(nowNs)) {
            close(opening.refusal());
            return 1;
        }
        return opening.asks(nowNs) ? slot.ask(SegmentCode.OPEN, this) : 0;
    }

    private int workOpen() {
        if (silence.isDeath(nowNs)) {
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
        if (silence.asks(nowNs, out.isUnconfirmed())) {
            work += slot.ask(SegmentCode.POSITION, this);
        }
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
            case OPENING -> opening.nextDueNs(nowNs);
            case OPEN -> nextOpenDueNs();
            case CLOSED -> NEVER;
        };
    }

    private long nextOpenDueNs() {
        if (!writer.link().isUp()) {
            return silence.deathNs();
        }
        if (out.isSendable()) {
            return isBlocked ? nowNs + limits.positionDelayNs() / WINDOW_PARTS : nowNs;
        }
        final long resendDueNs = out.isUnconfirmed() && rules.resends() ? resend.dueNs() : NEVER;
        final long quietNs = Math.min(sentNs + limits.keepAliveNs(), silence.nextDueNs(out.isUnconfirmed()));
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
        slot.write(peer, kind, flags, reason, peerEpoch, ownEpoch)
                .dataLength(length)
                .position(position)
                .consumed(rules.toTell(in.taken(), told))
                .sendLimit(in.limit());
        told = in.taken();
        positionDueNs = NEVER;
        sentNs = nowNs;
    }
}
