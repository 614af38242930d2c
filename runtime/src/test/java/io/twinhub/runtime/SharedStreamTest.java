package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.transport.Inlet;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.SelectiveHandler;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
import io.twinhub.transport.codec.SuperMessageHeaderEncoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class SharedStreamTest {
    private final Deque<UnsafeBuffer> arriving = new ArrayDeque<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> admin = new ArrayList<>();
    private final List<Integer> events = new ArrayList<>();
    private final SharedStream shared = new SharedStream(new Arriving(), peer -> {
        lines.add(new Line());
        return lines.get(lines.size() - 1);
    });

    @Test
    void shouldTakeNothingBeforeAllHandlersAreKnown() {
        final Inlet adminInlet = shared.inlet(Stream.ADMIN);
        final Inlet eventInlet = shared.inlet(Stream.EVENT);
        arriving.add(superMessage(Stream.EVENT.id()));
        assertThat(adminInlet.poll(into(admin), 16)).isZero();
        assertThat(arriving).hasSize(1);
        assertThat(eventInlet.poll(into(events), 16)).isEqualTo(1);
        assertThat(events).hasSize(1);
    }

    @Test
    void shouldHandEachSuperMessageToTheHandlerOfItsStream() {
        final Inlet adminInlet = shared.inlet(Stream.ADMIN);
        final Inlet eventInlet = shared.inlet(Stream.EVENT);
        eventInlet.poll(into(events), 16);
        arriving.add(superMessage(Stream.EVENT.id()));
        arriving.add(superMessage(Stream.ADMIN.id()));
        arriving.add(superMessage(Stream.EVENT.id()));
        assertThat(adminInlet.poll(into(admin), 16)).isEqualTo(3);
        assertThat(events).hasSize(2);
        assertThat(admin).hasSize(1);
    }

    @Test
    void shouldGiveWhatNoStreamClaimsToAdminToRefuse() {
        final Inlet adminInlet = shared.inlet(Stream.ADMIN);
        arriving.add(superMessage(99));
        arriving.add(new UnsafeBuffer(new byte[3]));
        arriving.add(new UnsafeBuffer(new byte[0]));
        assertThat(adminInlet.poll(into(admin), 16)).isEqualTo(3);
        assertThat(admin).hasSize(3);
    }

    @Test
    void shouldShareOneWayToEachPeerUntilNobodyNeedsIt() {
        final Outlet one = shared.outlet(7);
        final Outlet two = shared.outlet(7);
        shared.outlet(8);
        assertThat(lines).hasSize(2);
        assertThat(two.offer(superMessage(20), 0, 4)).isTrue();
        assertThat(lines.get(0).offered).isEqualTo(1);
        one.close();
        one.close();
        assertThat(one.offer(superMessage(20), 0, 4)).isFalse();
        assertThat(lines.get(0).closed).isFalse();
        two.close();
        assertThat(lines.get(0).closed).isTrue();
        assertThat(lines.get(1).closed).isFalse();
        shared.outlet(7);
        assertThat(lines).hasSize(3);
    }

    private static SuperMessageHandler into(final List<Integer> lengths) {
        return (buffer, offset, length) -> lengths.add(length);
    }

    private static UnsafeBuffer superMessage(final int streamId) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SuperMessageHeaderEncoder.BLOCK_LENGTH]);
        new SuperMessageHeaderEncoder().wrap(buffer, 0).streamId((short) streamId);
        return buffer;
    }

    /** What arrives over the network in this test. */
    private final class Arriving implements Inlet {
        @Override
        public int poll(final SuperMessageHandler handler, final int limit) {
            int count = 0;
            while (!arriving.isEmpty() && count < limit) {
                final UnsafeBuffer buffer = arriving.remove();
                handler.onSuperMessage(buffer, 0, buffer.capacity());
                count++;
            }
            return count;
        }

        @Override
        public int pollSelectively(final SelectiveHandler handler, final int limit) {
            throw new UnsupportedOperationException();
        }
    }

    /** A line to a peer that only counts. */
    private static final class Line implements Outlet {
        private int offered;
        private boolean closed;

        @Override
        public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
            offered++;
            return true;
        }

        @Override
        public boolean showsConsumption() {
            return false;
        }

        @Override
        public int inTransitCount() {
            return 0;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
