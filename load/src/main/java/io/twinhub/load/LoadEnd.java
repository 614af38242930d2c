package io.twinhub.load;

import io.twinhub.load.LoadControl.Number;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** What both ends of a load have in common: phases, a histogram per phase, and an end with the process that started them. */
final class LoadEnd {
    private static final long HIGHEST_NS = TimeUnit.SECONDS.toNanos(60);
    private static final int DIGITS = 3;
    private static final long PARENT_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int LOOK_INTERVAL = 1 << 10;

    private final LoadControl control;
    private final String name;
    private final Number ordered;
    private final Number begun;
    private final Histogram histogram = new Histogram(HIGHEST_NS, DIGITS);
    private final Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    private long phase;
    private long next;
    private long turn;
    private long parentCheckNs = System.nanoTime();

    LoadEnd(final LoadControl control, final String name, final Number ordered, final Number begun) {
        this.control = control;
        this.name = name;
        this.ordered = ordered;
        this.begun = begun;
    }

    /** Whether the process that started this one has ended. */
    boolean isOver() {
        if ((++turn & LOOK_INTERVAL - 1) != 0) {
            return false;
        }
        final long nowNs = System.nanoTime();
        if (nowNs - parentCheckNs < PARENT_LOOK_NS) {
            return false;
        }
        parentCheckNs = nowNs;
        return !ProcessHandle.current().parent().equals(parent);
    }

    boolean isNewPhase() {
        next = control.get(ordered);
        return next != phase;
    }

    /** Writes the histogram of the phase that is over, and says that the next one has begun. */
    void phaseBegun() {
        if (phase > 0 && histogram.getTotalCount() > 0) {
            write(control.histogram(name, phase));
        }
        histogram.reset();
        phase = next;
        control.set(begun, phase);
    }

    void record(final long ns) {
        histogram.recordValue(Math.max(0, Math.min(HIGHEST_NS, ns)));
    }

    private void write(final Path file) {
        try (PrintStream out = new PrintStream(file.toFile())) {
            final HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputLogFormatVersion();
            writer.outputLegend();
            writer.outputIntervalHistogram(0, 1, histogram, 1);
        } catch (final FileNotFoundException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
