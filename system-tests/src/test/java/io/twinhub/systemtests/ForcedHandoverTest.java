package io.twinhub.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The waterworks in real processes, whose controller keeps its role: its computer vanishes, nobody takes over, and somebody says that it is dead. */
@Tag("night")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ForcedHandoverTest {
    private static final String CONTROLLER = "level-control";
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1", "plant-2", "field", "office");
    private static final int WITHIN_SECONDS = 120;

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldReplaceAnInstanceWhoseComputerIsSaidToBeDead() {
        try (RealSystem waterworks = new RealSystem(
                folder,
                SampleSystem.WATERWORKS,
                text -> text.replace(
                        "<programCopy id=\"level-control\"", "<programCopy role=\"keep\" id=\"level-control\""))) {
            system = waterworks;
            COMPUTERS.forEach(system::start);
            await(
                    "an ACTIVE controller with another one in reserve",
                    () -> (isActive("plant-1") || isActive("plant-2")) && says("STANDBY"));

            final String dead = isActive("plant-1") ? "plant-1" : "plant-2";
            final String next = dead.equals("plant-1") ? "plant-2" : "plant-1";
            killAllOf(system.computer(dead));
            // To where it is, so that nothing is handed over before the silence is noticed.
            await(
                    "silence",
                    () -> console("handover", CONTROLLER, "--to", dead).contains("nobody hears the computer " + dead));
            assertThat(why()).contains("\"active\":\"" + dead + "\"");

            assertThat(console("handover", CONTROLLER, "--force"))
                    .contains(
                            "Taken for dead, if no hub hears it: " + dead
                                    + ". If its instance of level-control still runs, two are ACTIVE",
                            "the instance on " + next + " is ACTIVE since ");
            assertThat(why()).contains("somebody said that it is dead");

            system.start(dead);
            await("the computer that was dead in reserve", () -> isActive(next) && says("STANDBY"));
        }
    }

    private static void killAllOf(final StartedComputer computer) {
        final List<Long> processes = Stream.of(
                        computer.hub(), computer.program(CONTROLLER), computer.program("assigner"))
                .flatMap(Optional::stream)
                .toList();
        computer.kill();
        processes.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private boolean isActive(final String computer) {
        return why().contains("\"active\":\"" + computer + "\"");
    }

    private boolean says(final String role) {
        return why().contains("\"role\":\"" + role + "\"");
    }

    private String why() {
        return console("why", CONTROLLER, "--json");
    }

    /** What a command said, asked on the computer that lives. */
    private String console(final String... arguments) {
        final List<String> command =
                new ArrayList<>(List.of(SourceTree.root().resolve("twinhub").toString(), "system"));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("--computer", "office", "--home", system.home().root().toString()));
        try {
            final Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, () -> system.said() + why());
    }
}
