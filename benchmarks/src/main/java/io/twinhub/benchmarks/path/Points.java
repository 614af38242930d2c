package io.twinhub.benchmarks.path;

import io.twinhub.benchmarks.Bounds;
import io.twinhub.benchmarks.Figures;
import io.twinhub.load.Load;
import io.twinhub.load.PathResult;
import io.twinhub.load.PathRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Message connections: small messages and requests beside events between the same two processes, and 64 MiB beside the limit. For one
 * thread.
 */
final class Points {
    private static final int MTU = 8192;
    private static final int SIZE = 32;
    private static final long TRIP_RATE = 10_000;
    private static final int TRANSFER_BYTES = 64 * 1024 * 1024;
    private static final int LONG_MESSAGE_BYTES = 64 * 1024;
    private static final double MIB = 1024 * 1024;
    private static final double NS_PER_SECOND = 1e9;
    /** Several, for one takes less time than the scheduler needs to show a whim. */
    private static final int TRANSFER_COUNT = 5;

    private static final double EVENT_RATIO_MIN = 0.5;
    private static final double TRANSFER_RATIO_MIN = 0.6;

    /**
     * What the same processes did with events and with messages.
     *
     * @param events one way, as many as possible.
     * @param eventTrip there and back, at a moderate rate.
     * @param messages as events.
     * @param requests there and back, as many as possible.
     * @param messageTrip as eventTrip.
     * @param transfer MiB per second in messages of 64 KiB.
     * @param single MiB per second as one message.
     */
    private record Run(
            PathResult events,
            PathResult eventTrip,
            PathResult messages,
            PathResult requests,
            PathResult messageTrip,
            double transfer,
            double single) {}

    private final PathStart start;
    private final PathOptions options;
    private final List<Run> runs = new ArrayList<>();
    private final List<Double> limits = new ArrayList<>();
    private final long[] faults = new long[3];

    Points(final PathStart start, final PathOptions options) {
        this.start = start;
        this.options = options;
    }

    /** Whether nothing was lost, delivered twice or out of order. */
    boolean isFaultless() {
        return faults[0] == 0 && faults[1] == 0 && faults[2] == 0;
    }

    void measure(final Progress progress, final Bounds bounds) throws IOException {
        for (int i = 0; i < options.pointRuns(); i++) {
            try (PathStart.Started path = start.pointLimit(MTU)) {
                path.run().warmUp(Load.full(SIZE), options.warmUpMs());
                limits.add(transfer(path.run(), Load.full(MTU - Relay.FRAME_HEADER_LENGTH)));
                count(path.run());
            }
            try (PathStart.Started path = start.pointTwinhub(MTU)) {
                runs.add(run(path.run()));
                count(path.run());
            }
            tell(progress, runs.get(i), limits.get(i));
        }
        judge(bounds);
    }

    private Run run(final PathRun run) throws IOException {
        final Load full = Load.full(SIZE);
        final Load trip = Load.roundTrip(SIZE, TRIP_RATE);
        final Load requests = Load.roundTrip(SIZE, full.rate()).overConnection();
        // Both before any of them is measured, so that neither is found in younger processes.
        run.warmUp(full, options.warmUpMs());
        run.warmUp(full.overConnection(), options.warmUpMs());
        run.warmUp(requests, options.warmUpMs());
        return new Run(
                measure(run, full),
                measure(run, trip),
                measure(run, full.overConnection()),
                measure(run, requests),
                measure(run, trip.overConnection()),
                transfer(run, Load.full(LONG_MESSAGE_BYTES).overConnection()),
                transfer(run, Load.full(TRANSFER_BYTES).overConnection()));
    }

    private PathResult measure(final PathRun run, final Load load) throws IOException {
        return run.measure(load, options.settleMs(), options.measureMs());
    }

    /** MiB per second; the first transfer is not counted. */
    private static double transfer(final PathRun run, final Load load) throws IOException {
        final long count = TRANSFER_BYTES / load.size();
        final List<Double> rates = new ArrayList<>();
        run.transferNs(load.withCount(count));
        for (int i = 0; i < TRANSFER_COUNT; i++) {
            rates.add(count * load.size() / MIB * NS_PER_SECOND / run.transferNs(load.withCount(count)));
        }
        return Figures.median(rates, rate -> rate);
    }

    private void count(final PathRun run) {
        final long[] found = run.faults();
        for (int i = 0; i < faults.length; i++) {
            faults[i] += found[i];
        }
    }

    private static void tell(final Progress progress, final Run run, final double limit) {
        say(progress, "events", run.events);
        say(progress, "messages", run.messages);
        say(progress, "requests answered", run.requests);
        progress.say(
                "  round trip at %d/s: p50 %.0f us by events, %.0f us by messages",
                TRIP_RATE, run.eventTrip.latencyNs(50) / 1e3, run.messageTrip.latencyNs(50) / 1e3);
        progress.say(
                "  64 MiB: %.0f MiB/s in messages of 64 KiB, %.0f as one message, %.0f over the limit",
                run.transfer, run.single, limit);
    }

    private static void say(final Progress progress, final String what, final PathResult result) {
        progress.say(
                "  %s: %.3f M/s, %.3f us CPU %s",
                what, result.perSecond() / 1e6, result.cpuNs() / 1e3, result.cpuNsPerMessage());
    }

    private void judge(final Bounds bounds) {
        bounds.atLeast(EVENT_RATIO_MIN, "32 bytes, messages to events", "", "", throughputRatio());
        bounds.told(
                "32 bytes, CPU per message to event", "", "", ratio(run -> run.messages.cpuNs() / run.events.cpuNs()));
        bounds.atLeast(EVENT_RATIO_MIN, "32 bytes, requests to half of events", "", "", requestRatio());
        bounds.atMost(1 / EVENT_RATIO_MIN, "round trip p50, messages to events", "", "", tripRatio());
        bounds.atLeast(
                TRANSFER_RATIO_MIN, "64 MiB in 64 KiB, to raw Aeron", "", "", transferRatio(run -> run.transfer));
        bounds.atLeast(TRANSFER_RATIO_MIN, "64 MiB in one, to raw Aeron", "", "", transferRatio(run -> run.single));
    }

    private double throughputRatio() {
        return ratio(run -> run.messages.perSecond() / run.events.perSecond());
    }

    private double requestRatio() {
        return ratio(run -> run.requests.perSecond() / (run.events.perSecond() / 2));
    }

    private double tripRatio() {
        return ratio(run -> run.messageTrip.latencyNs(50) / run.eventTrip.latencyNs(50));
    }

    private double ratio(final ToDoubleFunction<Run> figure) {
        return Figures.median(runs, figure);
    }

    private double transferRatio(final ToDoubleFunction<Run> figure) {
        final List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            ratios.add(figure.applyAsDouble(runs.get(i)) / limits.get(i));
        }
        return Figures.median(ratios, ratio -> ratio);
    }

    /** For scripts. */
    String toText() {
        return String.format(
                Locale.ROOT,
                "points: mtu=%d size=%d throughputRatio=%.2f requestRatio=%.2f p50Ratio=%.2f transferRatio=%.2f singleRatio=%.2f"
                        + " lost=%d duplicated=%d reordered=%d",
                MTU,
                SIZE,
                throughputRatio(),
                requestRatio(),
                tripRatio(),
                transferRatio(run -> run.transfer),
                transferRatio(run -> run.single),
                faults[0],
                faults[1],
                faults[2]);
    }
}
