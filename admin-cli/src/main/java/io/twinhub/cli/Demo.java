package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.TransportLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The story of a demo: start, load, kill a hub, recover, kill the other, count. Used by one thread. */
final class Demo {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long START_MAX_NS = TimeUnit.SECONDS.toNanos(90);
    private static final long RESTART_MAX_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long DRAIN_MAX_NS = TimeUnit.SECONDS.toNanos(20);
    /** So much of the load must be left after the second kill, or it would show nothing. */
    private static final long REST_MIN_NS = TimeUnit.SECONDS.toNanos(3);
    /** By then every localHub has noticed that the hub was away, even if its new process has not said a word yet. */
    private static final long NOTICED_NS = TransportLimits.SMALL.deadAfterNs() + TimeUnit.SECONDS.toNanos(1);
    /** The counters are renewed ten times a second; so many equal looks in a row are no coincidence. */
    private static final int LOOK_COUNT = 5;

    private static final String BOARD = "board";

    private final DemoSystem system;
    private final Output output;
    private final long loadNs;
    private final Map<String, DemoLog> logs = new LinkedHashMap<>();
    private final DemoCounts counts = new DemoCounts();
    private final long startedNs = System.nanoTime();
    private int begunCount;
    private int hubKills;

    /** @param seconds how long the reporters publish. */
    Demo(final DemoSystem system, final Output output, final int seconds) {
        this.system = system;
        this.output = output;
        loadNs = TimeUnit.SECONDS.toNanos(seconds);
        system.reporters().forEach(copy -> logs.put(copy, system.log(copy)));
        logs.put(BOARD, system.log(BOARD));
    }

    /**
     * Tells the whole story.
     *
     * @throws TwinhubException if a step did not come about within its limit.
     */
    DemoResult run() {
        say("waiting until every spoke is connected to both mainHubs");
        await(
                "every spoke connected to both mainHubs",
                START_MAX_NS,
                () -> system.spokes().stream()
                        .allMatch(spoke -> spoke.behind().stream().allMatch(count -> count >= 0)));
        await(
                "a beginning of all reporters",
                START_MAX_NS,
                () -> begunCount >= system.reporters().size());
        final long begunNs = System.nanoTime();
        say("load runs; every event is a fresh reading of this machine with its running number");

        awaitUntil(begunNs + loadNs / 3);
        killAndAwait(0, "A", begunNs);
        awaitUntil(begunNs + 2 * loadNs / 3);
        killAndAwait(1, "B", begunNs);

        final long endNs = begunNs + loadNs;
        await(
                "the last events of all reporters",
                endNs - System.nanoTime() + DRAIN_MAX_NS,
                () -> system.reporters().stream().allMatch(counts::has));
        say("load has ended; waiting for the last events");
        awaitDrained();
        return result();
    }

    private void killAndAwait(final int network, final String name, final long begunNs) {
        if (System.nanoTime() - begunNs > loadNs - REST_MIN_NS) {
            throw failed("both paths were not continuous again in time to kill mainHub " + name + " under load");
        }
        final DemoComputer hub = system.hub(network);
        final long pid = hub.hubPid().orElseThrow(() -> failed("mainHub " + name + " does not run"));
        final long killedNs = System.nanoTime();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        say("mainHub " + name + " (process " + pid + ") killed with SIGKILL");
        await(
                "a restart of mainHub " + name,
                RESTART_MAX_NS,
                () -> hub.hubPid().filter(now -> now != pid).isPresent());
        hubKills++;
        say("mainHub " + name + " runs again (process " + hub.hubPid().orElse(0L) + ")");
        awaitUntil(killedNs + NOTICED_NS);
        awaitContinuous();
        say(String.format(
                Locale.ROOT,
                "both paths are continuous again for all sources, %.1f s after the kill",
                seconds(System.nanoTime() - killedNs)));
    }

    private void awaitContinuous() {
        final int[] looks = {0};
        await("both paths continuous again for all sources", RESTART_MAX_NS, () -> {
            final boolean continuous = system.spokes().stream()
                    .allMatch(spoke -> spoke.behind().stream().allMatch(count -> count == 0));
            looks[0] = continuous ? looks[0] + 1 : 0;
            return looks[0] >= LOOK_COUNT;
        });
    }

    /** What is not there after the limit is lost: the result will say so. */
    private void awaitDrained() {
        final long deadlineNs = System.nanoTime() + DRAIN_MAX_NS;
        while (counts.number(BOARD, "delivered") < published() && System.nanoTime() - deadlineNs < 0) {
            listen();
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private DemoResult result() {
        final long delivered = counts.number(BOARD, "delivered");
        return new DemoResult(
                published(),
                delivered,
                // What is missing before the first or after the last number that came, the board cannot know.
                Math.max(counts.number(BOARD, "lost"), published() - delivered),
                counts.number(BOARD, "duplicated"),
                counts.number(BOARD, "reordered"),
                hubKills,
                counts.number(BOARD, "longestSilenceMs"));
    }

    private long published() {
        return system.reporters().stream()
                .mapToLong(copy -> counts.number(copy, "published"))
                .sum();
    }

    private void awaitUntil(final long untilNs) {
        while (System.nanoTime() - untilNs < 0) {
            listen();
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private void await(final String what, final long limitNs, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + limitNs;
        listen();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs >= 0) {
                throw failed(String.format(Locale.ROOT, "not within %.0f s: %s", seconds(limitNs), what));
            }
            system.computers().stream()
                    .filter(computer -> !computer.isRunning())
                    .findFirst()
                    .ifPresent(ended -> {
                        throw failed("the start command of " + ended.name() + " has ended");
                    });
            LockSupport.parkNanos(POLL_NS);
            listen();
        }
    }

    /** Reads what the programs say, and shows the lines of the board. */
    private void listen() {
        logs.forEach((copy, log) -> {
            final List<String> lines = log.newLines();
            for (final String line : lines) {
                counts.onLine(copy, line);
                if (copy.equals(BOARD)) {
                    output.line("  %s", line);
                } else if (line.equals("reporter: begins")) {
                    begunCount++;
                }
            }
        });
    }

    private void say(final String text) {
        output.line("[%5.1f s] %s", seconds(System.nanoTime() - startedNs), text);
    }

    private static TwinhubException failed(final String reason) {
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_DEMO_FAILED, reason));
    }

    private static double seconds(final long ns) {
        return (double) ns / TimeUnit.SECONDS.toNanos(1);
    }
}
