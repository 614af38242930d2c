package io.twinhub.benchmarks.path;

import io.twinhub.load.Load;
import io.twinhub.load.PathResult;
import io.twinhub.load.WarmUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The limit and the Twinhub alive side by side, of which one moves at a time while the processes of the other stand still. So what is compared is
 * measured within less than two seconds, and a machine that becomes slower for a while becomes slower for both. Nobody may stand still
 * for a second: Aeron would take its peers for dead. For one thread.
 */
final class SideBySide implements AutoCloseable {
    /** Whoever has stood still finds its pace again. */
    private static final long SETTLE_MS = 100;
    /** Long enough for some thousand round trips, short enough for the one that stands still. */
    private static final long TURN_MS = 500;

    private static final long NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Map<String, PathStart.Started> paths = new LinkedHashMap<>();

    /**
     * Starts the paths and warms them up in turns.
     *
     * @param names "L", "T" or both, in the order of their turns.
     */
    SideBySide(final PathStart start, final int mtuBytes, final List<String> names, final Load load, final long maxMs)
            throws IOException {
        try {
            for (final String name : names) {
                paths.put(name, name.equals("L") ? start.limit(mtuBytes) : start.twinhub(mtuBytes));
            }
            for (final PathStart.Started path : paths.values()) {
                path.processes().standStill();
            }
            warmUp(load, maxMs * names.size());
        } catch (final IOException | RuntimeException ex) {
            close();
            throw ex;
        }
    }

    private void warmUp(final Load load, final long maxMs) throws IOException {
        final Map<String, WarmUp> warmUps = new LinkedHashMap<>();
        paths.keySet().forEach(name -> warmUps.put(name, new WarmUp()));
        final long endNs = System.nanoTime() + maxMs * NS_PER_MS;
        while (!warmUps.values().stream().allMatch(WarmUp::isDone) && System.nanoTime() - endNs < 0) {
            for (final Map.Entry<String, PathStart.Started> path : paths.entrySet()) {
                path.getValue().processes().goOn();
                path.getValue().run().warmUpStep(load, warmUps.get(path.getKey()));
                path.getValue().processes().standStill();
            }
        }
    }

    /** One turn of each path, the results by the names of the paths. */
    Map<String, PathResult> measure(final Load load) throws IOException {
        final Map<String, PathResult> results = new LinkedHashMap<>();
        for (final Map.Entry<String, PathStart.Started> path : paths.entrySet()) {
            path.getValue().processes().goOn();
            results.put(path.getKey(), path.getValue().run().measure(load, SETTLE_MS, TURN_MS));
            path.getValue().processes().standStill();
        }
        return results;
    }

    /** What was lost, delivered twice and out of order on all paths up to now. */
    long[] faults() {
        final long[] faults = new long[3];
        for (final PathStart.Started path : paths.values()) {
            final long[] ofPath = path.run().faults();
            for (int i = 0; i < faults.length; i++) {
                faults[i] += ofPath[i];
            }
        }
        return faults;
    }

    /** Ends all processes. */
    @Override
    public void close() {
        for (final PathStart.Started path : new ArrayList<>(paths.values())) {
            try {
                path.processes().goOn(); // who stands still does not hear that it shall end
            } catch (final IOException | RuntimeException ex) {
                System.err.println("a path could not go on: " + ex.getMessage());
            }
            path.close();
        }
    }
}
