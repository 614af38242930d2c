package io.twinhub.benchmarks.path;

import io.twinhub.benchmarks.Figures;
import io.twinhub.load.PathProcesses;
import io.twinhub.load.PathResult;
import io.twinhub.load.PathRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The turns of one case: limit (L) and Twinhub (T), side by side. For one thread. */
final class PathCase {
    private static final double MILLION = 1e6;
    private static final double US = 1e3;

    private final int mtuBytes;
    private final int size;
    private final Map<String, List<PathResult>> full = Map.of("L", new ArrayList<>(), "T", new ArrayList<>());
    private final Map<String, List<PathResult>> trips = Map.of("L", new ArrayList<>(), "T", new ArrayList<>());
    private long lost;
    private long duplicated;
    private long reordered;

    PathCase(final int mtuBytes, final int size) {
        this.mtuBytes = mtuBytes;
        this.size = size;
    }

    int mtuBytes() {
        return mtuBytes;
    }

    int size() {
        return size;
    }

    /** Adds a turn of each path with as many messages as possible. */
    void addFull(final Map<String, PathResult> results) {
        results.forEach((name, result) -> full.get(name).add(result));
    }

    /** Adds a turn of each path with messages there and back at a moderate rate. */
    void addTrip(final Map<String, PathResult> results) {
        results.forEach((name, result) -> trips.get(name).add(result));
    }

    /** Throughput in the last turns, in millions per second. */
    String lastFull(final int turns) {
        return last(full, turns, result -> result.perSecond() / MILLION, "%.2f") + " M/s";
    }

    /** Round trips in the last turns, in microseconds. */
    String lastTrips(final int turns) {
        return "p50 " + last(trips, turns, result -> result.latencyNs(50) / US, "%.0f") + " us, p99 "
                + last(trips, turns, result -> result.latencyNs(99) / US, "%.0f") + " us";
    }

    private static String last(
            final Map<String, List<PathResult>> results,
            final int turns,
            final ToDoubleFunction<PathResult> figure,
            final String format) {
        return Stream.of("L", "T")
                .filter(name -> !results.get(name).isEmpty())
                .map(name -> results.get(name).stream()
                        .skip(results.get(name).size() - turns)
                        .map(result -> String.format(Locale.ROOT, format, figure.applyAsDouble(result)))
                        .collect(Collectors.joining(" ", name + " ", "")))
                .collect(Collectors.joining(", "));
    }

    /** Adds what {@link PathRun#faults} said. */
    void faults(final long[] faults) {
        lost += faults[0];
        duplicated += faults[1];
        reordered += faults[2];
    }

    boolean isFaultless() {
        return lost == 0 && duplicated == 0 && reordered == 0;
    }

    double throughputRatio() {
        return Figures.medianRatio(full.get("T"), full.get("L"), PathResult::perSecond);
    }

    double cpuRatio() {
        return Figures.medianRatio(full.get("T"), full.get("L"), PathResult::cpuNs);
    }

    double tripRatio(final double percentile) {
        return Figures.medianRatio(trips.get("T"), trips.get("L"), result -> result.latencyNs(percentile));
    }

    boolean hasTrip() {
        return !trips.get("T").isEmpty();
    }

    /** Minimum, median and maximum of each figure, a line each. */
    List<String> figures() {
        final List<String> lines = new ArrayList<>();
        figures(lines, "L");
        figures(lines, "T");
        return lines;
    }

    private void figures(final List<String> lines, final String name) {
        final List<PathResult> runs = full.get(name);
        final String begin = String.format(Locale.ROOT, "mtu=%d size=%d %s ", mtuBytes, size, name);
        lines.add(begin + "million messages per second: " + Figures.spread(runs, run -> run.perSecond() / MILLION));
        lines.add(begin + "us CPU per message:          " + Figures.spread(runs, run -> run.cpuNs() / US));
        final StringBuilder hops = new StringBuilder(begin + "ns CPU per message by process:");
        for (final String process : PathProcesses.NAMES) {
            hops.append(String.format(
                    Locale.ROOT,
                    " %s %.0f",
                    process,
                    Figures.median(runs, run -> run.cpuNsPerMessage().get(process))));
        }
        lines.add(hops.toString());
        if (hasTrip()) {
            lines.add(begin + "round trip p50 us:           "
                    + Figures.spread(trips.get(name), run -> run.latencyNs(50) / US));
            lines.add(begin + "round trip p99 us:           "
                    + Figures.spread(trips.get(name), run -> run.latencyNs(99) / US));
        }
    }

    /** For scripts. */
    String toText() {
        final String trip = hasTrip()
                ? String.format(Locale.ROOT, " p50Ratio=%.2f p99Ratio=%.2f", tripRatio(50), tripRatio(99))
                : "";
        return String.format(
                Locale.ROOT,
                "path: mtu=%d size=%d throughputRatio=%.2f cpuRatio=%.2f%s lost=%d duplicated=%d reordered=%d",
                mtuBytes,
                size,
                throughputRatio(),
                cpuRatio(),
                trip,
                lost,
                duplicated,
                reordered);
    }
}
