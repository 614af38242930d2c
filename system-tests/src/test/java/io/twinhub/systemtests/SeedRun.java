package io.twinhub.systemtests;

import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationFailure;
import io.twinhub.testsupport.SimulationReport;
import io.twinhub.transport.PathRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Many seeds on two threads, with a line of progress now and then. */
final class SeedRun {
    /** Virtual time of one seed in an ordinary build. */
    static final Duration DURATION = Duration.ofSeconds(60);

    private static final int THREAD_COUNT = 2;
    private static final int FAILURES_SHOWN_MAX = 3;

    private final long firstSeed;
    private final int seedCount;
    private final Duration duration;
    private final AtomicInteger doneCount = new AtomicInteger();
    private final List<SimulationReport> reports = new ArrayList<>();
    private final List<SimulationFailure> failures = new ArrayList<>();

    private SeedRun(final long firstSeed, final int seedCount, final Duration duration) {
        this.firstSeed = firstSeed;
        this.seedCount = seedCount;
        this.duration = duration;
    }

    /**
     * Runs all of them.
     *
     * @param duration virtual time of each.
     * @throws AssertionError if one failed; shows the first few of those.
     */
    static List<SimulationReport> of(final long firstSeed, final int seedCount, final Duration duration) {
        return new SeedRun(firstSeed, seedCount, duration).run();
    }

    /** One seed under certain rules. */
    static SimulationReport one(final long seed, final PathRules rules) {
        return one(seed, rules, DURATION);
    }

    private static SimulationReport one(final long seed, final PathRules rules, final Duration duration) {
        return Simulation.ofSeed(seed).rules(rules).run(duration);
    }

    private List<SimulationReport> run() {
        final ExecutorService threads = Executors.newFixedThreadPool(THREAD_COUNT);
        try {
            final List<Future<?>> futures = new ArrayList<>();
            for (long seed = firstSeed; seed < firstSeed + seedCount; seed++) {
                final long each = seed;
                futures.add(threads.submit(() -> runOne(each)));
            }
            for (final Future<?> future : futures) {
                future.get();
            }
        } catch (final InterruptedException | ExecutionException broken) {
            throw new AssertionError("the runner of the seeds itself broke", broken);
        } finally {
            threads.shutdownNow();
        }
        if (!failures.isEmpty()) {
            throw failed();
        }
        return reports;
    }

    private void runOne(final long seed) {
        try {
            add(one(seed, PathRules.STANDARD, duration));
        } catch (final SimulationFailure failure) {
            add(failure);
        }
        final int done = doneCount.incrementAndGet();
        if (done % Math.max(50, seedCount / 20) == 0 || done == seedCount) {
            System.out.printf(
                    Locale.ROOT,
                    "seeds: %d of %d of %d simulated seconds done, %d failed%n",
                    done,
                    seedCount,
                    duration.toSeconds(),
                    failureCount());
        }
    }

    private synchronized void add(final SimulationReport report) {
        reports.add(report);
    }

    private synchronized void add(final SimulationFailure failure) {
        failures.add(failure);
        System.out.println("seeds: " + failure.seed() + " failed");
    }

    private synchronized int failureCount() {
        return failures.size();
    }

    private AssertionError failed() {
        final StringBuilder text = new StringBuilder();
        text.append(failures.size()).append(" of ").append(seedCount).append(" seeds failed:");
        failures.forEach(failure -> text.append(' ').append(failure.seed()));
        for (final SimulationFailure failure : failures.subList(0, Math.min(failures.size(), FAILURES_SHOWN_MAX))) {
            text.append(System.lineSeparator())
                    .append(System.lineSeparator())
                    .append(failure.getMessage())
                    .append(System.lineSeparator())
                    .append(
                            "again: ./mvnw test -pl system-tests -am -Dtest=SeedsTest -Dsurefire.failIfNoSpecifiedTests=false")
                    .append(" -Dtwinhub.seeds=1 -Dtwinhub.firstSeed=")
                    .append(failure.seed())
                    .append(" -Dtwinhub.seedSeconds=")
                    .append(duration.toSeconds());
        }
        return new AssertionError(text.toString(), failures.get(0));
    }
}
