package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twinhub.config.AssignersSpec;
import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The waterworks in real processes whose wall clocks are set by hours while they run, and whose computer with the ACTIVE controller is suspended. There is nothing
 * for that in the product: a small library, preloaded into the processes, gives them other times than the kernel's, Java and Aeron included.
 */
@Tag("night")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class ClockJumpTest {
    private static final String CONTROLLER = "level-control";
    private static final List<String> HOSTS = List.of("plant-1", "plant-2");
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1", "plant-2", "field", "office");
    private static final int WITHIN_SECONDS = 120;
    private static final long SUSPENDED_NS = TimeUnit.SECONDS.toNanos(5);
    private static final int VALUES = 300;

    private static final Pattern TAKEOVER = Pattern.compile("takeover (\\d+): nobody controlled for (\\d+) ms");
    private static final Pattern COUNTS =
            Pattern.compile("delivered=(\\d+) lost=(\\d+) duplicated=0 reordered=0 doubleActive=0");

    @TempDir
    private Path folder;

    private final Map<String, ShiftedClocks> clocks = new LinkedHashMap<>();
    private RealSystem system;

    @Test
    void shouldLoseNothingWhenClocksAreSetAndBeFencedAfterASuspension() throws Exception {
        assumeTrue(
                ShiftedClocks.build(folder), "there is no C compiler on this computer; with one, clocks are set, too");
        try (RealSystem waterworks = new RealSystem(
                Files.createDirectory(folder.resolve("system")), SampleSystem.WATERWORKS, text -> text)) {
            system = waterworks;
            for (final String computer : COMPUTERS) {
                clocks.put(computer, ShiftedClocks.of(folder, computer));
                system.start(computer, clocks.get(computer).environment());
            }
            await("two controllers", this::isWhole);
            awaitValues();

            final List<Long> processes = processes();
            final long takeovers = takeovers();
            final long gaps = gapCount();
            final long before = delivered();
            final long lost = lost();
            // A publisher and the controller's computer, a hub, an assigner: one after the other, later and earlier
            // than they are.
            for (final long hours : List.of(5L, -5L, 0L)) {
                for (final String computer : List.of(active().name(), "hub-a", "field", "hub-b", "office")) {
                    clocks.get(computer).wallClock(hours);
                    awaitValues();
                }
            }
            assertThat(processes()).as("no process began anew").isEqualTo(processes);
            assertThat(takeovers()).as(operatorLog()).isEqualTo(takeovers);
            assertThat(gapCount()).as(operatorLog()).isEqualTo(gaps);
            assertThat(lost()).as(operatorLog()).isEqualTo(lost);
            System.out.println("clocks: jumps=15 delivered=" + (delivered() - before)
                    + " lost=0 duplicated=0 reordered=0 takeovers=0 gaps=0");

            System.out.println("clocks: suspendedMs=" + takeoverFromOneThatWasSuspended());
            awaitValues();
        }
    }

    /** All its processes stop, and its monotonic clock stands still meanwhile. Nobody controlled for so many milliseconds. */
    private long takeoverFromOneThatWasSuspended() throws IOException {
        final StartedComputer active = active();
        final List<Long> processes = Stream.of(
                        active.hub(), active.program(CONTROLLER), active.program(AssignersSpec.COPY))
                .flatMap(Optional::stream)
                .toList();
        final long before = takeovers();
        final long stoppedNs = System.nanoTime();
        processes.forEach(pid -> signal("STOP", pid));
        await("a takeover", () -> takeovers() > before && System.nanoTime() - stoppedNs >= SUSPENDED_NS);
        clocks.get(active.name()).stoodStill(System.nanoTime() - stoppedNs);
        processes.forEach(pid -> signal("CONT", pid));
        await("the one that was suspended as STANDBY", this::isWhole);
        assertThat(takeovers()).as(operatorLog()).isEqualTo(before + 1);
        return TAKEOVER.matcher(operatorLog())
                .results()
                .map(result -> Long.parseLong(result.group(2)))
                .reduce(0L, (former, later) -> later);
    }

    private List<Long> processes() {
        final List<Long> all = new ArrayList<>();
        for (final String computer : COMPUTERS) {
            final StartedComputer started = system.computer(computer);
            Stream.concat(
                            Stream.of(started.hub()),
                            Stream.of(CONTROLLER, "tanks", "pumps", "operator", AssignersSpec.COPY)
                                    .map(started::program))
                    .flatMap(Optional::stream)
                    .forEach(all::add);
        }
        return all;
    }

    private static void signal(final String signal, final long pid) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (final IOException | InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }

    private boolean isWhole() {
        return HOSTS.stream().map(this::role).sorted().toList().equals(List.of("ACTIVE", "STANDBY"));
    }

    private StartedComputer active() {
        return HOSTS.stream()
                .filter(host -> role(host).equals("ACTIVE"))
                .map(system::computer)
                .findFirst()
                .orElseThrow();
    }

    /** What the controller of a computer said last of its role. */
    private String role(final String computer) {
        final List<String> said = system.copyLog(computer, CONTROLLER)
                .lines()
                .filter(line -> line.startsWith("controller: now "))
                .toList();
        return said.isEmpty() ? "" : said.get(said.size() - 1).substring("controller: now ".length());
    }

    private long takeovers() {
        return TAKEOVER.matcher(operatorLog()).results().count();
    }

    private long gapCount() {
        return operatorLog()
                .lines()
                .filter(line -> line.contains("may be missing"))
                .count();
    }

    private void awaitValues() {
        final long before = delivered();
        await("further values, none of them lost, doubled or reordered", () -> delivered() >= before + VALUES);
    }

    private long delivered() {
        return counted(1);
    }

    /** What the board missed, while a busy machine started everything, say. */
    private long lost() {
        return counted(2);
    }

    /** A number of the board's last line with counts, if that shows that nothing is wrong. */
    private long counted(final int group) {
        return operatorLog()
                .lines()
                .filter(line -> line.startsWith("operator: takeovers="))
                .reduce((former, later) -> later)
                .map(COUNTS::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> Long.parseLong(matcher.group(group)))
                .orElse(0L);
    }

    private String operatorLog() {
        return system.copyLog("office", "operator");
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, () -> system.said() + operatorLog());
    }
}
