package io.twinhub.transport;

import io.twinhub.transport.codec.HelloBodyEncoder;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import io.twinhub.transport.codec.SuperMessageHeaderEncoder;
import java.util.function.IntSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One stream of one link, both directions: opening, sequence, signs of life, and the hop rule. The same on shared memory and on the
 * network; the grammar stands in the protocol schema.
 *
 * <p>The hop rule: a super message leaves when the next message does not fit, or as soon as nothing of this stream is in transit. So
 * batches grow with the load by themselves. A bound of a few milliseconds, used once per outstanding acknowledgement, covers a lost
 * acknowledgement without letting a stopped receiver eat the buffers with small super messages.
 */
public final class Link {
    static final int PROTOCOL_VERSION = 1;
    static final int FLAG_HELLO = 1;
    static final int FLAG_SEQUENCED = 2;
    static final int HEADER_LENGTH = SuperMessageHeaderEncoder.BLOCK_LENGTH;

    private final Stream stream;
    private final int self;
    private final int peer;
    private final long fingerprint;
    private final TransportLimits limits;
    private final IntSupplier epochs;
    private final LinkListener listener;
    private final Observer observer;
    private final Hello hello;

    private final SuperMessageRing ring;
    private final UnsafeBuffer control = new UnsafeBuffer(new byte[HEADER_LENGTH + HelloBodyEncoder.BLOCK_LENGTH]);
    private final SuperMessageHeaderEncoder headerEncoder = new SuperMessageHeaderEncoder();
    private final HelloBodyEncoder helloEncoder = new HelloBodyEncoder();

    private Outlet outlet;
    private LinkState state = LinkState.DOWN;
    private int epoch;
    private int peerEpoch;
    private int formerPeerEpoch;
    private long sentSequence;
    private long acknowledgedSequence;
    private long receivedSequence;
    private boolean acknowledgementDue;
    private boolean flushUsed;
    private boolean partialWaiting;
    private boolean refused;
    private long partialSinceNs;
    private long lastSentNs;
    private long lastHeardNs;
    private long lastWorkNs;
    private long helloDueNs;

    /** What an end says of itself in its hello. */
    public record Hello(IntSupplier returnAddress, long tokenHigh, long tokenLow) {
        /** Where addresses are fixed and the medium itself vouches for the peer. */
        public static final Hello PLAIN = new Hello(() -> 0, 0, 0);
    }

    public Link(
            final Stream stream,
            final int self,
            final int peer,
            final long fingerprint,
            final TransportLimits limits,
            final IntSupplier epochs,
            final Hello hello,
            final LinkListener listener,
            final Observer observer) {
        this.stream = stream;
        this.self = self;
        this.peer = peer;
        this.fingerprint = fingerprint;
        this.limits = limits;
        this.epochs = epochs;
        this.hello = hello;
        this.listener = listener;
        this.observer = observer;
        this.ring = new SuperMessageRing(limits.superMessageCount(), limits.superMessageLength(), HEADER_LENGTH);
        this.epoch = nextEpoch();
        this.helloDueNs = Long.MIN_VALUE;
    }

    public Stream stream() {
        return stream;
    }

    public int peer() {
        return peer;
    }

    public boolean isUp() {
        return state == LinkState.UP;
    }

    /** Gives the link its way out, or another one; the old one is closed. */
    public void outlet(final Outlet next) {
        if (outlet != null) {
            outlet.close();
        }
        outlet = next;
    }

    public boolean hasOutlet() {
        return outlet != null;
    }

    /** Whether this header opens a hello, with its body behind it. */
    public static boolean isHello(final SuperMessageHeaderDecoder header) {
        return (header.flags() & FLAG_HELLO) != 0;
    }

    SuperMessageRing ring() {
        return ring;
    }

