package io.twinhub.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark still runs. How fast is not asked here: a test that fails on a busy machine teaches nobody anything. */
final class SmokeTest {
    @Test
    void shouldRunEveryBenchmarkOnce() throws RunnerException {
        System.setProperty("jmh.ignoreLock", "true");
        final Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("io.twinhub.benchmarks")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(1))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        assertThat(results.stream()
                        .map(result -> result.getParams().getBenchmark().replace("io.twinhub.benchmarks.", "")))
                .containsExactlyInAnyOrderElementsOf(DataBenchmarks.BENCHMARKS);
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }
}
