package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sample system in real processes, each of which is killed without warning. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class KillTest {
    private static final List<String> SPOKES = List.of("plant-1", "plant-2", "control");
    private static final List<String> HUBS = List.of("hub-a", "hub-b");
    private static final int START_WITHIN_SECONDS = 60;
    /** The aim is two seconds where processors are free; a Java that starts needs most of them. */
    private static final long IN_USE_WITHIN_MS = 5000;
    /** So many runnable threads per processor stretch everything. */
    private static final int OVERLOAD = 2;

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldUseEachProcessAgainSoonAfterItsKillAndLoseNothingWithAHub() throws IOException {
        try (RealSystem twoNetworks = new RealSystem(folder, SampleSystem.TWO_NETWORKS, UnaryOperator.identity())) {
            system = twoNetworks;
            startProgramsBeforeHubs();
            for (final String hub : HUBS) {
                killMainHub(hub);
            }

            killLocalHub("plant-1");
            killLocalHub("control");
            killProgram("plant-2", "machine-2");
            killStartCommand("plant-2");
            killStartCommand("hub-a");
            killProgram("control", "board");

            system.stop();
            assertThat(system.leftBehind()).isEmpty();
            startOnceMore();
        }
    }

    private void startProgramsBeforeHubs() {
        SPOKES.forEach(system::start);
        await("programs that run", () -> board().count("now ACTIVE") > 0, system.computer("control")::said);
        assertThat(board().last()).isEqualTo(BoardLog.Count.NOTHING);
        HUBS.forEach(system::start);
        for (final String network : List.of("A", "B")) {
            await("all of network " + network, () -> isContinuous(network), this::consoles);
        }
        // What the programs said before there were hubs is a gap, and the board is told so.
        await("events", () -> board().last().delivered() > 0, this::consoles);
        board().next();
    }

    private void killMainHub(final String name) {
        final StartedComputer computer = system.computer(name);
        final String network = name.equals("hub-a") ? "A" : "B";
        final BoardLog.Count before = board().last();
        final long startCount = computer.hubStartCount();
        final long killed = killHub(computer);
        awaitInUse(
                "mainHub of " + name,
                computer::hub,
                killed,
                () -> computer.hasLinks(startCount, SPOKES.size()) && isContinuous(network));
        final BoardLog.Count after = board().next();
        say("after the kill of the mainHub of " + name + ": " + after);
        assertThat(after.delivered()).isGreaterThan(before.delivered());
        assertThat(after.lost() + after.twice() + after.late() + after.gaps() - before.gaps())
                .as(board().text())
                .isZero();
    }

    private void killLocalHub(final String name) {
        final BoardLog.Count before = board().last();
        final StartedComputer computer = system.computer(name);
        final long killed = killHub(computer);
        awaitInUse("localHub of " + name, computer::hub, killed, () -> system.isWhole(name));
        checkNothingIsMissingInSilence("the kill of the localHub of " + name, before);
    }

    private void killProgram(final String computer, final String copy) {
        final BoardLog.Count before = board().last();
        final BoardLog log =
                new BoardLog(system.home().copyLog(computer, system.plan().version(), copy));
        final long activeCount = log.count("now ACTIVE");
        final StartedComputer host = system.computer(computer);
        final long killed = kill(host.program(copy));
        awaitInUse("program " + copy, () -> host.program(copy), killed, () -> log.count("now ACTIVE") > activeCount);
        // A new board counts from the beginning.
        checkNothingIsMissingInSilence("the kill of " + copy, copy.equals("board") ? BoardLog.Count.NOTHING : before);
    }

    private void killStartCommand(final String name) {
        final BoardLog.Count before = board().last();
        final long killed = system.computer(name).hub().orElseThrow();
        final long startCount = system.computer(name).hubStartCount();
        system.computer(name).kill();
        final StartedComputer again = system.start(name);
        awaitInUse(
                "start command of " + name,
                again::hub,
                killed,
                () -> HUBS.contains(name)
                        ? again.hasLinks(startCount, SPOKES.size()) && isContinuous("A")
                        : system.isWhole(name));
        checkNothingIsMissingInSilence("the kill of the start command of " + name, before);
    }

    /** After two whole seconds in which the board could hear of it. */
    private void checkNothingIsMissingInSilence(final String what, final BoardLog.Count before) {
        final BoardLog.Count after = board().next();
        say("after " + what + ": " + after);
        assertThat(after.delivered()).as(what).isGreaterThan(before.delivered());
        assertThat(after.twice() + after.late()).as(what).isZero();
        if (after.lost() > before.lost()) {
            assertThat(after.gaps()).as(what + ": lost without a gap").isGreaterThan(before.gaps());
        }
    }

    private void startOnceMore() throws IOException {
        final StartedComputer again = system.start("plant-1");
        await("the next start", () -> again.counters().getOrDefault("instances.active", 0L) == 1, again::said);
        system.stop();
        assertThat(system.leftBehind()).isEmpty();
    }

    private static long killHub(final StartedComputer computer) {
        return kill(computer.hub());
    }

    private static long kill(final Optional<Long> pid) {
        final ProcessHandle process = ProcessHandle.of(pid.orElseThrow()).orElseThrow();
        process.destroyForcibly();
        return process.pid();
    }

    /** Measures by the age of the new process. */
    private void awaitInUse(
            final String what,
            final Supplier<Optional<Long>> process,
            final long killed,
            final BooleanSupplier condition) {
        await(
                what,
                () -> process.get().filter(pid -> pid != killed).isPresent() && condition.getAsBoolean(),
                this::consoles);
        final long ageMs = ProcessFiles.ageMs(process.get().orElseThrow());
        say(what + " is in use " + ageMs + " ms after its process began");
        assertThat(ageMs).as(what).isLessThan((long) (IN_USE_WITHIN_MS * slowness()));
    }

    /** How many times longer than usual everything takes, because others use this machine, too. */
    private static double slowness() {
        final OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        return Math.max(1, machine.getSystemLoadAverage() / machine.getAvailableProcessors() / OVERLOAD);
    }

    private boolean isContinuous(final String network) {
        return SPOKES.stream().allMatch(spoke -> system.computer(spoke).isContinuous(network));
    }

    private BoardLog board() {
        return system.board("control");
    }

    private String consoles() {
        return system.said() + board().text();
    }

    private static void await(final String what, final BooleanSupplier condition, final Supplier<String> evidence) {
        Await.until(what, START_WITHIN_SECONDS, condition, evidence);
    }

    private static void say(final String line) {
        System.out.println("kill: " + line);
    }
}
