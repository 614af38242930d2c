package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The waterworks in real processes, whose ACTIVE controller is killed, vanishes with its computer, or stands still and comes back. Prints how long nobody
 * controlled, as the operator's board saw it.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class TakeoverTest {
    private static final String CONTROLLER = "level-control";
    private static final List<String> HOSTS = List.of("plant-1", "plant-2");
    private static final List<String> COMPUTERS =
            List.of("hub-a", "hub-a2", "hub-b", "hub-b2", "plant-1", "plant-2", "field", "office");
    private static final int WITHIN_SECONDS = Integer.getInteger("twinhub.withinSeconds", 60);
    /** More of them for figures that are worth more. */
    private static final int PROGRAM_KILLS = Integer.getInteger("twinhub.takeovers", 3);

    private static final int COMPUTER_KILLS = Integer.getInteger("twinhub.vanishings", 1);

    private static final Pattern TAKEOVER = Pattern.compile("takeover (\\d+): nobody controlled for (\\d+) ms");
    private static final Pattern COUNTS =
            Pattern.compile("delivered=(\\d+) lost=0 duplicated=0 reordered=0 doubleActive=0");

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldAlwaysHaveOneControllerAndNeverTwo() throws IOException {
        try (RealSystem waterworks = new RealSystem(folder, SampleSystem.WATERWORKS, RealSystem::withProfile)) {
            system = waterworks;
            COMPUTERS.forEach(system::start);
            await("a controller that is ACTIVE and another one that is STANDBY", this::isWhole);
            await("values of the controller", () -> delivered() > 0);

            final List<Long> programs = new ArrayList<>();
            for (int i = 0; i < PROGRAM_KILLS; i++) {
                final StartedComputer active = active();
                programs.add(takeoverAfter(() -> kill(active.program(CONTROLLER))));
            }
            assertThat(operatorLog()).contains("operator: control.1.speed is good publisher-not-active");
            final List<Long> computers = new ArrayList<>();
            for (int i = 0; i < COMPUTER_KILLS; i++) {
                final StartedComputer active = active();
                computers.add(takeoverAfter(() -> killAllOf(active)));
                system.start(active.name());
                await("the computer that had vanished", this::isWhole);
            }
            final long stopped = takeoverFromOneThatStandsStill();
            killAssigners();
            System.out.println(
                    "takeover: programMs=" + programs + " computerMs=" + computers + " stoppedMs=" + stopped);

            final long before = delivered();
            await("further values", () -> delivered() > before);
            assertThat(lastCounts()).as(operatorLog()).isPresent();
        }
    }

    /** So many milliseconds nobody controlled. */
    private long takeoverAfter(final Runnable fault) {
        await("two controllers", this::isWhole);
        final long before = takeovers();
        fault.run();
        await("a takeover", () -> takeovers() > before);
        final Matcher matcher = TAKEOVER.matcher(operatorLog());
        long silenceMs = 0;
        while (matcher.find()) {
            silenceMs = Long.parseLong(matcher.group(2));
        }
        await("a controller that says that it is ACTIVE", () -> active() != null);
        return silenceMs;
    }

    /** What it says when it goes on comes too late: the count of the board shows whether anything of it got through. */
    private long takeoverFromOneThatStandsStill() {
        final StartedComputer active = active();
        final List<Long> processes = Stream.of(active.hub(), active.program(CONTROLLER))
                .flatMap(Optional::stream)
                .toList();
        final long silenceMs = takeoverAfter(() -> processes.forEach(pid -> signal("STOP", pid)));
        processes.forEach(pid -> signal("CONT", pid));
        await("the one that stood still as STANDBY", this::isWhole);
        return silenceMs;
    }

    /** Nobody takes over from a controller because an assigner dies, the one in office included; and who is left can still decide. */
    private void killAssigners() {
        final long before = takeovers();
        for (final String computer : List.of("plant-1", "office")) {
            final long delivered = delivered();
            final long begun = assignerBegun(computer);
            kill(system.computer(computer).program("assigner"));
            await("values after the death of an assigner", () -> delivered() > delivered + 200);
            await("the assigner of " + computer + " again", () -> assignerBegun(computer) > begun);
        }
        assertThat(takeovers()).isEqualTo(before);
        takeoverAfter(() -> kill(active().program(CONTROLLER)));
    }

    /** How often the assigner of a computer got in contact. */
    private long assignerBegun(final String computer) {
        return system.copyLog(computer, "assigner")
                .lines()
                .filter(line -> line.endsWith("assigner: now STANDBY"))
                .count();
    }

    private static void killAllOf(final StartedComputer computer) {
        final List<Long> processes = Stream.of(
                        computer.hub(), computer.program(CONTROLLER), computer.program("assigner"))
                .flatMap(Optional::stream)
                .toList();
        computer.kill();
        processes.forEach(pid -> kill(Optional.of(pid)));
    }

    private static void kill(final Optional<Long> pid) {
        pid.flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
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
        final List<String> roles = HOSTS.stream().map(this::role).sorted().toList();
        return roles.equals(List.of("ACTIVE", "STANDBY"));
    }

    private StartedComputer active() {
        return HOSTS.stream()
                .filter(host -> role(host).equals("ACTIVE"))
                .map(system::computer)
                .findFirst()
                .orElse(null);
    }

    /** What the controller of a computer said last of its role; nothing while it does not run. */
    private String role(final String computer) {
        if (system.computer(computer).program(CONTROLLER).isEmpty()) {
            return "";
        }
        final List<String> said = system.copyLog(computer, CONTROLLER)
                .lines()
                .filter(line -> line.startsWith("controller: now "))
                .toList();
        return said.isEmpty() ? "" : said.get(said.size() - 1).substring("controller: now ".length());
    }

    private long takeovers() {
        return TAKEOVER.matcher(operatorLog()).results().count();
    }

    private long delivered() {
        return lastCounts().orElse(0L);
    }

    /** Of the board's last line with counts, if it shows that nothing is wrong. */
    private Optional<Long> lastCounts() {
        final List<String> lines = operatorLog()
                .lines()
                .filter(line -> line.startsWith("operator: takeovers="))
                .toList();
        final Matcher matcher = COUNTS.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
        return matcher.find() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    private String operatorLog() {
        return system.copyLog("office", "operator");
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, () -> system.said() + operatorLog());
    }
}
