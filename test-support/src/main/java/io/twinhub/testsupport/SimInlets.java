package io.twinhub.testsupport;

import io.twinhub.transport.Inlet;
import io.twinhub.transport.SelectiveHandler;
import io.twinhub.transport.Stream;
import io.twinhub.transport.SuperMessageHandler;
import java.util.ArrayList;
import java.util.List;

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

    void add(final Wire wire) {
        for (final StreamInlet inlet : inlets) {
            if (inlet.streamId == wire.streamId && !inlet.wires.contains(wire)) {
                inlet.wires.add(wire);
            }
        }
    }

    void remove(final Wire wire) {
        for (final StreamInlet inlet : inlets) {
            inlet.wires.remove(wire);
        }
    }

    void clear() {
        for (final StreamInlet inlet : inlets) {
            inlet.wires.clear();
        }
    }

    void onArrival() {
        node.wake();
    }

    boolean hasArrived() {
        for (final StreamInlet inlet : inlets) {
            for (int i = 0; i < inlet.wires.size(); i++) {
                if (inlet.wires.get(i).wantsAttention()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static final class StreamInlet implements Inlet {
        private final int streamId;
        private final List<Wire> wires = new ArrayList<>();
        private int next;

        StreamInlet(final int streamId) {
            this.streamId = streamId;
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
            int emptyCount = 0;
            while (count < limit && emptyCount < wires.size()) {
                if (next >= wires.size()) {
                    next = 0;
                }
                final Wire wire = wires.get(next++);
                if (wire.hasArrived() && wire.pollOne(handler)) {
                    count++;
                    emptyCount = 0;
                } else {
                    emptyCount++;
                }
            }
            return count;
        }
    }
}
