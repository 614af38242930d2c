package io.twinhub.transport;

import io.twinhub.transport.codec.HelloBodyEncoder;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import java.util.function.IntSupplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One stream of one link, both directions: opening, sequence and signs of life. The same on shared memory and on the network; the
 * grammar stands in the protocol schema. When it sends is decided by the {@link HopRule}.
 */
public final class Link {
    /** Admin carries one latest value per subject, which fits two super messages; two more never fill while one is sent. */
    private static final int ADMIN_SUPER_MESSAGE_COUNT = 4;

    private final Stream stream;
    private final int peer;
    private final TransportLimits limits;
    private final IntSupplier epochs;
    private final LinkListener listener;
    private final Observer observer;
    private final Hello hello;
    private final HelloPace helloPace;
    private final LinkHeader own;
    private final HopRule hop;
    private final Acknowledgement acknowledgement = new Acknowledgement();
    private final UnsafeBuffer control = new UnsafeBuffer(new byte[LinkHeader.LENGTH + HelloBodyEncoder.BLOCK_LENGTH]);
    private final HelloBodyEncoder helloEncoder = new HelloBodyEncoder();

    private LinkState state = LinkState.DOWN;
    private BreakReason breakReason = BreakReason.NONE;
    private int formerPeerEpoch;
    private long lastHeardNs;
    private long lastWorkNs;

    /** What an end says of itself in its hello. */
    public record Hello(IntSupplier returnAddress, long tokenHigh, long tokenLow, long processId) {
        /** Where addresses are fixed and the medium itself vouches for the peer. */
        public static final Hello PLAIN = new Hello(() -> 0, 0, 0, 0);

        /** Without the secret, because texts end up in logs. */
        @Override
        public String toString() {
            return "Hello";
        }
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
        this.peer = peer;
        this.limits = limits;
        this.epochs = epochs;
        this.hello = hello;
        this.helloPace = new HelloPace(limits.helloIntervalNs());
        this.listener = listener;
        this.observer = observer;
        this.own = new LinkHeader(stream, self, fingerprint);
        this.hop = new HopRule(
                stream == Stream.ADMIN ? ADMIN_SUPER_MESSAGE_COUNT : limits.superMessageCount(), limits, own);
        own.epoch = nextEpoch();
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
        hop.outlet(next);
        helloPace.begin();
    }

    public boolean hasOutlet() {
        return hop.outlet() != null;
    }

    /** Whether this header opens a hello, with its body behind it. */
    public static boolean isHello(final SuperMessageHeaderDecoder header) {
        return LinkHeader.isHello(header);
    }

    /** Whether this header has a place in its sender's sequence, so that what follows must not overtake it. */
    public static boolean isSequenced(final SuperMessageHeaderDecoder header) {
        return LinkHeader.isSequenced(header);
    }

    /** A message of the peer is left to wait on purpose: that nothing else of it is heard proves nothing. */
    public void onLeftWaiting(final long nowNs) {
        lastHeardNs = nowNs;
    }

    /** Whether the link is up and nothing of the peer has come for twice as long as its signs of life take. */
    public boolean isSilent(final long nowNs) {
        return isUp() && nowNs - lastHeardNs > 2 * limits.heartbeatIntervalNs();
    }

    SuperMessageRing ring() {
        return hop.ring();
    }

    /** A valid header of this peer arrived. Returns true if the body belongs to this link's present epochs and is new. */
    public boolean onHeader(final SuperMessageHeaderDecoder header, final long nowNs) {
        if (header.senderEpoch() != own.peerEpoch && !beginsAnew(header, nowNs)) {
            return false;
        }
        if (header.peerEpoch() != own.epoch) {
            return false;
        }
        lastHeardNs = nowNs;
        if (state == LinkState.DOWN) {
            up();
        }
        if (isHello(header)) {
            acknowledgement.owe();
            return false;
        }
        hop.onAcknowledged(header.acknowledged());
        final boolean sequenced = LinkHeader.isSequenced(header);
        final long expected = sequenced ? own.receivedSequence + 1 : own.receivedSequence;
        if (header.sequence() > expected) {
            reset(nowNs, "a hole in the peer's sequence: expected " + expected + ", found " + header.sequence());
            return false;
        }
        if (!sequenced || header.sequence() < expected) {
            return false;
        }
        own.receivedSequence = expected;
        acknowledgement.onArrival();
        return true;
    }

    /** A header with an epoch of the peer that is not the present one: does it open a new one? */
    private boolean beginsAnew(final SuperMessageHeaderDecoder header, final long nowNs) {
        final int theirEpoch = header.senderEpoch();
        if (!isHello(header) || theirEpoch == 0) {
            return false;
        }
        if (state == LinkState.UP) {
            if (theirEpoch == formerPeerEpoch) {
                return false; // a hello that a newer one overtook
            }
            reset(nowNs, "the peer began again");
        }
        own.peerEpoch = theirEpoch;
        own.receivedSequence = 0;
        helloPace.beginAt(nowNs);
        return true;
    }

