package io.twinhub.load;

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
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Orders phases of load on a running path and measures them. For one thread. */
public final class PathRun {
    private static final double NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long TRANSFER_MAX_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long READY_MAX_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long DRAIN_MAX_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long PROBE_RATE = 1000;
    private static final long PROBE_COUNT = 100;
    /** As the kernel counts in /proc, on every Linux. */
    private static final long TICK_NS = 10_000_000;

    private final PathProcesses processes;
    private final LoadControl control;
    private final long clockOffsetNs = System.currentTimeMillis() * 1_000_000 - System.nanoTime();
    private final long[] faultsBefore;
    private long phase;
    private Load ordered;

    /**
     * Waits until messages go there and back. What is sent before every hub has heard who subscribes is nobody's loss, and not counted.
     *
     * @param size of a message.
     */
    public PathRun(final PathProcesses processes, final int size) throws IOException {
        this.processes = processes;
        control = processes.control();
        await(
                "contact of both programs",
                READY_MAX_NS,
                () -> control.get(Number.SENDER_READY) != 0 && control.get(Number.RECEIVER_READY) != 0);
        begin(Load.roundTrip(size, PROBE_RATE));
        await("messages there and back", READY_MAX_NS, () -> control.get(Number.BACK_DELIVERED) >= PROBE_COUNT);
        end();
        faultsBefore = counted();
    }

    /** Keeps this load up until a {@link WarmUp} is done, at most for a time. */
    public void warmUp(final Load load, final long maxMs) throws IOException {
        final WarmUp warmUp = new WarmUp();
        order(load);
        final long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxMs);
        while (!warmUp.isDone() && System.nanoTime() - endNs < 0) {
            warmUp.step(rate(load));
        }
        end();
    }

    /** Keeps this load up for one step of a warm-up, and ends it. */
    public void warmUpStep(final Load load, final WarmUp warmUp) throws IOException {
        order(load);
        warmUp.step(rate(load));
        end();
    }

    private double rate(final Load load) {
        final long startedNs = System.nanoTime();
        final long before = delivered(load.echo());
        pause(WarmUp.STEP_NS);
        return (double) (delivered(load.echo()) - before) / (System.nanoTime() - startedNs);
    }

    /** Measures under this load for a time, after a warm-up. */
    public PathResult measure(final Load load, final long warmUpMs, final long measureMs) throws IOException {
        return measure(load, warmUpMs, measureMs, Map::of);
    }

    /**
     * Measures, and tells how much each process has allocated per message.
     *
     * @param allocation bytes that each process has allocated up to now.
     */
    public PathResult measure(
            final Load load, final long warmUpMs, final long measureMs, final Supplier<Map<String, Long>> allocation)
            throws IOException {
        order(load);
        pause(TimeUnit.MILLISECONDS.toNanos(warmUpMs));
        // A new phase with the same load: its histogram holds what is measured, and nothing of the warm-up.
        order(load);
        final Map<String, Long> bytesBefore = allocation.get();
        final long startedNs = System.nanoTime();
        final Map<String, Long> cpuBefore = cpuNs();
        final long deliveredBefore = delivered(load.echo());
        pause(TimeUnit.MILLISECONDS.toNanos(measureMs));
        final double tookS = (System.nanoTime() - startedNs) / NS_PER_SECOND;
        final long delivered = delivered(load.echo()) - deliveredBefore;
        final Map<String, Double> cpu = perMessage(cpuBefore, cpuNs(), delivered);
        final Map<String, Double> bytes = perMessage(bytesBefore, allocation.get(), delivered);
        final long measured = phase;
        end();
        return new PathResult(delivered / tookS, cpu, bytes, histogram(load.echo() ? "sender" : "receiver", measured));
    }

    /** How long it takes until the limited number of messages of this load has arrived. */
    public long transferNs(final Load load) throws IOException {
        final long wanted = control.get(Number.RECEIVER_DELIVERED) + load.countMax();
        final long startedNs = System.nanoTime();
        order(load);
        await("what is transferred", TRANSFER_MAX_NS, () -> control.get(Number.RECEIVER_DELIVERED) >= wanted);
        final long tookNs = System.nanoTime() - startedNs;
        end();
        return tookNs;
    }

    private static Map<String, Double> perMessage(
            final Map<String, Long> before, final Map<String, Long> after, final long count) {
        final Map<String, Double> perMessage = new LinkedHashMap<>();
        before.forEach((name, value) -> perMessage.put(name, (double) (after.get(name) - value) / count));
        return perMessage;
    }

    /** Begins a load that goes on until {@link #end}. */
    public void begin(final Load load) throws IOException {
        order(load);
    }

    /** Ends the present load and waits for what is under way. */
    public void end() throws IOException {
        order(ordered.withRate(0));
        drain();
    }

    /** What was lost, delivered twice and out of order up to now. */
    public long[] faults() {
        final long[] faults = counted();
        for (int i = 0; i < faults.length; i++) {
            faults[i] -= faultsBefore[i];
        }
        return faults;
    }

    private long[] counted() {
        return new long[] {
            control.get(Number.RECEIVER_LOST) + control.get(Number.BACK_LOST) + missing(),
            control.get(Number.RECEIVER_DUPLICATED) + control.get(Number.BACK_DUPLICATED),
            control.get(Number.RECEIVER_REORDERED) + control.get(Number.BACK_REORDERED)
        };
    }

    private long missing() {
        return control.get(Number.SENDER_PUBLISHED)
                - control.get(Number.RECEIVER_DELIVERED)
                - control.get(Number.RECEIVER_LOST)
                + control.get(Number.BACK_MISSING);
    }

    private long delivered(final boolean echo) {
        return control.get(echo ? Number.BACK_DELIVERED : Number.RECEIVER_DELIVERED);
    }

    private void order(final Load load) throws IOException {
        ordered = load;
        control.set(Number.SIZE, load.size());
        control.set(Number.RATE, load.rate());
        control.set(Number.WINDOW, load.window());
        control.set(Number.ECHO, load.echo() ? 1 : 0);
        control.set(Number.LOSS_A, load.lossPerMillion());
        control.set(Number.AS_MESSAGES, load.asMessages() ? 1 : 0);
        control.set(Number.COUNT_MAX, load.countMax());
        control.set(Number.PLANTED, load.plantedBytes());
        control.set(Number.CLOCK_OFFSET, clockOffsetNs);
        control.set(Number.PHASE, ++phase);
        await("the begin of a phase", READY_MAX_NS, () -> control.get(Number.SENDER_PHASE) == phase);
        await("the begin of a phase", READY_MAX_NS, () -> control.get(Number.RECEIVER_PHASE) == phase);
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

    public void pause(final long ns) {
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
