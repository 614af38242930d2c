package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two programs in real processes on two spokes talk while mainHubs are killed: nothing is lost, wrong or closed. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ConnectionKillTest {
    private static final int WITHIN_SECONDS = 60;
    private static final int ANSWERS_AFTER_KILL = 200;

    @TempDir
    private Path folder;

    @Test
    void shouldTalkOnWhileMainHubsAreKilled() {
        try (RealSystem system = new RealSystem(folder, SampleSystem.TWO_NETWORKS, ConnectionKillTest::withTalk)) {
            List.of("hub-a", "hub-b", "plant-1", "control").forEach(system::start);
            final BoardLog asker =
                    new BoardLog(system.home().copyLog("plant-1", system.plan().version(), "asker"));
            final BoardLog answerer =
                    new BoardLog(system.home().copyLog("control", system.plan().version(), "answerer"));
            await(asker, () -> answered(asker) > 0);
            for (final String hub : List.of("hub-a", "hub-b")) {
                final long killed = system.computer(hub).hub().orElseThrow();
                final long before = answered(asker);
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                await(asker, () -> answered(asker) > before + ANSWERS_AFTER_KILL);
                await(
                        asker,
                        () -> system.computer(hub)
                                        .hub()
                                        .filter(pid -> pid != killed)
                                        .isPresent()
                                && system.computer("plant-1").isContinuous(hub.equals("hub-a") ? "A" : "B")
                                && system.computer("control").isContinuous(hub.equals("hub-a") ? "A" : "B"));
            }
            System.out.println("talk: " + asker.lines());
            assertThat(asker.count("transfer intact")).isEqualTo(1);
            for (final BoardLog log : List.of(asker, answerer)) {
                assertThat(log.count("wrong") + log.count("closed"))
                        .as(log.text())
                        .isZero();
            }
        }
    }

    private static long answered(final BoardLog log) {
        return log.lines().stream()
                .filter(line -> line.startsWith("answered "))
                .mapToLong(line -> Long.parseLong(line.substring("answered ".length())))
                .max()
                .orElse(0);
    }

    private static void await(final BoardLog log, final BooleanSupplier condition) {
        Await.until("a talk", WITHIN_SECONDS, condition, log::text);
    }

    /** The sample system with two programs more, which this test's own class path has. */
    private static String withTalk(final String text) {
        final String java =
                "java -Xmx128m -cp " + System.getProperty("java.class.path") + " " + TalkingProgram.class.getName();
        return text.replace(
                        "</programs>",
                        "<program name=\"answerer\" command=\"" + java + "\"/><program name=\"asker\" command=\"" + java
                                + " answerer\"/></programs>")
                .replace(
                        "</programCopies>",
                        "<programCopy id=\"answerer\" program=\"answerer\"><instance computer=\"control\" rank=\"1\"/>"
                                + "</programCopy><programCopy id=\"asker\" program=\"asker\">"
                                + "<instance computer=\"plant-1\" rank=\"1\"/></programCopy></programCopies>")
                .replace(
                        "</subscribers>",
                        "</subscribers><messageConnections><messageConnection from=\"asker\" to=\"answerer\""
                                + " window=\"512KiB\"/></messageConnections>");
    }
}