    /** A valid header of this peer arrived. Returns true if the body belongs to this link's present epochs and is new. */
    public boolean onHeader(final SuperMessageHeaderDecoder header, final long nowNs) {
        final int theirEpoch = header.senderEpoch();
        final int flags = header.flags();
        if (theirEpoch != peerEpoch) {
            if ((flags & FLAG_HELLO) == 0 || theirEpoch == 0) {
                return false;
            }
            if (state == LinkState.UP) {
                if (theirEpoch == formerPeerEpoch) {
                    return false; // a hello that a newer one overtook
                }
                reset(nowNs, "the peer began again");
            }
            peerEpoch = theirEpoch;
            receivedSequence = 0;
            helloDueNs = nowNs;
        }
        if (header.peerEpoch() != epoch) {
            return false;
        }
        lastHeardNs = nowNs;
        if (state == LinkState.DOWN) {
            up();
        }
        if (isHello(header)) {
            acknowledgementDue = true;
            return false;
        }
        if (header.acknowledged() > acknowledgedSequence) {
            acknowledgedSequence = header.acknowledged();
            flushUsed = false;
        }
        final boolean sequenced = (flags & FLAG_SEQUENCED) != 0;
        final long expected = sequenced ? receivedSequence + 1 : receivedSequence;
        if (header.sequence() > expected) {
            reset(nowNs, "a hole in the peer's sequence: expected " + expected + ", found " + header.sequence());
            return false;
        }
        if (!sequenced || header.sequence() < expected) {
            return false;
        }
        receivedSequence = expected;
        acknowledgementDue = true;
        return true;
    }

    /** Sends what the hop rule allows and keeps the link alive. */
    public int doWork(final long nowNs) {
        // After a pause of our own the silence says nothing about the peer.
        if (nowNs - lastWorkNs > limits.heartbeatIntervalNs()) {
            lastHeardNs = Math.max(lastHeardNs, nowNs - limits.deadAfterNs() + 2 * limits.heartbeatIntervalNs());
        }
        lastWorkNs = nowNs;
        if (outlet == null) {
            return 0;
        }
        if (state == LinkState.DOWN) {
            return sayHello(nowNs);
        }
        if (nowNs - lastHeardNs > limits.deadAfterNs()) {
            reset(nowNs, "nothing heard for " + limits.deadAfterNs() / 1_000_000 + " ms");
            return 1;
        }
        final int sent = sendFull(nowNs) + sendPartial(nowNs);
        if (sent > 0) {
            return sent;
        }
        final boolean owesAcknowledgement = acknowledgementDue && !outlet.showsConsumption();
        if (owesAcknowledgement || nowNs - lastSentNs >= limits.heartbeatIntervalNs()) {
            stamp(control, 0);
            if (outlet.offer(control, 0, HEADER_LENGTH)) {
                sentAt(nowNs);
            } else {
                refused = true;
            }
        }
        return 0;
    }

    /** Sends what the hop rule allows without looking at the time; for who ran out of room between two duty cycles. */
    public void send() {
        if (isUp()) {
            sendFull(lastWorkNs);
            sendPartial(lastWorkNs);
        }
    }

    /** Whether nothing waits to be sent. */
    public boolean isEmpty() {
        return !ring.hasFull() && ring.openIsEmpty();
    }

    /** The earliest time at which {@link #doWork} has something to do by itself. */
    public long nextDueNs() {
        if (outlet == null) {
            return Long.MAX_VALUE;
        }
        if (state == LinkState.DOWN) {
            return helloDueNs;
        }
        final long deadDueNs = lastHeardNs + limits.deadAfterNs() + 1;
        if (refused) {
            return Math.min(deadDueNs, lastWorkNs + limits.flushNs() / 4);
        }
        long due = Math.min(lastSentNs + limits.heartbeatIntervalNs(), deadDueNs);
        if (ring.hasFull() || !partialWaiting && !ring.openIsEmpty()) {
            return lastWorkNs; // written after the last duty cycle, which therefore did not see it
        }
        if (partialWaiting && !flushUsed) {
            due = Math.min(due, partialSinceNs + limits.flushNs());
        }
        return due;
    }

