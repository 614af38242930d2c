package io.twinhub.transport;

import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Two ends of one link with a wire in memory each way, under virtual time. */
final class LinkPair {
    private static final int ROUND_COUNT = 20;
    private static final long ROUND_NS = 10_000;

    static final long MS = 1_000_000;
    static final TransportLimits LIMITS = TransportLimits.SMALL;

    final End left;
    final End right;
    long nowNs = 1_000 * MS;

    LinkPair(final boolean showsConsumption) {
        final AtomicInteger epochs = new AtomicInteger(100);
        left = new End(1, 2, epochs, showsConsumption);
        right = new End(2, 1, epochs, showsConsumption);
    }

    /** Both ends do their work and hear each other until nothing moves, in a time that is much shorter than a flush. */
    void settle() {
        for (int round = 0; round < ROUND_COUNT; round++) {
            nowNs += ROUND_NS;
            left.work(nowNs);
            right.work(nowNs);
            left.deliverTo(right, nowNs);
            right.deliverTo(left, nowNs);
        }
    }

    void pass(final long ns) {
        nowNs += ns - ROUND_COUNT * ROUND_NS;
        settle();
    }

    static LinkPair up(final boolean showsConsumption) {
        final LinkPair pair = new LinkPair(showsConsumption);
        pair.pass(LIMITS.helloIntervalNs());
        pair.left.events.clear();
        pair.right.events.clear();
        return pair;
    }

    /** One end: its link, what it wrote to the wire, and what its owner got. */
    static final class End implements LinkListener, Outlet {
        final Link link;
        final Deque<UnsafeBuffer> wire = new ArrayDeque<>();
        final List<String> events = new ArrayList<>();
        final List<String> bodies = new ArrayList<>();
        final boolean showsConsumption;
        boolean refuses;
        boolean swallows;

        private final SuperMessageHeaderDecoder header = new SuperMessageHeaderDecoder();

        End(final int self, final int peer, final AtomicInteger epochs, final boolean showsConsumption) {
            this.showsConsumption = showsConsumption;
            link = new Link(
                    Stream.EVENT,
                    self,
                    peer,
                    7,
                    LIMITS,
                    epochs::incrementAndGet,
                    Link.Hello.PLAIN,
                    this,
                    new Observer() {});
            link.outlet(this);
        }

        void work(final long nowNs) {
            link.doWork(nowNs);
        }

        /** Writes bytes as one message; false if there is no room. */
        boolean write(final int length, final char fill) {
            final int offset = link.ring().claim(length);
            if (offset < 0) {
                return false;
            }
            link.ring().open().setMemory(offset, length, (byte) fill);
            return true;
        }

        void deliverTo(final End other, final long nowNs) {
            while (!wire.isEmpty()) {
                other.onArrival(wire.poll(), nowNs);
            }
        }

        void onArrival(final UnsafeBuffer message, final long nowNs) {
            header.wrap(message, 0, SuperMessageHeaderDecoder.BLOCK_LENGTH, SuperMessageHeaderDecoder.SCHEMA_VERSION);
            if (link.onHeader(header, nowNs)) {
                bodies.add(
                        message.getStringWithoutLengthAscii(LinkHeader.LENGTH, message.capacity() - LinkHeader.LENGTH));
            }
        }

        @Override
        public void onLinkUp(final Link which) {
            events.add("up");
        }

        @Override
        public void onLinkDown(final Link which, final String reason) {
            events.add("down: " + reason);
        }

        @Override
        public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
            if (refuses) {
                return false;
            }
            if (!swallows) {
                final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
                copy.putBytes(0, buffer, offset, length);
                wire.add(copy);
            }
            return true;
        }

        @Override
        public boolean showsConsumption() {
            return showsConsumption;
        }

        @Override
        public int inTransitCount() {
            return Math.min(wire.size(), IN_TRANSIT_MAX);
        }

        @Override
        public void close() {
            refuses = true;
        }
    }
}
