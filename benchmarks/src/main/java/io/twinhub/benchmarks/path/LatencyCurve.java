package io.twinhub.benchmarks.path;

import io.twinhub.load.Load;
import io.twinhub.load.PathResult;
import io.twinhub.load.PathRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One-way latency under growing load: where batches grow by themselves it grows with the load and has no hump. */
final class LatencyCurve {
    private static final long[] RATES = {1_000, 10_000, 50_000, 100_000, 200_000, 400_000, 800_000, 1_600_000, 3_200_000
    };
    private static final int MTU = 8192;
    private static final int SIZE = 32;
    private static final long STEP_MS = 2000;
    /** A rate that the path does not carry is the end of the curve. */
    private static final double CARRIED_MIN = 0.95;
    /** What lies above the next two rates by so much is no chance. */
    private static final double HUMP = 1.5;

    private final PathStart start;
    private final long warmUpMs;

    LatencyCurve(final PathStart start, final long warmUpMs) {
        this.start = start;
        this.warmUpMs = warmUpMs;
    }

    void measure(final Progress progress) throws IOException {
        progress.say("one-way latency under load, mtu=%d size=%d", MTU, SIZE);
        try (PathStart.Started path = start.limit(MTU)) {
            measure("L", path.run(), progress);
        }
        try (PathStart.Started path = start.twinhub(MTU)) {
            measure("T", path.run(), progress);
        }
    }

    private void measure(final String name, final PathRun run, final Progress progress) throws IOException {
        run.warmUp(Load.full(SIZE), warmUpMs);
        final List<Double> medians = new ArrayList<>();
        for (final long rate : RATES) {
            final PathResult result = run.measure(Load.oneWay(SIZE, rate), STEP_MS / 4, STEP_MS);
            progress.say(
                    "  %s %9d/s wanted, %9.0f/s delivered, p50 %8.1f us, p99 %8.1f us, CPU %.2f us per message",
                    name,
                    rate,
                    result.perSecond(),
                    result.latencyNs(50) / 1e3,
                    result.latencyNs(99) / 1e3,
                    result.cpuNs() / 1e3);
            if (result.perSecond() < CARRIED_MIN * rate) {
                break;
            }
            medians.add(result.latencyNs(50));
        }
        progress.say("  %s %s", name, hump(medians));
    }

    private static String hump(final List<Double> medians) {
        for (int i = 0; i + 2 < medians.size(); i++) {
            if (medians.get(i) > HUMP * medians.get(i + 1) && medians.get(i) > HUMP * medians.get(i + 2)) {
                return String.format(Locale.ROOT, "has a hump at %d/s", RATES[i]);
            }
        }
        return "has no hump";
    }
}
