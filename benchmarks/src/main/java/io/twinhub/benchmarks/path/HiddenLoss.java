package io.twinhub.benchmarks.path;

import io.twinhub.benchmarks.Bounds;
import io.twinhub.benchmarks.Figures;
import io.twinhub.load.Load;
import io.twinhub.load.LoadControl.Number;
import io.twinhub.load.PathResult;
import io.twinhub.load.PathRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the other path hides that network A loses datagrams: pairs of phases, with and without loss, on the same processes. And what
 * these processes allocate per message.
 */
final class HiddenLoss {
    private static final int MTU = 8192;
    private static final int SIZE = 32;
    private static final long RATE = 10_000;
    private static final int LOSS_PER_MILLION = 10_000;
    private static final double PERCENTILE = 99.9;
    private static final double RATIO_MAX = 1.1;
    /** A message allocates nothing or at least an object; what clocks and looks at the parent process cost is far less. */
    private static final double BYTES_MAX = 0.5;

    private static final int PLANTED_BYTES = 8;

    private final PathStart start;
    private final PathOptions options;
    private boolean faultless = true;

    HiddenLoss(final PathStart start, final PathOptions options) {
        this.start = start;
        this.options = options;
    }

    /** Whether network A did lose datagrams, but no message was lost, delivered twice or out of order. */
    boolean isFaultless() {
        return faultless;
    }

    void measure(final Progress progress, final Bounds bounds) throws IOException {
        try (PathStart.Started path = start.lossyTwinhub(MTU)) {
            path.run().warmUp(Load.full(SIZE), options.warmUpMs());
            path.run().measure(Load.oneWay(SIZE, RATE), options.settleMs(), options.measureMs());
            loss(path.run(), progress, bounds);
            allocation(path, progress, bounds);
            final long[] faults = path.run().faults();
            faultless &= faults[0] == 0 && faults[1] == 0 && faults[2] == 0;
            final long datagrams = path.processes().control().get(Number.LOST_DATAGRAMS_A);
            faultless &= datagrams > 0;
            progress.say(
                    "with loss on A: datagrams lost there=%d; lost=%d duplicated=%d reordered=%d",
                    datagrams, faults[0], faults[1], faults[2]);
        }
    }

    private void loss(final PathRun run, final Progress progress, final Bounds bounds) throws IOException {
        final List<PathResult> without = new ArrayList<>();
        final List<PathResult> with = new ArrayList<>();
        final Load load = Load.oneWay(SIZE, RATE);
        for (int pair = 0; pair < options.lossPairs(); pair++) {
            without.add(run.measure(load, options.settleMs() / 4, options.measureMs()));
            with.add(run.measure(load.withLoss(LOSS_PER_MILLION), options.settleMs() / 4, options.measureMs()));
            progress.say(
                    "p99.9 one way without loss %.0f us, with 1 %% lost on A %.0f us",
                    without.get(pair).latencyNs(PERCENTILE) / 1e3,
                    with.get(pair).latencyNs(PERCENTILE) / 1e3);
        }
        bounds.atMost(
                RATIO_MAX,
                "p99.9 with 1 % lost on A, to without, " + options.lossPairs() + " pairs",
                "",
                "",
                Figures.medianRatio(with, without, result -> result.latencyNs(PERCENTILE)));
    }

    private void allocation(final PathStart.Started path, final Progress progress, final Bounds bounds)
            throws IOException {
        final Load load = Load.full(SIZE);
        try (Allocation allocation = new Allocation(path.processes())) {
            path.run()
                    .measure(load, options.settleMs(), options.measureMs(), allocation::bytes)
                    .bytesPerMessage()
                    .forEach((process, bytes) ->
                            bounds.atMost(BYTES_MAX, "bytes allocated per message in " + process, "", "", bytes));
            final double planted = path.run()
                    .measure(
                            load.withPlanted(PLANTED_BYTES),
                            options.settleMs() / 4,
                            options.measureMs() / 2,
                            allocation::bytes)
                    .bytesPerMessage()
                    .get("receiver");
            progress.say(
                    "an allocation planted in the receiver: %.1f bytes per message, which the check %s",
                    planted, planted > BYTES_MAX ? "notices" : "DOES NOT NOTICE");
            faultless &= planted > BYTES_MAX;
        }
    }
}
