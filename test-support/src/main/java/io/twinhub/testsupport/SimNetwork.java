package io.twinhub.testsupport;

import io.twinhub.transport.Inlet;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import java.util.ArrayList;
import java.util.List;

/** Both networks: a path per direction between each spoke and each hub. A computer hears only those that it is connected with. */
final class SimNetwork {
    /** Messages that may be on one wire before the sender is refused, as a real medium's window would. */
    static final int WINDOW_COUNT = 32;

    /** Each path has its own delay in this range, so that a slow one lags by many milliseconds. */
    private static final long DELAY_LEAST_NS = 200_000;

    private static final long DELAY_MOST_NS = 1_000_000;
    private static final long JITTER_NS = 50_000;

    private final SimClock clock;
    private final SimRandom random;
    private final Path[][] paths;
    private final List<Path> all = new ArrayList<>();

    SimNetwork(final SimClock clock, final SimRandom random, final int computerCount) {
        this.clock = clock;
        this.random = random;
        this.paths = new Path[computerCount][computerCount];
    }

    void connect(final int spoke, final String spokeName, final int hub, final String hubName) {
        paths[spoke][hub] = newPath(spokeName + ">" + hubName);
        paths[hub][spoke] = newPath(hubName + ">" + spokeName);
    }

    private Path newPath(final String name) {
        final Path path = new Path(name, clock, random.fork(), WINDOW_COUNT, false);
        path.delay(random.between(DELAY_LEAST_NS, DELAY_MOST_NS), JITTER_NS);
        all.add(path);
        return path;
    }

    /** The path from one computer to another. */
    Path path(final int from, final int to) {
        final Path path = paths[from][to];
        if (path == null) {
            throw new IllegalArgumentException("no path from computer " + from + " to computer " + to);
        }
        return path;
    }

    List<Path> paths() {
        return all;
    }

    /** A process on this computer begins to listen and may send. */
    Medium attach(final int computer, final SimNode node) {
        final SimInlets inlets = node.newInlets();
        for (final Path[] from : paths) {
            if (from[computer] != null) {
                from[computer].attach(inlets);
            }
        }
        return new NetworkMedium(paths[computer], node, inlets);
    }

    /** The process on this computer died; of what it had handed over the beginning may still arrive. */
    void detach(final int computer) {
        for (final Path[] from : paths) {
            if (from[computer] != null) {
                from[computer].detach();
            }
        }
        for (final Path path : paths[computer]) {
            if (path != null) {
                path.onSenderGone(false);
            }
        }
    }

    private record NetworkMedium(Path[] pathsByPeer, SimNode node, SimInlets inlets) implements Medium {
        @Override
        public Inlet inlet(final Stream stream) {
            return inlets.inlet(stream);
        }

        @Override
        public Outlet outlet(final Stream stream, final int peer, final int returnAddress) {
            if (peer < 0 || peer >= pathsByPeer.length || pathsByPeer[peer] == null) {
                throw new IllegalArgumentException(
                        node.name + " opens a way to computer " + peer + ", to which it has none");
            }
            return pathsByPeer[peer].open(stream.id(), node);
        }

        @Override
        public int returnAddress() {
            return 0;
        }
    }
}
