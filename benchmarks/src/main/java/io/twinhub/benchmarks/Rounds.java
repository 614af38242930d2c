package io.twinhub.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH benchmarks in rounds: one short fork of each per round, so that what is compared runs side by side and suffers alike from
 * whatever else the machine does. Used by one thread.
 */
final class Rounds {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int MEDIAN = 50;

    private final List<String> benchmarks;
    private final Map<String, List<Double>> times = new HashMap<>();
    private final Map<String, List<Double>> allocated = new HashMap<>();

    /** @param benchmarks {@code Class.method}; what is compared stands side by side. */
    Rounds(final List<String> benchmarks) {
        this.benchmarks = benchmarks;
    }

    /** One more round; every other one backwards, so that neither of two neighbours always comes first. */
    void run(final int round) throws RunnerException {
        final List<String> order = new ArrayList<>(benchmarks);
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        for (final String benchmark : order) {
            final RunResult result = new Runner(options(benchmark)).runSingle();
            final double timeNs = result.getSecondaryResults()
                    .get(CpuTime.LABEL)
                    .getStatistics()
                    .getPercentile(MEDIAN);
            add(times, benchmark, timeNs);
            add(
                    allocated,
                    benchmark,
                    result.getSecondaryResults().get(ALLOCATED).getScore());
        }
    }

    /** Median CPU time of an operation in nanoseconds. */
    double timeNs(final String benchmark) {
        return median(times.get(benchmark));
    }

    /** Median number of bytes that an operation allocates. */
    double allocatedBytes(final String benchmark) {
        return median(allocated.get(benchmark));
    }

    /** Median over the rounds of how many times as long one takes as the other. */
    double ratio(final String one, final String other) {
        final List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < times.get(one).size(); round++) {
            ratios.add(times.get(one).get(round) / times.get(other).get(round));
        }
        return median(ratios);
    }

    static double median(final List<Double> figures) {
        final double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void add(final Map<String, List<Double>> figures, final String benchmark, final double figure) {
        figures.computeIfAbsent(benchmark, name -> new ArrayList<>()).add(figure);
    }

    private static Options options(final String benchmark) {
        return new OptionsBuilder()
                .include("\\." + Pattern.quote(benchmark) + "$")
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.milliseconds(250))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(150))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                // Waits for the compiler: on a busy machine a fork would else be measured before its code is compiled.
                .jvmArgsAppend("-Xbatch")
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
