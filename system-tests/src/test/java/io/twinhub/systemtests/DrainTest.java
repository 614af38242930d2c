package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.cli.Twinhub;
import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The waterworks in real processes, of which the computer with the ACTIVE controller is drained, started again, and may act again. */
@Tag("night")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class DrainTest {
    private static final String CONTROLLER = "level-control";
    private static final List<String> COMPUTERS =
            List.of("hub-a", "hub-a2", "hub-b", "hub-b2", "plant-1", "plant-2", "field", "office");
    private static final long STANDBY = 2;
    private static final long ACTIVE = 3;
    private static final int WITHIN_SECONDS = 90;

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldGiveEverythingAwayWithoutLossAndKeepItAway() {
        try (RealSystem waterworks = new RealSystem(folder, SampleSystem.WATERWORKS, UnaryOperator.identity())) {
            system = waterworks;
            COMPUTERS.forEach(system::start);
            await("two controllers", () -> role("plant-1") + role("plant-2") == ACTIVE + STANDBY);
            final String first = role("plant-1") == ACTIVE ? "plant-1" : "plant-2";
            final String second = first.equals("plant-1") ? "plant-2" : "plant-1";

            assertThat(drain(first)).contains(CONTROLLER, second, "ok " + first + " is drained");
            await("the other controller", () -> role(second) == ACTIVE); // counters are shown a moment later
            assertThat(drain(second)).contains("nobody else can act for " + CONTROLLER);

            system.computer(first).terminate();
            system.computer(first).awaitEnd(30);
            system.start(first);
            await(
                    "the drained computer again",
                    () -> system.computer(first).counters().getOrDefault("path.A.behind", -1L) == 0);
            assertThat(drain(second)).contains("nobody else can act for " + CONTROLLER);

            drain(first, "--undo");
            await("an instance that may act again", () -> role(first) == STANDBY);
            await("a drained second one", () -> drain(second).contains("ok " + second + " is drained"));
            await("the first controller", () -> role(first) == ACTIVE);
            assertThat(system.copyLog("office", "operator")).contains("lost=0 duplicated=0 reordered=0 doubleActive=0");
        }
    }

    private long role(final String computer) {
        return system.computer(computer).counters().getOrDefault("role." + CONTROLLER, -1L);
    }

    private String drain(final String computer, final String... options) {
        final StringWriter said = new StringWriter();
        final PrintWriter all = new PrintWriter(said);
        final List<String> words = new ArrayList<>(List.of("system", "drain", computer));
        words.addAll(List.of(options));
        words.addAll(List.of("--home", system.home().root().toString()));
        Twinhub.commandLine().setOut(all).setErr(all).execute(words.toArray(String[]::new));
        return said.toString();
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, system::said);
    }
}
