package io.twinhub.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The story of the waterworks: the ACTIVE controller is killed again and again, and the operator's board tells what that cost. Used by one thread. */
final class TakeoverDemo {
    static final String CONTROLLER = "controller";

    private static final long START_MAX_NS = TimeUnit.SECONDS.toNanos(90);
    private static final long TAKEOVER_MAX_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long RETURN_MAX_NS = TimeUnit.SECONDS.toNanos(30);
    /** So long each instance controls before it is killed: the board shows at least one line of it. */
    private static final long CONTROL_NS = TimeUnit.MILLISECONDS.toNanos(1500);

    private static final String COPY = "level-control";
    private static final String OPERATOR = "operator";
    private static final String SAYS_ROLE = "controller: now ";

    private final Output output;
    private final DemoStage stage;
    private final long loadNs;
    private final List<DemoComputer> hosts;
    private final Map<DemoComputer, DemoLog> controllerLogs = new LinkedHashMap<>();
    private final Map<DemoComputer, String> roles = new LinkedHashMap<>();
    private final DemoLog operatorLog;
    private final DemoCounts counts = new DemoCounts();
    private int kills;

    /** @param seconds how long the story goes on. */
    TakeoverDemo(final DemoSystem system, final Output output, final int seconds) {
        this.output = output;
        loadNs = TimeUnit.SECONDS.toNanos(seconds);
        stage = new DemoStage(system, output, this::listen);
        hosts = system.hosts(COPY);
        hosts.forEach(host -> controllerLogs.put(host, system.log(COPY, host)));
        operatorLog = system.log(OPERATOR);
    }

    /**
     * Tells the whole story.
     *
     * @throws io.twinhub.metadata.TwinhubException if a step did not come about within its limit.
     */
    TakeoverResult run() {
        stage.say("waiting until a controller is ACTIVE and the other one STANDBY");
        awaitBoth();
        stage.await("values of the controller on the board", START_MAX_NS, () -> counts.has(OPERATOR));
        final long begunNs = System.nanoTime();
        while (System.nanoTime() - begunNs < loadNs) {
            killAndAwait();
            stage.awaitUntil(System.nanoTime() + CONTROL_NS);
        }
        final long delivered = counts.number(OPERATOR, "delivered");
        stage.await(
                "a further line of the board", START_MAX_NS, () -> counts.number(OPERATOR, "delivered") > delivered);
        return new TakeoverResult(
                kills,
                counts.number(OPERATOR, "takeovers"),
                counts.number(OPERATOR, "takeoverMsP50"),
                counts.number(OPERATOR, "takeoverMsMax"),
                counts.number(OPERATOR, "published"),
                counts.number(OPERATOR, "delivered"),
                counts.number(OPERATOR, "lost"),
                counts.number(OPERATOR, "duplicated"),
                counts.number(OPERATOR, "reordered"),
                counts.number(OPERATOR, "doubleActive"));
    }

    private void killAndAwait() {
        final DemoComputer active = active();
        final long pid = active.copyPid(COPY)
                .orElseThrow(() -> DemoStage.failed("the controller on " + active.name() + " does not run"));
        final long before = counts.number(OPERATOR, "takeovers");
        roles.put(active, "killed");
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        kills++;
        stage.say(String.format(
                Locale.ROOT, "the ACTIVE controller on %s (process %d) killed with SIGKILL", active.name(), pid));
        stage.await(
                "a takeover", TAKEOVER_MAX_NS, () -> counts.number(OPERATOR, "takeovers") > before && active() != null);
        stage.say("the controller on " + active().name() + " has taken over");
        awaitBoth();
    }

    private void awaitBoth() {
        stage.await(
                "a controller that is ACTIVE and one that is STANDBY",
                RETURN_MAX_NS + START_MAX_NS,
                () -> active() != null && roles.containsValue("STANDBY"));
    }

    private DemoComputer active() {
        return hosts.stream()
                .filter(host -> "ACTIVE".equals(roles.get(host)))
                .findFirst()
                .orElse(null);
    }

    private void listen() {
        controllerLogs.forEach((host, log) -> {
            for (final String line : log.newLines()) {
                if (line.startsWith(SAYS_ROLE)) {
                    roles.put(host, line.substring(SAYS_ROLE.length()));
                }
            }
        });
        for (final String line : operatorLog.newLines()) {
            counts.onLine(OPERATOR, line);
            output.line("  %s", line);
        }
    }

    /**
     * What came of it, counted by the board from the values.
     *
     * @param kills how often the ACTIVE controller was killed.
     * @param published values of which the board knows by their numbers.
     */
    record TakeoverResult(
            int kills,
            long takeovers,
            long takeoverMsP50,
            long takeoverMsMax,
            long published,
            long delivered,
            long lost,
            long duplicated,
            long reordered,
            long doubleActive) {

        /** In the order in which they are printed. */
        Map<String, Object> toMap() {
            final Map<String, Object> map = new LinkedHashMap<>();
            map.put("takeovers", takeovers);
            map.put("takeoverMsP50", takeoverMsP50);
            map.put("takeoverMsMax", takeoverMsMax);
            map.put("published", published);
            map.put("delivered", delivered);
            map.put("lost", lost);
            map.put("duplicated", duplicated);
            map.put("reordered", reordered);
            map.put("doubleActive", doubleActive);
            return map;
        }

        /** What is not as promised; empty if all is. */
        List<String> faults() {
            final List<String> faults = new ArrayList<>();
            if (takeovers != kills) {
                faults.add("not " + kills + " but " + takeovers + " takeovers were seen");
            }
            if (lost + duplicated + reordered > 0) {
                faults.add(lost + " values were lost, " + duplicated + " came twice, " + reordered + " out of order");
            }
            if (doubleActive > 0) {
                faults.add("two controllers were ACTIVE at a time");
            }
            return faults;
        }
    }
}
