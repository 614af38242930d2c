package io.twinhub.runtime;

import io.twinhub.transport.Inlet;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.SelectiveHandler;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;

/**
 * All streams of a network in one Aeron stream: the header of each super message says which one it belongs to. Saves hubs of hundreds
 * of spokes most of their buffers and of Aeron's own signs of life; in return a full stream holds up the others. For one thread.
 */
final class SharedStream {
    /** Its Aeron stream; none of {@link Stream}'s own numbers. */
    static final int ID = 1;

    private static final Stream[] STREAMS = Stream.values();

    private final Inlet source;
    private final IntFunction<Outlet> outletToPeer;
    private final SuperMessageHandler[] handlers = new SuperMessageHandler[STREAMS.length];
    private final boolean[] used = new boolean[STREAMS.length];
    private final Map<Integer, Way> ways = new HashMap<>();
    private final SuperMessageHeaderDecoder header = new SuperMessageHeaderDecoder();
    private final SuperMessageHandler dispatcher = this::dispatch;

    /**
     * @param source where the super messages of all streams arrive.
     * @param outletToPeer makes the one way to a peer.
     */
    SharedStream(final Inlet source, final IntFunction<Outlet> outletToPeer) {
        this.source = source;
        this.outletToPeer = outletToPeer;
    }

    /**
     * What arrives of a stream. Nothing is taken before everybody who asked for an inlet has polled it once; then whoever polls takes for
     * all of them, and each super message goes to the handler with which its own stream was polled last.
     */
    Inlet inlet(final Stream stream) {
        used[stream.ordinal()] = true;
        return new StreamInlet(stream);
    }

    /** A way to the peer for one of the streams; all of them share one publication, which ends with the last. */
    Outlet outlet(final int peer) {
        final Way way = ways.computeIfAbsent(peer, id -> new Way(id, outletToPeer.apply(id)));
        way.userCount++;
        return new Part(way);
    }

    private int poll(final Stream stream, final SuperMessageHandler handler, final int limit) {
        handlers[stream.ordinal()] = handler;
        for (int i = 0; i < used.length; i++) {
            if (used[i] && handlers[i] == null) {
                return 0;
            }
        }
        return source.poll(dispatcher, limit);
    }

    private void dispatch(final DirectBuffer buffer, final int offset, final int length) {
        handler(buffer, offset, length).onSuperMessage(buffer, offset, length);
    }

    /** What no stream claims goes to admin, whose gate refuses it and says so. */
    private SuperMessageHandler handler(final DirectBuffer buffer, final int offset, final int length) {
        if (length >= SuperMessageHeaderDecoder.BLOCK_LENGTH) {
            header.wrap(
                    buffer, offset, SuperMessageHeaderDecoder.BLOCK_LENGTH, SuperMessageHeaderDecoder.SCHEMA_VERSION);
            final int id = header.streamId();
            for (final Stream stream : STREAMS) {
                if (stream.id() == id && handlers[stream.ordinal()] != null) {
                    return handlers[stream.ordinal()];
                }
            }
        }
        return handlers[Stream.ADMIN.ordinal()];
    }

    private static final class Way {
        private final int peer;
        private final Outlet outlet;
        private int userCount;

        Way(final int peer, final Outlet outlet) {
            this.peer = peer;
            this.outlet = outlet;
        }
    }

    private final class StreamInlet implements Inlet {
        private final Stream stream;

        StreamInlet(final Stream stream) {
            this.stream = stream;
        }

        @Override
        public int poll(final SuperMessageHandler handler, final int limit) {
            return SharedStream.this.poll(stream, handler, limit);
        }

        /** Nobody lets a computer wait at a network: what were left there would hold up all streams of that computer. */
        @Override
        public int pollSelectively(final SelectiveHandler handler, final int limit) {
            throw new UnsupportedOperationException("a network is polled for all streams at once");
        }
    }

    private final class Part implements Outlet {
        private final Way way;
        private boolean closed;

        Part(final Way way) {
            this.way = way;
        }

        @Override
        public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
            return !closed && way.outlet.offer(buffer, offset, length);
        }

        @Override
        public boolean showsConsumption() {
            return way.outlet.showsConsumption();
        }

        @Override
        public int inTransitCount() {
            return way.outlet.inTransitCount();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                if (--way.userCount == 0) {
                    ways.remove(way.peer);
                    way.outlet.close();
                }
            }
        }
    }
}
