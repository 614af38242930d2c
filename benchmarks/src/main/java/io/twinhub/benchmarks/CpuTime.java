package io.twinhub.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The time that a processor worked for an operation, without the time in which it worked for other programs. On an idle machine it is the
 * time that passed; on a busy one that would tell how busy. The work of the garbage collector is not in it.
 */
public final class CpuTime implements InternalProfiler {
    static final String LABEL = "cpu.time";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long startNs;

    @Override
    public String getDescription() {
        return "CPU time per operation";
    }

    @Override
    public void beforeIteration(final BenchmarkParams benchmark, final IterationParams iteration) {
        startNs = cpuNs();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            final BenchmarkParams benchmark, final IterationParams iteration, final IterationResult result) {
        final double perOperation =
                (double) (cpuNs() - startNs) / result.getMetadata().getAllOps();
        final String unit = TimeUnit.NANOSECONDS.name();
        return List.of(new ScalarResult(LABEL, perOperation, unit, AggregationPolicy.AVG));
    }

    /** Of the benchmark's thread and of JMH's own, which waits. */
    private long cpuNs() {
        long sumNs = 0;
        for (final long thread : threads.getAllThreadIds()) {
            sumNs += Math.max(0, threads.getThreadCpuTime(thread));
        }
        return sumNs;
    }
}
