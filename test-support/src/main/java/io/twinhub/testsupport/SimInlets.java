package io.twinhub.testsupport;

import io.twinhub.transport.Inlet;
import io.twinhub.transport.SelectiveHandler;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
import java.util.ArrayDeque;

/** The listening side of one component on one medium: an inlet per stream, fed by wires that come and go. */
final class SimInlets {
    private final SimNode node;
    private final StreamInlet[] inlets = new StreamInlet[Stream.values().length];

    SimInlets(final SimNode node) {
        this.node = node;
        for (final Stream stream : Stream.values()) {
            inlets[stream.ordinal()] = new StreamInlet(stream.id());
        }
    }

    Inlet inlet(final Stream stream) {
        return inlets[stream.ordinal()];
    }

    void clear() {
        for (final StreamInlet inlet : inlets) {
            inlet.clear();
        }
    }

    /** Something has arrived on this wire. */
    void onArrival(final Wire wire) {
        for (final StreamInlet inlet : inlets) {
            if (inlet.streamId == wire.streamId) {
                inlet.onArrival(wire);
            }
        }
        node.wake();
    }

    boolean hasArrived() {
        for (final StreamInlet inlet : inlets) {
            for (final Wire wire : inlet.ready) {
                if (wire.wantsAttention()) {
                    return true;
                }
            }
        }
        return false;
    }

    static final class StreamInlet implements Inlet {
        private final int streamId;
        /** Wires on which something has arrived, in turn: of a thousand there are few at a time. */
        private final ArrayDeque<Wire> ready = new ArrayDeque<>();

        StreamInlet(final int streamId) {
            this.streamId = streamId;
        }

        private void onArrival(final Wire wire) {
            if (wire.waitsAt != this) {
                wire.waitsAt = this;
                ready.addLast(wire);
            }
        }

        private void clear() {
            ready.forEach(wire -> wire.waitsAt = null);
            ready.clear();
        }

        @Override
        public int poll(final SuperMessageHandler handler, final int limit) {
            return pollSelectively(
                    (buffer, offset, length) -> {
                        handler.onSuperMessage(buffer, offset, length);
                        return true;
                    },
                    limit);
        }

        @Override
        public int pollSelectively(final SelectiveHandler handler, final int limit) {
            int count = 0;
            int leftCount = 0;
            while (count < limit && leftCount < ready.size()) {
                final Wire wire = ready.removeFirst();
                wire.waitsAt = null;
                if (!wire.hasArrived()) {
                    continue;
                }
                if (wire.pollOne(handler)) {
                    count++;
                    leftCount = 0;
                } else {
                    leftCount++;
                }
                if (wire.hasArrived()) {
                    onArrival(wire);
                }
            }
            return count;
        }
    }
}
