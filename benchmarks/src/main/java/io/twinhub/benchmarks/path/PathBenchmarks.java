package io.twinhub.benchmarks.path;

import io.twinhub.benchmarks.Bounds;
import io.twinhub.load.Load;
import io.twinhub.load.PathResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Compares the message path of the Twinhub with its limit, in runs that take turns, and judges the figures by their bounds. */
public final class PathBenchmarks {
    private static final long TRIP_RATE = 10_000;
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
        compare();
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
                final List<PathCase> ofMtu = cases.subList(i * sizeCount, (i + 1) * sizeCount);
                // Every other run the other way round, so that neither always comes first.
                for (int turn = 0; turn < 2; turn++) {
                    final boolean isLimit = turn == run % 2;
                    if (options.paths().contains(isLimit ? "L" : "T")) {
                        measure(run, options.mtus()[i], isLimit, ofMtu);
                    }
                }
            }
        }
    }

    private void measure(final int run, final int mtu, final boolean isLimit, final List<PathCase> ofMtu)
            throws IOException {
        try (PathStart.Started path = isLimit ? start.limit(mtu) : start.twinhub(mtu)) {
            for (final PathCase pathCase : ofMtu) {
                final boolean isFirst = pathCase == ofMtu.get(0);
                final Load load = Load.full(pathCase.size());
                path.run().warmUp(load, isFirst ? options.warmUpMs() : options.settleMs() / 4);
                final PathResult full = path.run().measure(load, 0, options.measureMs());
                PathResult trip = null;
                if (options.trips() && isFirst) {
                    trip = path.run()
                            .measure(
                                    Load.roundTrip(pathCase.size(), TRIP_RATE),
                                    options.settleMs(),
                                    options.measureMs());
                }
                pathCase.add(isLimit, new PathCase.Run(full, trip));
                say(
                        "run %d %s mtu=%d size=%d: %.2f M/s, %.3f us CPU %s%s",
                        run + 1,
                        isLimit ? "L" : "T",
                        mtu,
                        pathCase.size(),
                        full.perSecond() / 1e6,
                        full.cpuNs() / 1e3,
                        byProcess(full),
                        trip == null
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        ", round trip p50 %.0f us p99 %.0f us",
                                        trip.latencyNs(50) / 1e3,
                                        trip.latencyNs(99) / 1e3));
            }
            final long[] faults = path.run().faults();
            ofMtu.get(0).faults(faults);
            if (faults[0] + faults[1] + faults[2] > 0) {
                say("%s: lost=%d duplicated=%d reordered=%d", isLimit ? "L" : "T", faults[0], faults[1], faults[2]);
            }
        }
    }

    /** Nanoseconds per message, in the order of the path. */
    private static String byProcess(final PathResult result) {
        return result.cpuNsPerMessage().values().stream()
                .map(ns -> String.format(Locale.ROOT, "%.0f", ns))
                .collect(Collectors.joining("+", "(", " ns)"));
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