    /** Breaks the link; it opens again by itself. */
    public void reset(final long nowNs, final String reason) {
        if (state == LinkState.UP) {
            formerPeerEpoch = peerEpoch;
        }
        epoch = nextEpoch();
        peerEpoch = 0;
        helloDueNs = nowNs;
        ring.clear();
        partialWaiting = false;
        refused = false;
        if (state == LinkState.UP) {
            state = LinkState.DOWN;
            observer.onLinkState(stream, peer, LinkState.UP, LinkState.DOWN, reason);
            listener.onLinkDown(this, reason);
        }
    }

    private void up() {
        state = LinkState.UP;
        sentSequence = 0;
        acknowledgedSequence = 0;
        flushUsed = false;
        acknowledgementDue = true;
        lastSentNs = lastHeardNs - limits.heartbeatIntervalNs();
        ring.clear();
        observer.onLinkState(stream, peer, LinkState.DOWN, LinkState.UP, "both ends know each other");
        listener.onLinkUp(this);
    }

    private int sayHello(final long nowNs) {
        if (nowNs < helloDueNs) {
            return 0;
        }
        helloDueNs = nowNs + limits.helloIntervalNs();
        stamp(control, FLAG_HELLO);
        helloEncoder
                .wrap(control, HEADER_LENGTH)
                .returnAddress(hello.returnAddress().getAsInt())
                .reserved(0)
                .tokenHigh(hello.tokenHigh())
                .tokenLow(hello.tokenLow());
        outlet.offer(control, 0, HEADER_LENGTH + HelloBodyEncoder.BLOCK_LENGTH);
        return 1;
    }

    private int sendFull(final long nowNs) {
        int count = 0;
        refused = false;
        while (ring.hasFull()) {
            if (!offer(ring.oldest(), ring.oldestLength(), nowNs)) {
                refused = true;
                break;
            }
            ring.releaseOldest();
            count++;
        }
        return count;
    }

    private int sendPartial(final long nowNs) {
        if (ring.hasFull() || ring.openIsEmpty()) {
            partialWaiting = false;
            return 0;
        }
        if (inTransit()) {
            if (!partialWaiting) {
                partialWaiting = true;
                partialSinceNs = nowNs;
            }
            if (flushUsed || nowNs - partialSinceNs < limits.flushNs()) {
                return 0;
            }
            if (!offer(ring.open(), ring.openLength(), nowNs)) {
                refused = true;
                return 0;
            }
            flushUsed = true;
        } else if (!offer(ring.open(), ring.openLength(), nowNs)) {
            refused = true;
            return 0;
        }
        ring.releaseOpen();
        partialWaiting = false;
        return 1;
    }

    private boolean inTransit() {
        if (!outlet.showsConsumption()) {
            return acknowledgedSequence < sentSequence;
        }
        if (outlet.isConsumed()) {
            flushUsed = false;
            return false;
        }
        return true;
    }

    private boolean offer(final UnsafeBuffer buffer, final int length, final long nowNs) {
        sentSequence++;
        stamp(buffer, FLAG_SEQUENCED);
        if (!outlet.offer(buffer, 0, length)) {
            sentSequence--;
            return false;
        }
        sentAt(nowNs);
        return true;
    }

    private void sentAt(final long nowNs) {
        lastSentNs = nowNs;
        acknowledgementDue = false;
    }

    private void stamp(final UnsafeBuffer buffer, final int flags) {
        headerEncoder
                .wrap(buffer, 0)
                .protocolVersion((short) PROTOCOL_VERSION)
                .streamId((short) stream.id())
                .flags(flags)
                .sender(self)
                .reserved(0)
                .fingerprint(fingerprint)
                .senderEpoch(epoch)
                .peerEpoch(peerEpoch)
                .sequence(sentSequence)
                .acknowledged(receivedSequence);
    }

    private int nextEpoch() {
        int next = epochs.getAsInt();
        while (next == 0 || next == epoch) {
            next = epochs.getAsInt();
        }
        return next;
    }
}
