package io.twinhub.benchmarks.path;

import io.twinhub.benchmarks.Bounds;
import io.twinhub.load.Load;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Compares the message path of the Twinhub with its limit, in runs that take turns, and judges the figures by their bounds. */
public final class PathBenchmarks {
    private static final long TRIP_RATE = 10_000;
    /** A rare message takes other branches than a full load: it takes some turns until these are compiled, too. */
    private static final int TRIP_WARM_UP_TURNS = 16;

    private static final int[] RUN_LENGTHS = {0, 8, 1};
    private static final double WIRE_BYTES_MAX = 32;

    private final PathOptions options;
    private final PathStart start;
    private final List<PathCase> cases = new ArrayList<>();
    private final Bounds bounds = new Bounds();
    private final long startedNs = System.nanoTime();

    private PathBenchmarks(final PathOptions options) {
        this.options = options;
        start = new PathStart(options);
    }

    /** Exit status 0 if everything ran and nothing was lost, delivered twice or out of order, whatever the figures are. */
    public static void main(final String[] args) throws IOException {
        System.exit(new PathBenchmarks(PathOptions.of(args)).run());
    }

    private int run() throws IOException {
        say("%s", PathOptions.LEGEND);
        wireBytes();
        for (final int mtu : options.mtus()) {
            for (final int size : options.sizes()) {
                cases.add(new PathCase(mtu, size));
            }
        }
        if (!options.paths().isEmpty()) {
            compare();
        }
        if (options.curve()) {
            final LatencyCurve curve = new LatencyCurve(start, options.warmUpMs());
            curve.measure(this::say);
        }
        final HiddenLoss hiddenLoss = new HiddenLoss(start, options);
        if (options.paths().contains("T") && options.lossPairs() > 0) {
            hiddenLoss.measure(this::say, bounds);
        }
        final Points points = new Points(start, options);
        final boolean hasPoints = options.paths().length() != 1 && options.pointRuns() > 0;
        if (hasPoints) {
            points.measure(this::say, bounds);
        }
        if (options.paths().length() > 1) {
            cases.forEach(pathCase -> pathCase.figures().forEach(line -> say("%s", line)));
            cases.forEach(this::judge);
        }
        System.out.print(bounds.toText());
        if (options.paths().length() > 1) {
            cases.forEach(pathCase -> System.out.println(pathCase.toText()));
        }
        if (hasPoints) {
            System.out.println(points.toText());
        }
        return cases.stream().allMatch(PathCase::isFaultless) && hiddenLoss.isFaultless() && points.isFaultless()
                ? 0
                : 1;
    }

    private void wireBytes() {
        for (final int runLength : RUN_LENGTHS) {
            final double bytes = WireBytes.perEvent(runLength, options.mtus()[0]);
            final String what = "wire bytes of a float64 event, "
                    + (runLength == 0 ? "one source" : "8 sources, runs of " + runLength);
            if (runLength == 1) {
                bounds.told(what, "", "", bytes);
            } else {
                bounds.atMost(WIRE_BYTES_MAX, what, "", "", bytes);
            }
        }
    }

    private void compare() throws IOException {
        final int sizeCount = options.sizes().length;
        for (int run = 0; run < options.runs(); run++) {
            for (int i = 0; i < options.mtus().length; i++) {
                measure(run, options.mtus()[i], cases.subList(i * sizeCount, (i + 1) * sizeCount));
            }
        }
    }

    private void measure(final int run, final int mtu, final List<PathCase> ofMtu) throws IOException {
        final List<String> names = new ArrayList<>(List.of(options.paths().split("")));
        if (run % 2 == 1) {
            Collections.reverse(names); // so that neither always comes first
        }
        final Load first = Load.full(ofMtu.get(0).size());
        try (SideBySide paths = new SideBySide(start, mtu, names, first, options.warmUpMs())) {
            for (final PathCase pathCase : ofMtu) {
                final Load trip = Load.roundTrip(pathCase.size(), TRIP_RATE);
                final boolean trips = options.trips() && pathCase == ofMtu.get(0);
                paths.measure(Load.full(pathCase.size())); // a turn with a new load, not counted
                for (int turn = 0; turn < options.turns(); turn++) {
                    pathCase.addFull(paths.measure(Load.full(pathCase.size())));
                }
                say("run %d mtu=%d size=%d: %s", run + 1, mtu, pathCase.size(), pathCase.lastFull(options.turns()));
                if (trips) {
                    for (int turn = 0; turn < TRIP_WARM_UP_TURNS; turn++) {
                        paths.measure(trip);
                    }
                    for (int turn = 0; turn < options.turns(); turn++) {
                        pathCase.addTrip(paths.measure(trip));
                    }
                    say("run %d mtu=%d round trips: %s", run + 1, mtu, pathCase.lastTrips(options.turns()));
                }
            }
            final long[] faults = paths.faults();
            ofMtu.get(0).faults(faults);
            if (faults[0] + faults[1] + faults[2] > 0) {
                say("lost=%d duplicated=%d reordered=%d", faults[0], faults[1], faults[2]);
            }
        }
    }

    private void judge(final PathCase pathCase) {
        final String name = "mtu " + pathCase.mtuBytes() + ", " + pathCase.size() + " bytes, ";
        if (pathCase.size() == 32) {
            bounds.atLeast(0.6, name + "throughput T/L", "", "", pathCase.throughputRatio());
            bounds.atMost(1.7, name + "CPU per message T/L", "", "", pathCase.cpuRatio());
        } else if (pathCase.size() == 256) {
            bounds.atLeast(0.8, name + "throughput T/L", "", "", pathCase.throughputRatio());
            bounds.told(name + "CPU per message T/L", "", "", pathCase.cpuRatio());
        } else {
            bounds.told(name + "throughput T/L", "", "", pathCase.throughputRatio());
        }
        if (pathCase.hasTrip()) {
            bounds.atMost(1.3, name + "round trip p50 T/L", "", "", pathCase.tripRatio(50));
            bounds.atMost(1.5, name + "round trip p99 T/L", "", "", pathCase.tripRatio(99));
        }
    }

    private void say(final String format, final Object... arguments) {
        System.out.printf(
                Locale.ROOT,
                "[%4d s] %s%n",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNs),
                String.format(Locale.ROOT, format, arguments));
    }
}
