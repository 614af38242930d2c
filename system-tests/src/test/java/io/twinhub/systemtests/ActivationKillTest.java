package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the console, start commands and a whole computer while a system of real processes moves over to another version: it does what the table in docs/activation.md says, and can be moved afterwards. */
@Tag("night")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class ActivationKillTest {
    private static final String BESIDE = "1. 1 leads, 2 runs beside it.";
    private static final String PAUSED = "2. nobody leads.";
    private static final String LEADS = "3. 2 leads";
    private static final int WITHIN_S = 15;
    /** 8 s and a hundredth, and what processes need on a busy machine. */
    private static final long RETURN_S = 8 + 12;

    @TempDir
    private Path folder;

    private MovedPlant plant;

    @BeforeEach
    void start() throws IOException {
        plant = new MovedPlant(
                folder, Activities.text("killed-" + ProcessHandle.current().pid(), 20600));
    }

    @Test
    void shouldReturnByItselfWhereverTheConsoleIsKilled() {
        try (MovedPlant moved = plant) {
            killConsole(BESIDE);
            moved.await("both versions", () -> plant.runs("2") == Activities.COMPUTERS.size());
            assertThat(plant.acts("1")).isTrue();
            assertThat(plant.status("plant-1")).contains("Version 1 leads.", "Version 2 runs beside.");

            for (final String moment : List.of(PAUSED, LEADS)) {
                final long killedNs = killConsole(moment);
                assertThat(plant.status("plant-1")).contains("leads again in");
                plant.await("version 1 by itself, killed at " + moment, () -> plant.actsAlone("1"));
                assertThat((System.nanoTime() - killedNs) / 1e9)
                        .isBetween((double) WITHIN_S, WITHIN_S + RETURN_S + 0.0);
            }
            moveForGood();
        }
        plant.assertNothingActedTwice();
    }

    /** When it was killed. */
    private long killConsole(final String moment) {
        final AtomicLong killedNs = new AtomicLong();
        plant.configUntil(
                moment,
                console -> {
                    console.destroyForcibly();
                    killedNs.set(System.nanoTime());
                },
                "activate",
                "2",
                "--confirm-within",
                WITHIN_S + "s");
        return killedNs.get();
    }

    private void moveForGood() {
        assertThat(plant.config("activate", "2")).contains("leads for 60 s");
        assertThat(plant.config("confirm")).contains("Version 2 leads.");
        plant.await("version 2 alone", () -> plant.actsAlone("2"));
    }

    @Test
    void shouldGoOnWithItsOrderWhereverAStartCommandIsKilled() {
        try (MovedPlant moved = plant) {
            for (final String moment : List.of(BESIDE, PAUSED, LEADS)) {
                moved.configUntil(
                        moment,
                        console -> killAndStart("plant-1"),
                        "activate",
                        "2",
                        "--confirm-within",
                        WITHIN_S + "s");
                plant.await("version 1 by itself, killed at " + moment, () -> plant.actsAlone("1"));
            }
            plant.configUntil(LEADS, console -> killAndStart("plant-2"), "activate", "2");
            plant.await("the order on plant-2", () -> plant.status("plant-2").contains("Version 2 leads for"));
            assertThat(plant.config("confirm")).contains("Version 2 leads.");
            killAndStart("plant-1");
            plant.await("version 2 alone", () -> plant.actsAlone("2"));
        }
        plant.assertNothingActedTwice();
    }

    private void killAndStart(final String computer) {
        plant.kill(computer);
        plant.start(computer);
    }

    @Test
    void shouldTakeTheFinalOrderWhenItComesBackFromTheDead() {
        try (MovedPlant moved = plant) {
            moved.killAll("plant-2");
            assertThat(plant.config("activate", "2")).contains("plant-2");
            assertThat(plant.config("activate", "2", "--without", "plant-2")).contains("leads for 60 s");
            plant.await("version 2", () -> plant.acts("2"));
            assertThat(plant.config("confirm", "--without", "plant-2")).contains("Version 2 leads.");

            plant.start("plant-2");
            plant.await("the order on plant-2", () -> plant.status("plant-2").contains("Version 2 leads."));
            plant.await("version 2 alone", () -> plant.actsAlone("2"));
            assertThat(plant.config("rollback")).contains("Version 1 leads.");
            plant.await("version 1 alone", () -> plant.actsAlone("1"));
        }
        plant.assertNothingActedTwice();
    }
}
