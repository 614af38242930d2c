package io.twinhub.cli;

import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.TransportLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The story of a demo: start, load, kill a hub, recover, kill the other, count. Used by one thread. */
final class Demo {
    private static final long START_MAX_NS = TimeUnit.SECONDS.toNanos(90);
    private static final long RESTART_MAX_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long DRAIN_MAX_NS = TimeUnit.SECONDS.toNanos(20);
    /** So much of the load must be left after the second kill, or it would show nothing. */
    private static final long REST_MIN_NS = TimeUnit.SECONDS.toNanos(3);
    /** By then every localHub has noticed that the hub was away, even if its new process has not said a word yet. */
    private static final long NOTICED_NS = TransportLimits.SMALL.deadAfterNs() + TimeUnit.SECONDS.toNanos(1);
    /** The counters are renewed ten times a second; so many equal looks in a row are no coincidence. */
    private static final int LOOK_COUNT = 5;

    static final String REPORTER = "machine-reporter";

    private static final String BOARD = "board";

    private final DemoSystem system;
    private final Output output;
    private final long loadNs;
    private final Map<String, DemoLog> logs = new LinkedHashMap<>();
    private final DemoCounts counts = new DemoCounts();
    private final DemoStage stage;
    private int begunCount;
    private int hubKills;

    /** @param seconds how long the reporters publish. */
    Demo(final DemoSystem system, final Output output, final int seconds) {
        this.system = system;
        this.output = output;
        stage = new DemoStage(system, output, this::listen);
        loadNs = TimeUnit.SECONDS.toNanos(seconds);
        system.copiesOf(REPORTER).forEach(copy -> logs.put(copy, system.log(copy)));
        logs.put(BOARD, system.log(BOARD));
    }

    /**
     * Tells the whole story.
     *
     * @throws TwinhubException if a step did not come about within its limit.
     */
    DemoResult run() {
        stage.say("waiting until every spoke is connected to both mainHubs");
        stage.await(
                "every spoke connected to both mainHubs",
                START_MAX_NS,
                () -> system.spokes().stream()
                        .allMatch(spoke -> spoke.behind().stream().allMatch(count -> count >= 0)));
        stage.await(
                "a beginning of all reporters",
                START_MAX_NS,
                () -> begunCount >= system.copiesOf(REPORTER).size());
        final long begunNs = System.nanoTime();
        stage.say("load runs; every event is a fresh reading of this machine with its running number");

        stage.awaitUntil(begunNs + loadNs / 3);
        killAndAwait(0, "A", begunNs);
        stage.awaitUntil(begunNs + 2 * loadNs / 3);
        killAndAwait(1, "B", begunNs);

        final long endNs = begunNs + loadNs;
        stage.await(
                "the last events of all reporters",
                endNs - System.nanoTime() + DRAIN_MAX_NS,
                () -> system.copiesOf(REPORTER).stream().allMatch(counts::has));
        stage.say("load has ended; waiting for the last events");
        awaitDrained();
        return result();
    }

    private void killAndAwait(final int network, final String name, final long begunNs) {
        if (System.nanoTime() - begunNs > loadNs - REST_MIN_NS) {
            throw DemoStage.failed(
                    "both paths were not continuous again in time to kill mainHub " + name + " under load");
        }
        final DemoComputer hub = system.hub(network);
        final long pid = hub.hubPid().orElseThrow(() -> DemoStage.failed("mainHub " + name + " does not run"));
        final long killedNs = System.nanoTime();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        stage.say("mainHub " + name + " (process " + pid + ") killed with SIGKILL");
        stage.await(
                "a restart of mainHub " + name,
                RESTART_MAX_NS,
                () -> hub.hubPid().filter(now -> now != pid).isPresent());
        hubKills++;
        stage.say("mainHub " + name + " runs again (process " + hub.hubPid().orElse(0L) + ")");
        stage.awaitUntil(killedNs + NOTICED_NS);
        awaitContinuous();
        stage.say(String.format(
                Locale.ROOT,
                "both paths are continuous again for all sources, %.1f s after the kill",
                DemoStage.seconds(System.nanoTime() - killedNs)));
    }

    private void awaitContinuous() {
        final int[] looks = {0};
        stage.await("both paths continuous again for all sources", RESTART_MAX_NS, () -> {
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
            stage.rest();
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
        return system.copiesOf(REPORTER).stream()
                .mapToLong(copy -> counts.number(copy, "published"))
                .sum();
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
}
