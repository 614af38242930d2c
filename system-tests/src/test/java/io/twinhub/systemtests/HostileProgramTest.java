package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import io.twinhub.testsupport.HostileProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program on the spoke of the board floods, writes noise into its localHub's shared memory, dies, starts again, and is stopped. Its
 * neighbours there and everybody else exchange events all the time and lose none. How long they take is for
 * {@code benchmarks/hostile.sh}.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class HostileProgramTest {
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1", "plant-2", "control");
    private static final int WITHIN_SECONDS = 60;
    private static final String ARGUMENTS = "flood:2000 garbage:2000 flood:200";

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldCostItsNeighboursNothing() {
        try (RealSystem withHostile = new RealSystem(folder, SampleSystem.TWO_NETWORKS, HostileProgramTest::add)) {
            system = withHostile;
            COMPUTERS.forEach(system::start);
            Await.until(
                    "all paths",
                    WITHIN_SECONDS,
                    () -> system.isWhole("plant-1") && isContinuous("control"),
                    system::said);
            awaitLives(1);
            final BoardLog.Count before = system.board("control").next();
            awaitLives(3);
            shouldHaveLostNothingSince(before, "flood, garbage and death");
            stopped();
            shouldHaveLostNothingSince(before, "being stopped");
        }
    }

    private void stopped() {
        Await.until("the hostile program", WITHIN_SECONDS, () -> hostile().isPresent(), system::said);
        final long pid = hostile().orElseThrow();
        ProcessFiles.signal(pid, "STOP");
        try {
            system.board("control").next();
            system.board("control").next();
        } finally {
            ProcessFiles.signal(pid, "CONT");
        }
        awaitLives(lives() + 1);
    }

    private void shouldHaveLostNothingSince(final BoardLog.Count before, final String what) {
        final BoardLog.Count after = system.board("control").next();
        System.out.println("faults: neighbours of a hostile program after " + what + ": " + after);
        assertThat(after.delivered()).isGreaterThan(before.delivered());
        assertThat(after.lost() + after.twice() + after.late() + after.gaps() - before.gaps())
                .as(what + system.board("control").text() + system.said())
                .isZero();
    }

    private Optional<Long> hostile() {
        return system.computer("control").program("hostile");
    }

    private boolean isContinuous(final String spoke) {
        return system.computer(spoke).isContinuous("A")
                && system.computer(spoke).isContinuous("B");
    }

    private void awaitLives(final long count) {
        Await.until(count + " lives of the hostile program", WITHIN_SECONDS, () -> lives() >= count, system::said);
    }

    /** How often it has begun. */
    private long lives() {
        return new BoardLog(system.home().copyLog("control", system.plan().version(), "hostile"))
                .count("hostile: flood:2000");
    }

    private static String add(final String text) {
        return text.replace(
                        "</programs>",
                        "<program name=\"hostile\" command=\"java -Xmx64m -cp " + System.getProperty("java.class.path")
                                + " " + HostileProgram.class.getName() + " " + ARGUMENTS + "\"/></programs>")
                .replace(
                        "</programCopies>",
                        "<programCopy id=\"hostile\" program=\"hostile\"><instance computer=\"control\" rank=\"1\"/></programCopy>"
                                + "</programCopies>")
                .replace("</events>", "<event name=\"hostile.flood\" class=\"int64\"/></events>")
                .replace("</publishers>", "<publisher copy=\"hostile\" events=\"hostile.flood\"/></publishers>")
                .replace("</subscribers>", "<subscriber copy=\"hostile\" events=\"machine-3.**\"/></subscribers>");
    }
}
