package io.twinhub.cli;

import io.twinhub.load.PathResult;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.HistogramLogWriter;

/**
 * What a measurement showed.
 *
 * @param rate events per second that were wanted of the steady load.
 * @param full with as many events as the path carries.
 * @param steady at the rate.
 * @param faults events lost, delivered twice and out of order.
 */
record BenchResult(long rate, PathResult full, PathResult steady, long[] faults) {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
    private static final double US = 1e3;

    boolean isFaultless() {
        return faults[0] + faults[1] + faults[2] == 0;
    }

    /** For people: each process on the way of an event, and the latencies. */
    List<List<String>> table() {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ns CPU per event", "as many as possible", rate + " per second"));
        full.cpuNsPerMessage()
                .forEach((process, ns) -> rows.add(List.of(
                        title(process),
                        number(ns),
                        number(steady.cpuNsPerMessage().get(process)))));
        rows.add(List.of("all", number(full.cpuNs()), number(steady.cpuNs())));
        rows.add(List.of("events per second", number(full.perSecond()), number(steady.perSecond())));
        for (final double percentile : PERCENTILES) {
            rows.add(List.of(
                    "us one way, " + name(percentile),
                    "",
                    String.format(Locale.ROOT, "%.1f", steady.latencyNs(percentile) / US)));
        }
        return rows;
    }

    /** The same as JSON shows it. */
    Map<String, Object> toMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("full", toMap(full));
        final Map<String, Object> atRate = toMap(steady);
        final Map<String, Object> latency = new LinkedHashMap<>();
        for (final double percentile : PERCENTILES) {
            latency.put(name(percentile), steady.latencyNs(percentile));
        }
        atRate.put("latencyNs", latency);
        map.put("steady", atRate);
        map.put("lost", faults[0]);
        map.put("duplicated", faults[1]);
        map.put("reordered", faults[2]);
        return map;
    }

    private static Map<String, Object> toMap(final PathResult result) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("eventsPerSecond", Math.round(result.perSecond()));
        map.put("cpuNsPerEvent", Math.round(result.cpuNs()));
        final Map<String, Object> processes = new LinkedHashMap<>();
        result.cpuNsPerMessage().forEach((process, ns) -> processes.put(process, Math.round(ns)));
        map.put("cpuNsPerEventByProcess", processes);
        return map;
    }

    /** For scripts. */
    String toText() {
        return String.format(
                Locale.ROOT,
                "bench: eventsPerSecond=%.0f cpuNsPerEvent=%.0f p50Us=%.1f p99Us=%.1f lost=%d duplicated=%d reordered=%d",
                full.perSecond(),
                full.cpuNs(),
                steady.latencyNs(50) / US,
                steady.latencyNs(99) / US,
                faults[0],
                faults[1],
                faults[2]);
    }

    /** Writes the latencies as a log of HdrHistogram, in nanoseconds. */
    void writeHistogram(final Path file) {
        try (PrintStream out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
            final HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputLogFormatVersion();
            writer.outputLegend();
            writer.outputIntervalHistogram(0, 1, steady.latency(), 1);
        } catch (final IOException ex) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CLI_BENCH_FAILED, file + " cannot be written")
                            .action("Give --hdr a file in a folder that exists."),
                    ex);
        }
    }

    private static String title(final String process) {
        return switch (process) {
            case "here" -> "localHub of the sender";
            case "hub-a" -> "mainHub A";
            case "hub-b" -> "mainHub B";
            case "far" -> "localHub of the receiver";
            default -> process;
        };
    }

    private static String name(final double percentile) {
        return percentile == 100
                ? "max"
                : "p" + String.format(Locale.ROOT, percentile % 1 == 0 ? "%.0f" : "%.1f", percentile);
    }

    private static String number(final double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