    /** Sends what the hop rule allows, acknowledges what was consumed, and keeps the link alive. */
    public int doWork(final long nowNs) {
        // After a pause of our own the silence says nothing about the peer.
        if (nowNs - lastWorkNs > limits.heartbeatIntervalNs()) {
            lastHeardNs = Math.max(lastHeardNs, nowNs - limits.deadAfterNs() + 2 * limits.heartbeatIntervalNs());
        }
        lastWorkNs = nowNs;
        if (!hasOutlet()) {
            return 0;
        }
        if (state == LinkState.DOWN) {
            return sayHello(nowNs);
        }
        if (nowNs - lastHeardNs > limits.deadAfterNs()) {
            reset(nowNs, "nothing heard for " + limits.deadAfterNs() / 1_000_000 + " ms");
            return 1;
        }
        final int sent = hop.send(nowNs);
        if (sent > 0) {
            acknowledgement.onAnswer();
            return sent;
        }
        final boolean owesAcknowledgement =
                acknowledgement.isDue(nowNs) && !hop.outlet().showsConsumption();
        final boolean isQuiet = nowNs - hop.lastSentNs() >= limits.heartbeatIntervalNs();
        if ((owesAcknowledgement || isQuiet) && hop.sendControl(control, LinkHeader.LENGTH, 0, nowNs)) {
            acknowledgement.onSentAlone();
        }
        return 0;
    }

    /** Sends what the hop rule allows without looking at the time; for who ran out of room between two duty cycles. */
    public void send() {
        if (isUp() && hop.send(lastWorkNs) > 0) {
            acknowledgement.onAnswer();
        }
    }

    /** For how many full super messages there is room, beside the one that is being filled. */
    public int room() {
        return hop.ring().freeCount();
    }

    /** Whether the medium did not take what was offered last; when it has room nobody says. */
    public boolean isRefused() {
        return hop.isRefused();
    }

    /** Whether nothing waits to be sent. */
    public boolean isEmpty() {
        return hop.isEmpty();
    }

    /** Full super messages that wait for the medium. */
    public int waitingCount() {
        return hop.ring().fullCount();
    }

    /** The earliest time at which {@link #doWork} has something to do by itself. */
    public long nextDueNs() {
        if (!hasOutlet()) {
            return Long.MAX_VALUE;
        }
        if (state == LinkState.DOWN) {
            return helloPace.dueNs();
        }
        if (acknowledgement.isOwed() && !hop.outlet().showsConsumption() && !hop.isRefused()) {
            return Math.max(acknowledgement.dueNs(), lastWorkNs + 1);
        }
        final long due = Math.min(hop.nextDueNs(lastWorkNs), lastHeardNs + limits.deadAfterNs() + 1);
        return hop.isRefused() ? due : Math.min(due, hop.lastSentNs() + limits.heartbeatIntervalNs());
    }

    /** Breaks the link; it opens again by itself. */
    public void reset(final long nowNs, final String reason) {
        reset(nowNs, reason, BreakReason.NONE);
    }

    /** Breaks the link for a reason that the peer should know, if it is not NONE. */
    public void reset(final long nowNs, final String reason, final BreakReason forPeer) {
        breakReason = forPeer;
        if (state == LinkState.UP) {
            formerPeerEpoch = own.peerEpoch;
        }
        own.epoch = nextEpoch();
        own.peerEpoch = 0;
        helloPace.beginAt(nowNs);
        hop.clear();
        if (state == LinkState.UP) {
            state = LinkState.DOWN;
            observer.onLinkState(stream, peer, LinkState.UP, LinkState.DOWN, reason);
            listener.onLinkDown(this, reason);
        }
    }

    private void up() {
        state = LinkState.UP;
        acknowledgement.owe();
        // So long ago that the first duty cycle answers at once.
        hop.begin(lastHeardNs - limits.heartbeatIntervalNs());
        observer.onLinkState(stream, peer, LinkState.DOWN, LinkState.UP, "both ends know each other");
        listener.onLinkUp(this);
    }

    private int sayHello(final long nowNs) {
        if (nowNs < helloPace.dueNs()) {
            return 0;
        }
        helloEncoder
                .wrap(control, LinkHeader.LENGTH)
                .returnAddress(hello.returnAddress().getAsInt())
                .reason(breakReason.code())
                .tokenHigh(hello.tokenHigh())
                .tokenLow(hello.tokenLow())
                .processId(hello.processId());
        helloPace.onSaid(hop.sendControl(control, control.capacity(), LinkHeader.FLAG_HELLO, nowNs), nowNs);
        return 1;
    }

    private int nextEpoch() {
        int next = epochs.getAsInt();
        while (next == 0 || next == own.epoch) {
            next = epochs.getAsInt();
        }
        return next;
    }
}
