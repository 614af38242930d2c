package io.twinhub.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Speed and memory of the data representation, as ratios to a limit that is measured in the same run. Prints its progress and ends with
 * the table of {@code docs/performance.md}. The only argument, if any, is the number of rounds.
 */
public final class DataBenchmarks {
    private static final int ROUND_COUNT = 4;
    private static final int LARGE_ROUND_COUNT = 3;

    private static final String EVENT = "EventBenchmark.event";
    private static final String RECORD = "RecordBenchmark.record";
    static final List<String> BENCHMARKS = List.of(
            EVENT + "Write",
            EVENT + "WriteBySbe",
            EVENT + "Read",
            EVENT + "ReadBySbe",
            RECORD + "EncodeBySbe",
            RECORD + "Encode",
            RECORD + "EncodeByJson",
            RECORD + "EncodeByJava",
            RECORD + "DecodeBySbe",
            RECORD + "Decode",
            RECORD + "DecodeByJson",
            RECORD + "DecodeByJava",
            RECORD + "DecodeResultAlone");

    // What was demanded when the data representation was planned.
    private static final double EVENT_RATIO_MAX = 1.3;
    private static final double RECORD_RATIO_MAX = 3;
    private static final double JSON_RATIO_MIN = 3;
    private static final double JAVA_RATIO_MIN = 5;
    private static final double SEAL_SECONDS_MAX = 5;
    private static final double DECODE_SECONDS_MAX = 0.5;
    /** A profiler counts a few bytes of its own. */
    private static final double NO_BYTES = 0.1;

    private DataBenchmarks() {}

    public static void main(final String[] args) throws RunnerException, IOException, InterruptedException {
        // Another JMH on this machine only disturbs; that is what the rounds are for.
        System.setProperty("jmh.ignoreLock", "true");
        final int roundCount = args.length > 0 ? Integer.parseInt(args[0]) : ROUND_COUNT;
        final Bounds bounds = new Bounds();
        final Rounds rounds = new Rounds(BENCHMARKS);
        for (int round = 0; round < roundCount; round++) {
            rounds.run(round);
            progress("round %d of %d: events and records", round + 1, roundCount);
        }
        events(rounds, bounds);
        records(rounds, bounds);
        largeSystem(bounds);
        System.out.println();
        System.out.print(bounds.toText());
        System.out.println(bounds.missCount() == 0 ? "All bounds met." : bounds.missCount() + " bounds missed.");
    }

    private static void events(final Rounds rounds, final Bounds bounds) {
        for (final String step : List.of("Write", "Read")) {
            final String ours = EVENT + step;
            compare(
                    rounds,
                    bounds,
                    "event " + step.toLowerCase(Locale.ROOT) + ", to SBE flyweights",
                    ours,
                    ours + "BySbe");
        }
        final double bytes = rounds.allocatedBytes(EVENT + "Write") + rounds.allocatedBytes(EVENT + "Read");
        bounds.atMost(NO_BYTES, "event write and read, bytes allocated", bytes(bytes), "", bytes);
    }

    private static void compare(
            final Rounds rounds, final Bounds bounds, final String what, final String ours, final String limit) {
        final double bound = ours.startsWith(EVENT) ? EVENT_RATIO_MAX : RECORD_RATIO_MAX;
        bounds.atMost(bound, what, time(rounds, ours), time(rounds, limit), rounds.ratio(ours, limit));
    }

    private static void records(final Rounds rounds, final Bounds bounds) {
        for (final String step : List.of("Encode", "Decode")) {
            final String ours = RECORD + step;
            final String what = "record " + step.toLowerCase(Locale.ROOT);
            final String json = ours + "ByJson";
            final String java = ours + "ByJava";
            final String time = time(rounds, ours);
            compare(rounds, bounds, what + ", to SBE flyweights", ours, ours + "BySbe");
            bounds.atLeast(
                    JSON_RATIO_MIN,
                    what + ", Jackson JSON to ours",
                    time,
                    time(rounds, json),
                    rounds.ratio(json, ours));
            bounds.atLeast(
                    JAVA_RATIO_MIN,
                    what + ", Java serialization to ours",
                    time,
                    time(rounds, java),
                    rounds.ratio(java, ours));
        }
        final double encoding = rounds.allocatedBytes(RECORD + "Encode");
        bounds.atMost(NO_BYTES, "record encode, bytes allocated", bytes(encoding), "", encoding);
        final double decoding = rounds.allocatedBytes(RECORD + "Decode");
        final double result = rounds.allocatedBytes(RECORD + "DecodeResultAlone");
        final double sbe = rounds.allocatedBytes(RECORD + "DecodeBySbe");
        bounds.atMost(
                NO_BYTES, "record decode, bytes beside the result", bytes(decoding), bytes(result), decoding - result);
        bounds.told("record decode, bytes to SBE flyweights", bytes(decoding), bytes(sbe), decoding / sbe);
    }

    private static void largeSystem(final Bounds bounds) throws IOException, InterruptedException {
        final Path folder = Files.createTempDirectory("twinhub-benchmarks");
        try {
            final LargeSystemForks forks = new LargeSystemForks(folder);
            for (int round = 0; round < LARGE_ROUND_COUNT; round++) {
                forks.run();
                progress("round %d of %d: large configuration", round + 1, LARGE_ROUND_COUNT);
            }
            large(forks, bounds);
        } finally {
            delete(folder);
        }
    }

    private static void large(final LargeSystemForks forks, final Bounds bounds) {
        final String[] sealing = {LargeSystemRun.READ, LargeSystemRun.CHECK, LargeSystemRun.ENCODE};
        final double sealSeconds = forks.seconds(sealing);
        final String sealCpu = seconds(forks.cpuSeconds(sealing)) + " CPU";
        final double decodeSeconds = forks.seconds(LargeSystemRun.DECODE);
        final String decodeCpu = seconds(forks.cpuSeconds(LargeSystemRun.DECODE)) + " CPU";
        bounds.atMost(
                SEAL_SECONDS_MAX,
                "large XML to checked serial form, seconds",
                seconds(sealSeconds),
                sealCpu,
                sealSeconds);
        bounds.atMost(
                DECODE_SECONDS_MAX,
                "large serial form to memory, seconds",
                seconds(decodeSeconds),
                decodeCpu,
                decodeSeconds);
        final double parser = forks.cpuSeconds(LargeSystemRun.PARSE);
        for (final String step : List.of(LargeSystemRun.READ, LargeSystemRun.CHECK, LargeSystemRun.COMPILE)) {
            final double cpu = forks.cpuSeconds(step);
            bounds.told(
                    "large XML, " + step + ", to the XML parser alone", seconds(cpu), seconds(parser), cpu / parser);
        }
    }

    private static void delete(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (final Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static String time(final Rounds rounds, final String benchmark) {
        final double ns = rounds.timeNs(benchmark);
        return String.format(Locale.ROOT, ns < 100 ? "%.1f ns" : "%.0f ns", ns);
    }

    private static String bytes(final double bytes) {
        return Math.round(bytes) + " B";
    }

    private static String seconds(final double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static void progress(final String format, final Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
