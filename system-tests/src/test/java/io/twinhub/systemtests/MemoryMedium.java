package io.twinhub.systemtests;

import io.twinhub.transport.Inlet;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.SelectiveHandler;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A medium in memory that allocates nothing once it exists. What arrives can be looked at, and strangers can add to it. */
final class MemoryMedium implements Medium {
    private static final int SLOT_COUNT = 64;
    /** What one sender may have waiting, so that others find room. */
    private static final int WINDOW_COUNT = 16;

    private static final int SLOT_LENGTH = 32 * 1024;

    private final boolean showsConsumption;
    private final Queue[] inlets = new Queue[Stream.values().length];
    private final Map<Integer, MemoryMedium> peers = new ConcurrentHashMap<>();

    MemoryMedium(final boolean showsConsumption) {
        this.showsConsumption = showsConsumption;
        for (int i = 0; i < inlets.length; i++) {
            inlets[i] = new Queue();
        }
    }

    void connect(final int peer, final MemoryMedium medium) {
        peers.put(peer, medium);
    }

    Queue queue(final Stream stream) {
        return inlets[stream.ordinal()];
    }

    @Override
    public Inlet inlet(final Stream stream) {
        return queue(stream);
    }

    @Override
    public Outlet outlet(final Stream stream, final int peer, final int returnAddress) {
        return new Way(peers.get(peer).queue(stream), showsConsumption);
    }

    @Override
    public int returnAddress() {
        return 1;
    }

    /** What waits for one component on one stream. */
    static final class Queue implements Inlet {
        private final UnsafeBuffer[] slots = new UnsafeBuffer[SLOT_COUNT];
        private final int[] lengths = new int[SLOT_COUNT];
        private final Way[] ways = new Way[SLOT_COUNT];
        private long head;
        private long tail;
        private long pollCount;

        Queue() {
            for (int i = 0; i < SLOT_COUNT; i++) {
                slots[i] = new UnsafeBuffer(new byte[SLOT_LENGTH]);
            }
        }

        boolean add(final Way way, final DirectBuffer buffer, final int offset, final int length) {
            if (tail - head == SLOT_COUNT) {
                return false;
            }
            final int slot = (int) (tail++ % SLOT_COUNT);
            slots[slot].putBytes(0, buffer, offset, length);
            lengths[slot] = length;
            ways[slot] = way;
            return true;
        }

        /** How many messages have come. */
        long count() {
            return tail;
        }

        /** A copy of some message that came lately, or of none. */
        byte[] sample(final int back) {
            final int slot = (int) Math.floorMod(tail - 1 - back, (long) SLOT_COUNT);
            final byte[] bytes = new byte[lengths[slot]];
            slots[slot].getBytes(0, bytes);
            return bytes;
        }

        /** The message that came last, for a test that changes it on its way. */
        UnsafeBuffer latest() {
            return slots[latestSlot()];
        }

        int latestLength() {
            return lengths[latestSlot()];
        }

        void latestLength(final int length) {
            lengths[latestSlot()] = length;
        }

        private int latestSlot() {
            return (int) Math.floorMod(tail - 1, (long) SLOT_COUNT);
        }

        @Override
        public int poll(final SuperMessageHandler handler, final int limit) {
            int count = 0;
            while (count < limit && head < tail) {
                final int slot = (int) (head % SLOT_COUNT);
                handler.onSuperMessage(slots[slot], 0, lengths[slot]);
                head++;
                onTaken(slot);
                count++;
            }
            return count;
        }

        @Override
        public int pollSelectively(final SelectiveHandler handler, final int limit) {
            pollCount++;
            int count = 0;
            for (long i = head; i < tail && count < limit; i++) {
                final int slot = (int) (i % SLOT_COUNT);
                final boolean isBehindOneLeft = ways[slot] != null && ways[slot].leftInPoll == pollCount;
                if (!isBehindOneLeft && handler.onSuperMessage(slots[slot], 0, lengths[slot])) {
                    onTaken(slot);
                    moveToHead(i);
                    head++;
                    count++;
                } else if (ways[slot] != null) {
                    ways[slot].leftInPoll = pollCount;
                }
            }
            return count;
        }

        private void onTaken(final int slot) {
            if (ways[slot] != null) {
                ways[slot].consumed++;
            }
        }

        /** So that its place is free for others; what was left keeps its order. */
        private void moveToHead(final long from) {
            for (long i = from; i > head; i--) {
                final int slot = (int) (i % SLOT_COUNT);
                final int before = (int) ((i - 1) % SLOT_COUNT);
                final UnsafeBuffer message = slots[slot];
                final int length = lengths[slot];
                final Way way = ways[slot];
                slots[slot] = slots[before];
                lengths[slot] = lengths[before];
                ways[slot] = ways[before];
                slots[before] = message;
                lengths[before] = length;
                ways[before] = way;
            }
        }

        /** What waits and was not taken yet, for a test that changes it on its way. */
        void forEachWaiting(final Consumer<UnsafeBuffer> change) {
            for (long i = head; i < tail; i++) {
                change.accept(slots[(int) (i % SLOT_COUNT)]);
            }
        }
    }

    private static final class Way implements Outlet {
        private final Queue queue;
        private final boolean showsConsumption;
        private long offered;
        private long consumed;
        /** The poll that left a message of this way where it is; what stands behind it waits, too. */
        private long leftInPoll;

        Way(final Queue queue, final boolean showsConsumption) {
            this.queue = queue;
            this.showsConsumption = showsConsumption;
        }

        @Override
        public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
            if (offered - consumed == WINDOW_COUNT || !queue.add(this, buffer, offset, length)) {
                return false;
            }
            offered++;
            return true;
        }

        @Override
        public boolean showsConsumption() {
            return showsConsumption;
        }

        @Override
        public int inTransitCount() {
            return (int) Math.min(offered - consumed, IN_TRANSIT_MAX);
        }

        @Override
        public void close() {
            // what was offered still arrives
        }
    }
}
