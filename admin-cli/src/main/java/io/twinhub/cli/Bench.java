package io.twinhub.cli;

import io.twinhub.load.Load;
import io.twinhub.load.PathProcesses;
import io.twinhub.load.PathResult;
import io.twinhub.load.PathRun;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The two measurements of a path that was started: as much as it carries, then at a fixed rate. Used by one thread. */
final class Bench {
    /** By then the compilers have made their best of the path, even on two cores that carry all six processes. */
    private static final long WARM_UP_MAX_MS = 20_000;

    private static final long SETTLE_MS = 1000;

    private final PathProcesses processes;
    private final Output output;

    Bench(final PathProcesses processes, final Output output) {
        this.processes = processes;
        this.output = output;
    }

    /** @throws IllegalStateException if a process has ended or a step did not come about in time; the message says which. */
    BenchResult run(final int size, final long rate, final int seconds) throws IOException {
        final PathRun run = new PathRun(processes, size);
        final long measureMs = TimeUnit.SECONDS.toMillis(seconds);
        output.line(
                "as many events as the path carries; warming up until they become no more, at most %d s",
                WARM_UP_MAX_MS / 1000);
        run.warmUp(Load.full(size), WARM_UP_MAX_MS);
        output.line("the same, for %d s", seconds);
        final PathResult full = run.measure(Load.full(size), 0, measureMs);
        output.line("%d events per second, for %d s", rate, seconds);
        final PathResult steady = run.measure(Load.oneWay(size, rate), SETTLE_MS, measureMs);
        return new BenchResult(rate, full, steady, run.faults());
    }
}
