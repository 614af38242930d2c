package io.twinhub.benchmarks.path;

import io.twinhub.load.Load;
import io.twinhub.load.LoadControl.Number;
import io.twinhub.load.PathRun;
import io.twinhub.runtime.HubCounters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the Twinhub under load for a long time with little memory, kills a mainHub every few seconds, the two in turn, and counts.
 * Option: {@code --seconds N}, {@code --rate N}.
 */
public final class SoakMain {
    private static final int MTU = 8192;
    private static final int SIZE = 32;
    private static final long KILL_INTERVAL_MS = 5000;
    private static final List<String> HUBS = List.of("hub-a", "hub-b");
    private static final long CONTINUOUS_MAX_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Counters are renewed ten times a second; so many equal looks are no chance. */
    private static final int LOOK_COUNT = 10;

    /** Twenty milliseconds of this load, which a program that waits for a processor may be late. */
    private static final long LAG_MAX = 10_000;

    private static final String FULL_COLLECTION = "Pause Full";

    private SoakMain() {}

    /** Exit status 0 if nothing was lost, delivered twice or out of order, and no full collection ran. */
    public static void main(final String[] args) throws IOException {
        long seconds = 600;
        long rate = 500_000;
        for (int i = 0; i < args.length; i += 2) {
            switch (args[i]) {
                case "--seconds" -> seconds = Long.parseLong(args[i + 1]);
                case "--rate" -> rate = Long.parseLong(args[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        System.exit(run(seconds, rate));
    }

    private static int run(final long seconds, final long rate) throws IOException {
        final Path logs = Files.createTempDirectory("twinhub-soak-");
        final PathOptions options = PathOptions.of(new String[] {
            "--mtu",
            Integer.toString(MTU),
            "--size",
            Integer.toString(SIZE),
            "--idle",
            "backoff",
            // Half a second of this load: with one hub dead, nobody makes up for what the other's link has no room for.
            "--transport",
            "superMessages=\"1024\"",
            "--jvm-option",
            "-Xlog:gc:file=" + logs + "/%p.log"
        });
        try (PathStart.Started path = new PathStart(options).twinhub(MTU)) {
            path.run().measure(Load.full(SIZE), options.warmUpMs(), 1000);
            path.run().begin(Load.oneWay(SIZE, rate));
            final long startedNs = System.nanoTime();
            final long lostBefore = path.processes().control().get(Number.RECEIVER_LOST);
            int kills = 0;
            while (System.nanoTime() - startedNs < TimeUnit.SECONDS.toNanos(seconds)) {
                path.run().pause(TimeUnit.MILLISECONDS.toNanos(KILL_INTERVAL_MS));
                awaitContinuous(path.run());
                path.processes().killAndRestart(HUBS.get(kills++ % HUBS.size()));
                if (kills % 2 == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "[%4d s] delivered %d, lost %d%n",
                            TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNs),
                            path.processes().control().get(Number.RECEIVER_DELIVERED),
                            path.processes().control().get(Number.RECEIVER_LOST) - lostBefore);
                }
            }
            path.run().end();
            return result(path, seconds, kills, fullCollections(logs));
        }
    }

    /**
     * The promise is for one failure at a time: the other hub is killed when the first is wholly back, however long that takes here. A path that
     * has no hole any more but brings everything late is not: its hub has just begun, runs uncompiled code, and its queue is full of
     * what the other one delivered long ago.
     */
    private static void awaitContinuous(final PathRun run) {
        final long deadlineNs = System.nanoTime() + CONTINUOUS_MAX_NS;
        for (int looks = 0; looks < LOOK_COUNT; looks = isContinuous() ? looks + 1 : 0) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("the paths were not continuous again in time");
            }
            run.pause(LOOK_INTERVAL_NS);
        }
    }

    private static boolean isContinuous() {
        return Stream.of("here", "far").allMatch(computer -> {
            final Map<String, Long> counters = HubCounters.read(Path.of(
                            "/dev/shm",
                            "twinhub-load-" + ProcessHandle.current().pid() + "-1-" + computer + "-"
                                    + System.getProperty("user.name")))
                    .map(HubCounters::values)
                    .orElse(Map.of());
            return Stream.of("path.A", "path.B")
                    .allMatch(path -> counters.getOrDefault(path + ".behind", -1L) == 0
                            && counters.getOrDefault(path + ".lag", Long.MAX_VALUE) <= LAG_MAX);
        });
    }

    private static int result(
            final PathStart.Started path, final long seconds, final int kills, final long fullCollections) {
        final long[] faults = path.run().faults();
        System.out.printf(
                "soak: seconds=%d published=%d delivered=%d lost=%d duplicated=%d reordered=%d hubKills=%d fullCollections=%d%n",
                seconds,
                path.processes().control().get(Number.SENDER_PUBLISHED),
                path.processes().control().get(Number.RECEIVER_DELIVERED),
                faults[0],
                faults[1],
                faults[2],
                kills,
                fullCollections);
        return faults[0] + faults[1] + faults[2] + fullCollections == 0 ? 0 : 1;
    }

    private static long fullCollections(final Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            long count = 0;
            for (final Path file : files.toList()) {
                count += Files.readString(file, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains(FULL_COLLECTION))
                        .count();
            }
            return count;
        }
    }
}
