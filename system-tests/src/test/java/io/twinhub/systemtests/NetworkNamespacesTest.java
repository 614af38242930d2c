package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.text.XmlReader;
import io.twinhub.runtime.HubCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five real hosts on two real networks, under load, while cables are pulled and whole networks are switched off, one network at a
 * time: nothing may be lost. Needs root and iproute2.
 */
@Tag("netns")
class NetworkNamespacesTest {
    private static final int LOAD_SECONDS = 100;
    private static final long SHORT_MS = 300;
    /** Longer than a link is waited for and than Aeron keeps a silent image. */
    private static final long LONG_MS = 8_000;

    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long START_WITHIN_MS = 60_000;
    private static final long CONTINUOUS_WITHIN_MS = 20_000;
    private static final List<String> SPOKES = List.of("plant-1", "plant-2", "control");

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private SystemPlan plan;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void shouldLoseNothingWhileCablesAndNetworksFail() throws Exception {
        assumeTrue(HostNamespaces.whyNot().isEmpty(), HostNamespaces.whyNot());
        final SystemSpec spec = spec();
        plan = SystemPlan.compile(spec);
        String gapsBefore = "";
        try (HostNamespaces hosts =
                new HostNamespaces("th" + ProcessHandle.current().pid())) {
            for (int id = 0; id < plan.computerCount(); id++) {
                plug(hosts, id);
            }
            try {
                for (int id = 0; id < plan.computerCount(); id++) {
                    start(hosts, plan.computer(id).name(), spec);
                }
                await("both paths of all spokes", START_WITHIN_MS, this::isContinuous);
                await(
                        "the first events",
                        START_WITHIN_MS,
                        () -> lastLine(" silence ").isPresent());
                gapsBefore = gaps(lastLine(" silence ").orElseThrow());
                for (final String network : List.of("A", "B")) {
                    failOne(hosts, network);
                }
                await(
                        "the board's sum",
                        LOAD_SECONDS * 1000L,
                        () -> lastLine("board: publishers=3").isPresent());
            } finally {
                stopAll();
            }
        }
        final String sum = lastLine("board: publishers=3").orElseThrow();
        say(sum);
        assertThat(sum).contains(" lost=0 duplicated=0 reordered=0 gaps=" + gapsBefore + " ");
        final long delivered = Long.parseLong(sum.replaceAll(".* delivered=(\\d+) .*", "$1"));
        assertThat(delivered).isGreaterThan(100L * LOAD_SECONDS);
    }

    private void failOne(final HostNamespaces hosts, final String network) {
        final String hub = "A".equals(network) ? "hub-a" : "hub-b";
        for (final String host : List.of("plant-1", "control", hub)) {
            fail("cable of " + host + " to " + network, SHORT_MS, up -> hosts.cable(host, network, up));
        }
        for (final String host : List.of("plant-1", "control", hub)) {
            fail("cable of " + host + " to " + network, LONG_MS, up -> hosts.cable(host, network, up));
        }
        fail("network " + network, LONG_MS, up -> hosts.network(network, up));
    }

    private interface Switch {
        void to(boolean up);
    }

    private void fail(final String what, final long forMs, final Switch cable) {
        say(what + " is off for " + forMs + " ms");
        cable.to(false);
        try {
            passTime(forMs);
            assertThat(isContinuous())
                    .as("a short fault breaks no link, a long one does")
                    .isEqualTo(forMs == SHORT_MS);
        } finally {
            cable.to(true);
        }
        final long fromMs = System.currentTimeMillis();
        await("both paths of all spokes after " + what, CONTINUOUS_WITHIN_MS, this::isContinuous);
        say(what + " is in use again after " + (System.currentTimeMillis() - fromMs) + " ms");
        lastLine(" silence ").ifPresent(NetworkNamespacesTest::say);
    }

    /** Whether each spoke gets the events of both others over both networks without a hole. */
    private boolean isContinuous() {
        return SPOKES.stream().allMatch(spoke -> {
            final Map<String, Long> values = HubCounters.read(sharedMemory(spoke))
                    .map(HubCounters::values)
                    .orElse(Map.of());
            return values.getOrDefault("path.A.behind", -1L) == 0
                    && values.getOrDefault("path.B.behind", -1L) == 0
                    && values.getOrDefault("sources.known", -1L).equals(values.get("sources.expected"));
        });
    }

    private Path sharedMemory(final String computer) {
        return Home.sharedMemory(plan, computer, System.getProperty("user.name"));
    }

    private SystemSpec spec() throws IOException {
        final Path sample = SourceTree.root().resolve("config-samples/two-networks/system.xml");
        final String text = Files.readString(sample)
                .replace("127.0.1.", "10.91.1.")
                .replace("127.0.2.", "10.91.2.")
                .replace(
                        "system name=\"two-networks\"",
                        "system name=\"netns" + ProcessHandle.current().pid() + "\"")
                .replace(
                        "<setting name=\"ratePerSecond\" value=\"200\"/>",
                        "<setting name=\"ratePerSecond\" value=\"1000\"/><setting name=\"seconds\" value=\""
                                + LOAD_SECONDS + "\"/>");
        return XmlReader.of(SystemSpec.TYPE).read(text).orThrow();
    }

    private void plug(final HostNamespaces hosts, final int id) {
        final String host = plan.computer(id).name();
        hosts.addHost(host);
        if (plan.computer(id).addressA() != null) {
            hosts.plug(host, "A", plan.computer(id).addressA());
        }
        if (plan.computer(id).addressB() != null) {
            hosts.plug(host, "B", plan.computer(id).addressB());
        }
    }

    private void start(final HostNamespaces hosts, final String host, final SystemSpec spec) throws IOException {
        final Home home = new Home(folder.resolve(host)).prepare();
        new SealedVersions(home).seal(spec, "test", "hosts in network namespaces", System.currentTimeMillis());
        final String twinhub = SourceTree.root().resolve("twinhub").toString();
        final List<String> command = hosts.on(
                host,
                twinhub,
                "system",
                "start",
                "--computer",
                host,
                "--home",
                home.root().toString());
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(host + ".out").toFile())
                .start());
    }

    private void stopAll() throws InterruptedException {
        started.forEach(Process::destroy);
        for (final Process process : started) {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    /** The last line of the board's output that contains this. */
    private Optional<String> lastLine(final String part) {
        final Path log = new Home(folder.resolve("control")).copyLog("control", plan.version(), "board");
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> line.contains(part))
                    .reduce((first, second) -> second);
        } catch (final IOException notYet) {
            return Optional.empty();
        }
    }

    /** How many gap notices the board counts; those from before the first event are none of a fault. */
    private static String gaps(final String line) {
        return line.replaceAll(".*gaps[ =](\\d+).*", "$1");
    }

    /** Lets real time pass: how long a cable is out is the test. */
    private static void passTime(final long ms) {
        final long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        await("time to pass", ms + 10_000, () -> System.nanoTime() - endNs >= 0);
    }

    private static void await(final String what, final long withinMs, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMs);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("waited " + withinMs + " ms for " + what);
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private static void say(final String line) {
        System.out.println("netns: " + line);
    }
}
