package io.twinhub.benchmarks.path;

import io.twinhub.load.LoadControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;

/** Compares the message path of the Twinhub with its limit, in runs that take turns. */
public final class PathBenchmarks {
    private static final int PORT = 24_600;
    private static final long TRIP_RATE = 10_000;
    /** So many bytes of messages are under way: less than the buffers of a hop hold, so that nothing is dropped. */
    private static final long WINDOW_BYTES = 768 * 1024;

    private final PathOptions options;
    private final List<PathCase> cases = new ArrayList<>();
    private final long startedNs = System.nanoTime();

    private PathBenchmarks(final PathOptions options) {
        this.options = options;
    }

    public static void main(final String[] args) throws IOException {
        System.exit(new PathBenchmarks(PathOptions.of(args)).run());
    }

    private int run() throws IOException {
        System.out.println(PathOptions.LEGEND);
        for (final int mtu : options.mtus()) {
            for (final int size : options.sizes()) {
                cases.add(new PathCase(mtu, size));
            }
        }
        for (int run = 0; run < options.runs(); run++) {
            for (int i = 0; i < options.mtus().length; i++) {
                // Every other run the other way round, so that neither always comes first.
                for (int turn = 0; turn < 2; turn++) {
                    final boolean isLimit = turn == run % 2;
                    run(
                            run,
                            options.mtus()[i],
                            isLimit,
                            cases.subList(i * options.sizes().length, (i + 1) * options.sizes().length));
                }
            }
        }
        cases.forEach(pathCase -> pathCase.figures().forEach(System.out::println));
        cases.forEach(pathCase -> System.out.println(pathCase.toText()));
        return cases.stream().allMatch(PathCase::isFaultless) ? 0 : 1;
    }

    private void run(final int run, final int mtu, final boolean isLimit, final List<PathCase> ofMtu)
            throws IOException {
        final Path folder = Files.createTempDirectory("twinhub-path-");
        final PathSetting setting = new PathSetting(mtu, options.idle(), PORT, options.sizes(), options.jvmOptions());
        try (PathProcesses processes =
                isLimit ? LimitPath.start(folder, setting) : TwinhubPath.start(folder, setting)) {
            final PathRun path = new PathRun(processes);
            long warmUpMs = options.warmUpMs();
            for (final PathCase pathCase : ofMtu) {
                final PathResult full = path.measure(
                        pathCase.size(),
                        LoadControl.RATE_FULL,
                        WINDOW_BYTES / pathCase.size(),
                        false,
                        TimeUnit.MILLISECONDS.toNanos(warmUpMs),
                        TimeUnit.MILLISECONDS.toNanos(options.measureMs()));
                warmUpMs = options.warmUpMs() / 4;
                PathResult trip = null;
                if (pathCase == ofMtu.get(0)) {
                    trip = path.measure(
                            pathCase.size(),
                            TRIP_RATE,
                            Long.MAX_VALUE,
                            true,
                            TimeUnit.MILLISECONDS.toNanos(warmUpMs),
                            TimeUnit.MILLISECONDS.toNanos(options.measureMs()));
                }
                pathCase.add(isLimit, new PathCase.Run(full, trip));
                say(run, mtu, isLimit, pathCase.size(), full, trip);
            }
            ofMtu.get(0).faults(path.faults());
        } finally {
            IoUtil.delete(folder.toFile(), true);
        }
    }

    private void say(
            final int run,
            final int mtu,
            final boolean isLimit,
            final int size,
            final PathResult full,
            final PathResult trip) {
        System.out.printf(
                Locale.ROOT,
                "[%4d s] run %d %s mtu=%d size=%d: %.2f M/s, %.3f us CPU%s%n",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNs),
                run + 1,
                isLimit ? "L" : "T",
                mtu,
                size,
                full.perSecond() / 1e6,
                full.cpuNs() / 1e3,
                trip == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", round trip p50 %.0f us p99 %.0f us",
                                trip.latencyNs(50) / 1e3,
                                trip.latencyNs(99) / 1e3));
    }
}
