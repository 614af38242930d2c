package io.twinhub.testsupport;

import io.twinhub.transport.Inlet;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shared memory of one spoke computer. It belongs to the localHub's process: it dies with it, and every Bus finds its
 * way to the next one after a while, under a new return address. What a Bus wrote before it died stays readable.
 */
final class SimSharedMemory {
    /** Super messages that fit between one Bus and its localHub, per stream. */
    static final int WINDOW_COUNT = 16;

    private static final long DELAY_NS = 300;
    private static final long CONNECT_LEAST_NS = 1_000_000;
    private static final long CONNECT_MOST_NS = 400_000_000;

    private final String computer;
    private final SimClock clock;
    private final SimRandom random;
    private final List<BusEnd> ends = new ArrayList<>();
    private SimNode hubNode;
    private SimInlets hubInlets;
    private int addressCount;

    SimSharedMemory(final String computer, final SimClock clock, final SimRandom random) {
        this.computer = computer;
        this.clock = clock;
        this.random = random;
    }

    Medium startHub(final SimNode node) {
        hubNode = node;
        hubInlets = node.newInlets();
        for (final BusEnd end : ends) {
            end.connectLater();
        }
        return new HubMedium(this, hubInlets);
    }

    /** The localHub's process died and all shared memory with it. */
    void stopHub() {
        hubNode = null;
        hubInlets = null;
        for (final BusEnd end : ends) {
            end.disconnect();
        }
    }

    Medium startBus(final int instance, final SimNode node) {
        final BusEnd end = new BusEnd(instance, node);
        ends.add(end);
        end.connectLater();
        return end;
    }

    /** The program died. What it wrote can still be read by the localHub, what was meant for it is lost. */
    void stopBus(final int instance) {
        for (final BusEnd end : List.copyOf(ends)) {
            if (end.instance == instance) {
                ends.remove(end);
                end.abandon();
            }
        }
    }

    /** A program's connection ends although both processes live, as when its signs of life were too late; it finds its way again. */
    void reconnect(final int instance) {
        for (final BusEnd end : ends) {
            if (end.instance == instance) {
                end.disconnect();
                end.connectLater();
            }
        }
    }

    /** All ways between programs and the localHub that are there now. */
    List<Path> paths() {
        final List<Path> paths = new ArrayList<>();
        for (final BusEnd end : ends) {
            if (end.up != null) {
                paths.add(end.up);
                paths.add(end.down);
            }
        }
        return paths;
    }

    /** The way from a program to the localHub, or back; empty while it is not connected. */
    Optional<Path> path(final int instance, final Direction direction) {
        return ends.stream()
                .filter(end -> end.instance == instance && end.up != null)
                .map(end -> direction == Direction.UP ? end.up : end.down)
                .findFirst();
    }

    boolean isEmpty() {
        return ends.stream().allMatch(end -> end.up == null || (end.up.isEmpty() && end.down.isEmpty()));
    }

    private Path newPath(final String name) {
        final Path path = new Path(name, clock, random.fork(), WINDOW_COUNT, true);
        path.delay(DELAY_NS, 0);
        return path;
    }

    private record HubMedium(SimSharedMemory memory, SimInlets inlets) implements Medium {
        @Override
        public Inlet inlet(final Stream stream) {
            return inlets.inlet(stream);
        }

        @Override
        public Outlet outlet(final Stream stream, final int peer, final int returnAddress) {
            if (memory.hubInlets == inlets) {
                for (final BusEnd end : memory.ends) {
                    if (end.instance == peer && end.down != null && end.returnAddress == returnAddress) {
                        return end.down.open(stream.id(), memory.hubNode);
                    }
                }
            }
            return NoWay.INSTANCE;
        }

        @Override
        public int returnAddress() {
            return 0;
        }
    }

    /** One program's end of the shared memory, for the life of its process. */
    private final class BusEnd extends SimTimer implements Medium {
        private final int instance;
        private final SimNode node;
        private final SimInlets inlets;
        private int returnAddress;
        private Path up;
        private Path down;

        BusEnd(final int instance, final SimNode node) {
            this.instance = instance;
            this.node = node;
            this.inlets = node.newInlets();
        }

        void connectLater() {
            if (hubNode != null) {
                clock.schedule(this, clock.nowNs() + random.between(CONNECT_LEAST_NS, CONNECT_MOST_NS));
            }
        }

        @Override
        void onTimer(final long nowNs) {
            if (node.isPaused()) {
                connectLater();
                return;
            }
            returnAddress = ++addressCount;
            up = newPath(node.name + ">" + computer);
            up.attach(hubInlets);
            down = newPath(computer + ">" + node.name);
            down.attach(inlets);
            node.wake();
        }

        void disconnect() {
            clock.cancel(this);
            if (up != null) {
                up.destroy();
                down.destroy();
                up = null;
                down = null;
                returnAddress = 0;
                inlets.clear();
                node.wake();
            }
        }

        void abandon() {
            clock.cancel(this);
            if (up != null) {
                up.onSenderGone(true);
                down.destroy();
            }
        }

        @Override
        public Inlet inlet(final Stream stream) {
            return inlets.inlet(stream);
        }

        @Override
        public Outlet outlet(final Stream stream, final int peer, final int address) {
            return new BusOutlet(this, stream.id());
        }

        @Override
        public int returnAddress() {
            return returnAddress;
        }
    }

    /** Leads to whichever localHub is there; refuses while there is none. */
    private static final class BusOutlet implements Outlet {
        private final BusEnd end;
        private final int streamId;
        private Path path;
        private Wire wire;
        private boolean isClosed;

        BusOutlet(final BusEnd end, final int streamId) {
            this.end = end;
            this.streamId = streamId;
        }

        @Override
        public boolean offer(final org.agrona.DirectBuffer buffer, final int offset, final int length) {
            if (isClosed || end.up == null) {
                return false;
            }
            if (path != end.up) {
                path = end.up;
                wire = path.open(streamId, end.node);
            }
            return wire.offer(buffer, offset, length);
        }

        @Override
        public boolean showsConsumption() {
            return true;
        }

        @Override
        public int inTransitCount() {
            return wire == null || path != end.up ? 0 : wire.inTransitCount();
        }

        @Override
        public void close() {
            isClosed = true;
            if (wire != null) {
                wire.close();
            }
        }
    }

    /** To a Bus that is not there any more. */
    private enum NoWay implements Outlet {
        INSTANCE;

        @Override
        public boolean offer(final org.agrona.DirectBuffer buffer, final int offset, final int length) {
            return false;
        }

        @Override
        public boolean showsConsumption() {
            return true;
        }

        @Override
        public int inTransitCount() {
            return 0;
        }

        @Override
        public void close() {
            // nothing to give up
        }
    }
}
