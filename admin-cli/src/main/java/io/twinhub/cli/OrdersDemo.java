package io.twinhub.cli;

import io.twinhub.config.SessionsSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The story of the orders: programs, managers and hubs are killed at random, and in the end an auditor compares the books of all. Used by one thread. */
final class OrdersDemo {
    static final String DESK = "desk";

    private static final long START_MAX_NS = TimeUnit.SECONDS.toNanos(90);
    private static final long RESTART_MAX_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long END_MAX_NS = TimeUnit.SECONDS.toNanos(60);
    /** Between the return of one and the kill of the next: time for a line of the auditor. */
    private static final long CALM_NS = TimeUnit.MILLISECONDS.toNanos(1200);
    /** So many receipts more show that everything goes on: with one manager alone there is none. */
    private static final long PROGRESS_COUNT = 50;

    private static final String AUDITOR = "auditor";
    /** All programs but the auditor; those of desks are applications, which go on elsewhere as servers do. */
    private static final List<String> MORTAL = List.of("desks", "orders", "stock", "payments", SessionsSpec.COPY);

    private static final Pattern PROGRESS = Pattern.compile("auditor: \\d+ orders, (\\d+) done, .*");
    private static final Pattern VERDICT = Pattern.compile(
            "auditor: orders=(\\d+) completed=(\\d+) exactlyOnce=([01]) balance=(-?\\d+) longestPauseMs=(\\d+)");

    private final Output output;
    private final DemoStage stage;
    private final long loadNs;
    private final List<DemoLog> logs = new ArrayList<>();
    private final List<Victim> victims = new ArrayList<>();
    private final Random random = new Random();
    private long done;
    private OrdersResult verdict;
    private int kills;

    /** A process that may be killed. */
    private record Victim(String title, Supplier<Optional<Long>> pid) {}

    /** @param seconds how long the desks order. */
    OrdersDemo(final DemoSystem system, final Output output, final int seconds) {
        this.output = output;
        loadNs = TimeUnit.SECONDS.toNanos(seconds);
        stage = new DemoStage(system, output, this::listen);
        system.hosts(AUDITOR).forEach(host -> logs.add(system.log(AUDITOR, host)));
        for (final String copy : MORTAL) {
            for (final DemoComputer host : system.hosts(copy)) {
                victims.add(new Victim(copy + " on " + host.name(), () -> host.copyPid(copy)));
            }
        }
        for (final DemoComputer computer : system.computers()) {
            final String hub = system.spokes().contains(computer) ? "localHub of " : "mainHub of ";
            victims.add(new Victim(hub + computer.name(), computer::hubPid));
        }
    }

    /**
     * Tells the whole story.
     *
     * @throws io.twinhub.metadata.TwinhubException if a step did not come about within its limit.
     */
    OrdersResult run() {
        stage.say("waiting until two managers keep the sessions and the first orders are done");
        stage.await("orders that are done", START_MAX_NS, () -> done >= PROGRESS_COUNT);
        final long begunNs = System.nanoTime();
        while (System.nanoTime() - begunNs < loadNs - CALM_NS) {
            killAndAwait();
            stage.awaitUntil(System.nanoTime() + CALM_NS);
        }
        stage.say("the desks order nothing more; waiting for the last receipts, then the auditor compares all books");
        stage.await("a comparison of all books", END_MAX_NS, () -> verdict != null);
        return verdict;
    }

    private void killAndAwait() {
        final Victim victim = victims.get(random.nextInt(victims.size()));
        final long pid = victim.pid().get().orElseThrow(() -> DemoStage.failed("it does not run: " + victim.title()));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        kills++;
        final long killedNs = System.nanoTime();
        stage.say("%s (process %d) killed with SIGKILL".formatted(victim.title(), pid));
        stage.await(
                "a restart of " + victim.title(),
                RESTART_MAX_NS,
                () -> victim.pid().get().filter(now -> now != pid).isPresent());
        final long before = done;
        // After the last order there is no progress to wait for.
        stage.await("further receipts", RESTART_MAX_NS, () -> done >= before + PROGRESS_COUNT || verdict != null);
        stage.say(String.format(
                Locale.ROOT,
                "it runs again, and orders are done, %.1f s after the kill",
                DemoStage.seconds(System.nanoTime() - killedNs)));
    }

    private void listen() {
        for (final DemoLog log : logs) {
            for (final String line : log.newLines()) {
                final Matcher progress = PROGRESS.matcher(line);
                final Matcher result = VERDICT.matcher(line);
                if (progress.matches()) {
                    done = Math.max(done, Long.parseLong(progress.group(1)));
                    output.line("  %s", line);
                } else if (result.matches()) {
                    verdict = new OrdersResult(
                            Long.parseLong(result.group(1)),
                            Long.parseLong(result.group(2)),
                            result.group(3).equals("1"),
                            Long.parseLong(result.group(4)),
                            kills,
                            Long.parseLong(result.group(5)));
                }
            }
        }
    }

    /**
     * What came of it, counted by the auditor from the books of desks, stock and accounts.
     *
     * @param balance cents that were paid, less what the goods are worth that were taken.
     * @param longestPauseMs the longest time in which a desk got no receipt.
     */
    record OrdersResult(
            long orders, long completed, boolean exactlyOnce, long balance, int kills, long longestPauseMs) {
        /** In the order in which they are printed. */
        Map<String, Object> toMap() {
            final Map<String, Object> map = new LinkedHashMap<>();
            map.put("orders", orders);
            map.put("completed", completed);
            map.put("exactlyOnce", exactlyOnce);
            map.put("balance", balance);
            map.put("kills", kills);
            map.put("longestPauseMs", longestPauseMs);
            return map;
        }

        /** What is not as promised; empty if all is. */
        List<String> faults() {
            final List<String> faults = new ArrayList<>();
            if (completed != orders) {
                faults.add("of " + orders + " orders " + completed + " were done");
            }
            if (!exactlyOnce) {
                faults.add("desks, stock and accounts do not have the same orders, each once");
            }
            if (balance != 0) {
                faults.add(balance + " cents more were paid than the goods are worth that were taken");
            }
            return faults;
        }
    }
}
