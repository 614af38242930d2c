package io.twinhub.benchmarks.path;

import io.twinhub.benchmarks.Figures;
import io.twinhub.load.PathProcesses;
import io.twinhub.load.PathResult;
import io.twinhub.load.PathRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The runs of one case: limit and Twinhub, side by side. For one thread. */
final class PathCase {
    private static final double MILLION = 1e6;
    private static final double US = 1e3;

    /**
     * What one run of one path showed.
     *
     * @param full as many messages as possible.
     * @param trip there and back at a moderate rate; null if not measured.
     */
    record Run(PathResult full, PathResult trip) {}

    private final int mtuBytes;
    private final int size;
    private final List<Run> limit = new ArrayList<>();
    private final List<Run> ours = new ArrayList<>();
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

    void add(final boolean isLimit, final Run run) {
        (isLimit ? limit : ours).add(run);
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
        return Figures.medianRatio(ours, limit, run -> run.full.perSecond());
    }

    double cpuRatio() {
        return Figures.medianRatio(ours, limit, run -> run.full.cpuNs());
    }

    double tripRatio(final double percentile) {
        return Figures.medianRatio(ours, limit, run -> run.trip.latencyNs(percentile));
    }

    boolean hasTrip() {
        return ours.get(0).trip != null;
    }

    /** Minimum, median and maximum of each figure, a line each. */
    List<String> figures() {
        final List<String> lines = new ArrayList<>();
        figures(lines, "L", limit);
        figures(lines, "T", ours);
        return lines;
    }

    private void figures(final List<String> lines, final String name, final List<Run> runs) {
        final String begin = String.format(Locale.ROOT, "mtu=%d size=%d %s ", mtuBytes, size, name);
        lines.add(
                begin + "million messages per second: " + Figures.spread(runs, run -> run.full.perSecond() / MILLION));
        lines.add(begin + "us CPU per message:          " + Figures.spread(runs, run -> run.full.cpuNs() / US));
        final StringBuilder hops = new StringBuilder(begin + "ns CPU per message by process:");
        for (final String process : PathProcesses.NAMES) {
            hops.append(String.format(
                    Locale.ROOT,
                    " %s %.0f",
                    process,
                    Figures.median(runs, run -> run.full.cpuNsPerMessage().get(process))));
        }
        lines.add(hops.toString());
        if (runs.get(0).trip != null) {
            lines.add(
                    begin + "round trip p50 us:           " + Figures.spread(runs, run -> run.trip.latencyNs(50) / US));
            lines.add(
                    begin + "round trip p99 us:           " + Figures.spread(runs, run -> run.trip.latencyNs(99) / US));
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
