package io.twinhub.benchmarks.path;

import io.twinhub.load.LoadControl;
import io.twinhub.load.LoadControl.Number;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Orders phases of load on a running path and measures them. For one thread. */
final class PathRun {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long READY_MAX_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long DRAIN_MAX_NS = TimeUnit.SECONDS.toNanos(10);
    /** As the kernel counts in /proc, on every Linux. */
    private static final long TICK_NS = 10_000_000;

    private final PathProcesses processes;
    private final LoadControl control;
    private final long clockOffsetNs = System.currentTimeMillis() * 1_000_000 - System.nanoTime();
    private long phase;

    PathRun(final PathProcesses processes) throws IOException {
        this.processes = processes;
        control = processes.control();
        await(
                "contact of both programs",
                READY_MAX_NS,
                () -> control.get(Number.SOURCE_READY) != 0 && control.get(Number.SINK_READY) != 0);
    }

    /**
     * Measures with this load.
     *
     * @param rate messages per second, or {@link LoadControl#RATE_FULL}.
     * @param window messages that may be under way.
     */
    PathResult measure(
            final int size, final long rate, final long window, final boolean echo, final long warmUpNs, final long ns)
            throws IOException {
        order(size, rate, window, echo);
        pause(warmUpNs);
        // A new phase with the same load: its histogram holds what is measured, and nothing of the warm-up.
        order(size, rate, window, echo);
        final long startedNs = System.nanoTime();
        final Map<String, Long> cpuBefore = cpuNs();
        final long deliveredBefore = delivered(echo);
        pause(ns);
        final long tookNs = System.nanoTime() - startedNs;
        final long delivered = delivered(echo) - deliveredBefore;
        final Map<String, Double> cpuPerMessage = new LinkedHashMap<>();
        cpuNs().forEach((name, cpu) -> cpuPerMessage.put(name, (double) (cpu - cpuBefore.get(name)) / delivered));
        final long loaded = phase;
        order(size, 0, window, echo);
        drain();
        return new PathResult(
                delivered * (double) TimeUnit.SECONDS.toNanos(1) / tookNs,
                cpuPerMessage,
                histogram(echo ? "source" : "sink", loaded));
    }

    /** What was lost, delivered twice and out of order up to now. */
    long[] faults() {
        return new long[] {
            control.get(Number.SINK_LOST) + control.get(Number.BACK_LOST) + missing(),
            control.get(Number.SINK_DUPLICATED) + control.get(Number.BACK_DUPLICATED),
            control.get(Number.SINK_REORDERED) + control.get(Number.BACK_REORDERED)
        };
    }

    private long missing() {
        return control.get(Number.SOURCE_PUBLISHED)
                - control.get(Number.SINK_DELIVERED)
                - control.get(Number.SINK_LOST)
                + control.get(Number.BACK_MISSING);
    }

    private long delivered(final boolean echo) {
        return control.get(echo ? Number.BACK_DELIVERED : Number.SINK_DELIVERED);
    }

    private void order(final int size, final long rate, final long window, final boolean echo) throws IOException {
        control.set(Number.SIZE, size);
        control.set(Number.RATE, rate);
        control.set(Number.WINDOW, window);
        control.set(Number.ECHO, echo ? 1 : 0);
        control.set(Number.CLOCK_OFFSET, clockOffsetNs);
        control.set(Number.PHASE, ++phase);
        await("the begin of a phase", READY_MAX_NS, () -> control.get(Number.SOURCE_PHASE) == phase);
        await("the begin of a phase", READY_MAX_NS, () -> control.get(Number.SINK_PHASE) == phase);
    }

    /** What is still missing after the limit is lost; the counts will say so. */
    private void drain() throws IOException {
        final long deadlineNs = System.nanoTime() + DRAIN_MAX_NS;
        while (missing() > 0 && System.nanoTime() - deadlineNs < 0) {
            pause(POLL_NS);
        }
    }

    private void await(final String what, final long limitNs, final BooleanSupplier condition) throws IOException {
        final long deadlineNs = System.nanoTime() + limitNs;
        while (!condition.getAsBoolean()) {
            processes.checkAlive();
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("not in time: " + what);
            }
            pause(POLL_NS);
        }
    }

    private void pause(final long ns) {
        final long endNs = System.nanoTime() + ns;
        for (long restNs = ns; restNs > 0; restNs = endNs - System.nanoTime()) {
            LockSupport.parkNanos(restNs);
        }
    }

    /** User and system time of each process. */
    private Map<String, Long> cpuNs() throws IOException {
        final Map<String, Long> times = new LinkedHashMap<>();
        for (final String name : PathProcesses.NAMES) {
            final String stat = Files.readString(Path.of("/proc/" + processes.pid(name) + "/stat"));
            // The name of the program stands in brackets and may hold blanks; the times are fields 14 and 15.
            final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            times.put(name, (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_NS);
        }
        return times;
    }

    private Histogram histogram(final String program, final long ofPhase) throws FileNotFoundException {
        final File file = control.histogram(program, ofPhase).toFile();
        if (!file.exists()) {
            return null;
        }
        try (HistogramLogReader reader = new HistogramLogReader(file)) {
            return (Histogram) reader.nextIntervalHistogram();
        }
    }
}
