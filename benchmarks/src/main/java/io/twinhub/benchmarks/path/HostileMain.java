package io.twinhub.benchmarks.path;

import io.twinhub.benchmarks.Figures;
import io.twinhub.load.Load;
import io.twinhub.load.LoadSystem;
import io.twinhub.load.PathProcesses;
import io.twinhub.load.PathResult;
import io.twinhub.load.PathRun;
import io.twinhub.load.PathSetting;
import io.twinhub.load.TwinhubPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agrona.IoUtil;

/**
 * How much the neighbours of a hostile program notice: round trips between a sender on the same spoke and a receiver on another, beside a
 * program that misbehaves, as ratios to the same beside a program that spends as much processor time and does not touch its Bus. Pairs
 * take turns. Arguments: {@code [--pairs 5] [--rate 2000] [--measure-ms 2500]}.
 */
public final class HostileMain {
    private static final int MTU = 1408;
    private static final int PORT = 26_600;
    private static final int SIZE = 32;
    private static final int WARM_UP_MS = 2500;
    private static final int FIRST_WARM_UP_MS = 20_000;
    private static final double RATIO_MAX = 1.3;

    private int pairCount = 5;
    private long rate = 2000;
    private long measureMs = 2500;
    private int dyingPercent = 100;

    /**
     * What the program does, as arguments of {@link io.twinhub.testsupport.HostileProgram}, and what the harmless one does instead. Who never rests
     * is compared with who never rests: a program that gives its processor away every millisecond leaves others waiting for less, whatever its
     * share is.
     */
    private enum Phase {
        FLOOD("flood:600000", "burn:600000"),
        GARBAGE("garbage:600000", "burn:600000"),
        STOP("stop:600000", "burn:600000:0"),
        /** A JVM that starts keeps several threads busy; the harmless one spends as much as was measured of the other. */
        DIE("flood:100", "burn:600000:");

        private final String argument;
        private final String harmless;

        Phase(final String argument, final String harmless) {
            this.argument = argument;
            this.harmless = harmless;
        }
    }

    /** Processor time of a program since now. */
    private static final class Spent {
        private final Neighbour neighbour;
        private final long cpuMs;
        private final long startedNs = System.nanoTime();

        Spent(final Neighbour neighbour) {
            this.neighbour = neighbour;
            cpuMs = neighbour.cpuMs();
        }

        int percent() {
            return (int) Math.round(100 * (neighbour.cpuMs() - cpuMs) / ((System.nanoTime() - startedNs) / 1e6));
        }
    }

    /** Round trips beside a neighbour, and what that took: processor time and lives. */
    private record Beside(PathResult result, int percent, int lifeCount) {
        double latencyNs(final double percentile) {
            return result.latencyNs(percentile);
        }
    }

    /** What one pair showed: how many times as long as beside a harmless program. */
    private record Ratios(double p50, double p99) {}

    private HostileMain(final String[] args) {
        for (int i = 0; i < args.length; i += 2) {
            switch (args[i]) {
                case "--pairs" -> pairCount = Integer.parseInt(args[i + 1]);
                case "--rate" -> rate = Long.parseLong(args[i + 1]);
                case "--measure-ms" -> measureMs = Long.parseLong(args[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
    }

    /** Exit status 0 if nothing was lost, doubled or late, whatever the ratios are. */
    public static void main(final String[] args) throws IOException {
        System.exit(new HostileMain(args).run());
    }

    private int run() throws IOException {
        final Path folder = Files.createTempDirectory("twinhub-hostile-");
        final TwinhubPath twinhub = new TwinhubPath(
                folder,
                new PathSetting(
                        MTU,
                        "profile=\"fast\" idle=\"backoff\"",
                        PORT,
                        new int[] {SIZE},
                        null,
                        PathOptions.of(new String[0]).jvmOptions(),
                        Map.of(),
                        ""));
        try (PathProcesses processes = twinhub.start()) {
            final PathRun run = new PathRun(processes, SIZE);
            final Path instance = twinhub.instanceFile(LoadSystem.NEIGHBOUR, LoadSystem.SENDER_COMPUTER);
            run.warmUp(Load.full(SIZE), FIRST_WARM_UP_MS);
            run.measure(load(), WARM_UP_MS, measureMs);
            final Map<Phase, List<Ratios>> ratios = new EnumMap<>(Phase.class);
            for (int pair = 0; pair < pairCount; pair++) {
                for (final Phase phase : Phase.values()) {
                    ratios.computeIfAbsent(phase, first -> new ArrayList<>())
                            .add(compare(run, phase, pair % 2 == 0, folder, instance));
                }
                System.out.printf("pair %d of %d%n", pair + 1, pairCount);
            }
            final long[] faults = run.faults();
            ratios.forEach((phase, pairs) -> say(phase, pairs, faults[0]));
            return faults[0] + faults[1] + faults[2] == 0 ? 0 : 1;
        } finally {
            IoUtil.delete(folder.toFile(), true);
        }
    }

    private Ratios compare(
            final PathRun run, final Phase phase, final boolean hostileFirst, final Path folder, final Path instance)
            throws IOException {
        final Beside worse;
        final Beside usual;
        if (hostileFirst) {
            worse = besideHostile(run, phase, folder, instance);
            usual = besideHarmless(run, phase, folder, instance);
        } else {
            usual = besideHarmless(run, phase, folder, instance);
            worse = besideHostile(run, phase, folder, instance);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.0f and %.0f us, p99 %.0f and %.0f us, %d and %d %% of a processor, %d and %d lives%n",
                phase,
                worse.latencyNs(50) / 1e3,
                usual.latencyNs(50) / 1e3,
                worse.latencyNs(99) / 1e3,
                usual.latencyNs(99) / 1e3,
                worse.percent,
                usual.percent,
                worse.lifeCount,
                usual.lifeCount);
        return new Ratios(worse.latencyNs(50) / usual.latencyNs(50), worse.latencyNs(99) / usual.latencyNs(99));
    }

    private Beside besideHostile(final PathRun run, final Phase phase, final Path folder, final Path instance)
            throws IOException {
        final Beside beside = beside(run, phase.argument, phase == Phase.DIE, folder, instance);
        if (phase == Phase.DIE) {
            dyingPercent = beside.percent();
        }
        return beside;
    }

    private Beside besideHarmless(final PathRun run, final Phase phase, final Path folder, final Path instance)
            throws IOException {
        final String argument = phase == Phase.DIE ? phase.harmless + dyingPercent : phase.harmless;
        return beside(run, argument, false, folder, instance);
    }

    private Beside beside(
            final PathRun run, final String argument, final boolean dies, final Path folder, final Path instance)
            throws IOException {
        try (Neighbour neighbour = Neighbour.start(folder, instance, argument, dies)) {
            final Spent spent = new Spent(neighbour);
            final PathResult result = run.measure(load(), WARM_UP_MS, measureMs);
            return new Beside(result, spent.percent(), neighbour.lifeCount());
        }
    }

    private Load load() {
        return Load.roundTrip(SIZE, rate);
    }

    private static void say(final Phase phase, final List<Ratios> pairs, final long lost) {
        final double p50 = Figures.median(pairs, Ratios::p50);
        final double p99 = Figures.median(pairs, Ratios::p99);
        System.out.printf(
                Locale.ROOT,
                "hostile: phase=%s p50Ratio=%.2f p99Ratio=%.2f lost=%d%s%n",
                phase.name().toLowerCase(Locale.ROOT),
                p50,
                p99,
                lost,
                Math.max(p50, p99) <= RATIO_MAX ? "" : " (bound " + RATIO_MAX + ")");
    }
}
