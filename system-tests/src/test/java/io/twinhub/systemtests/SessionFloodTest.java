package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes: a program with a right to sessions of its own says to the manager on its computer, in all ways that it can think of, as much as it takes. Those who count and ask,
 * in sessions of other types, notice nothing but the time.
 */
@Tag("night")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class SessionFloodTest {
    private static final List<String> SPOKES = List.of("center-1", "center-2");
    private static final int WITHIN_SECONDS = 150;
    /** On a machine with two cores for all processes of four computers, of which the flood has the hubs busy as well. */
    private static final long PAUSE_MAX_MS = 2_000;

    private static final Pattern SAID = Pattern.compile("asked: steady-1 answered (\\d+) slowestMs (\\d+)");

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldCostOthersNothingButTime() throws IOException {
        try (RealSystem flooded = RealSystem.of(folder, text())) {
            system = flooded;
            List.of("hub-a", "hub-b").forEach(system::start);
            SPOKES.forEach(system::start);
            await("answers", () -> answered() > 50);
            final String saidBefore = honest();
            Files.createFile(begin());
            await(
                    "the end of all floods",
                    () -> SPOKES.stream()
                            .allMatch(spoke -> log(spoke, "flooder").contains("flood: over")));
            final long answered = answered();
            await("further answers", () -> answered() > answered + 50);
            final String said = honest();
            System.out.println(floods() + "sessions: floods: slowest answers in each second, in ms: " + pauses(said));
            assertThat(count(said, "held: ")).as("moves").isEqualTo(count(saidBefore, "held: "));
            assertThat(count(said, "wrong: ")).as("answers").isEqualTo(count(saidBefore, "wrong: "));
            assertThat(said).doesNotContain("closed: ");
            assertThat(managers())
                    .doesNotContain("OutOfMemory")
                    .doesNotContain("counter/")
                    .doesNotContain("asker/");
            assertThat(pauses(said)).allMatch(ms -> ms < PAUSE_MAX_MS);
        }
    }

    private static List<Long> pauses(final String said) {
        return SAID.matcher(said)
                .results()
                .map(answer -> Long.parseLong(answer.group(2)))
                .toList();
    }

    private static long count(final String said, final String word) {
        return said.lines().filter(line -> line.startsWith(word)).count();
    }

    private long answered() {
        return SAID.matcher(log("center-1", "asker"))
                .results()
                .mapToLong(answer -> Long.parseLong(answer.group(1)))
                .max()
                .orElse(0);
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, () -> system.said() + managers() + floods() + honest());
    }

    private Path begin() {
        return folder.resolve("begin");
    }

    private String floods() {
        return log("center-1", "flooder") + log("center-2", "flooder");
    }

    private String honest() {
        return log("center-1", "asker") + log("center-2", "counters");
    }

    private String managers() {
        return log("center-1", "manager") + log("center-2", "manager");
    }

    private String log(final String computer, final String copy) {
        return system.copyLog(computer, copy);
    }

    private String text() {
        final String path = "-Xmx128m -cp " + System.getProperty("java.class.path") + " io.twinhub.systemtests.";
        return """
                <system name="flood" version="1" basePort="27300">
                  <networks>
                    <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
                    <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
                  </networks>
                  <computers>
                    <spoke name="center-1" a="127.0.1.13" b="127.0.2.13"/>
                    <spoke name="center-2" a="127.0.1.14" b="127.0.2.14"/>
                  </computers>
                  <programs>
                    <program name="counter" command="java PATHFaultySessions counter"/>
                    <program name="asker" command="java PATHFaultySessions steady"/>
                    <program name="flooder" command="nice -n 10 java --add-exports java.base/jdk.internal.misc=ALL-UNNAMED PATHFloodingProgram BEGIN"/>
                  </programs>
                  <programCopies>
                    <programCopy id="counters" program="counter"> <instance computer="center-2" rank="1"/> </programCopy>
                    <programCopy id="asker" program="asker"> <instance computer="center-1" rank="1"/> </programCopy>
                    <programCopy id="flooder" program="flooder"> <instance computer="center-1" rank="1"/> <instance computer="center-2" rank="2"/> </programCopy>
                  </programCopies>
                  <assigners computers="center-1 center-2"/>
                  <sessions computers="center-1 center-2" saved="standby" whenAlone="wait">
                    <sessionType name="counter" servers="counters" clients="asker"/>
                    <sessionType name="skewed" servers="counters" clients="asker"/>
                    <sessionType name="asker" servers="asker"/>
                    <sessionType name="flood" servers="flooder" clients="flooder"/>
                  </sessions>
                </system>
                """.replace("PATH", path).replace("BEGIN", begin().toString());
    }
}
