package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recorders in real processes: who starts late has last values, also after the ACTIVE recorder was killed, after a stop of the whole system, and not those of a
 * damaged file. Prints how long nobody replayed.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class RecorderTest {
    private static final int WITHIN_SECONDS = 60;
    private static final int KILLS = Integer.getInteger("twinhub.recorderKills", 2);
    private static final List<String> RECORDERS = List.of("plant-1", "plant-2");
    private static final String RECORDER = "recorder";
    private static final Pattern COUNTS = Pattern.compile("live=(\\d+) last=(\\d+) missing=(\\d+) gaps=(\\d+)");
    private static final Pattern FIRST_ONCE = Pattern.compile("first gauge\\.once=(\\d+) replayed");
    private static final Pattern FIRST_COUNT = Pattern.compile("first gauge\\.count=(\\d+) replayed");
    private static final Pattern PUBLISHED_ONCE = Pattern.compile("published once=(\\d+)");

    @TempDir
    private Path folder;

    private RealSystem system;

    private record Counts(long live, long last, long missing, long gaps) {}

    @Test
    void shouldKeepLastValuesOverFaultsAndStops() throws IOException {
        try (RealSystem recorded = RealSystem.of(folder, text())) {
            system = recorded;
            giveLastValuesToAComputerThatStartsLate();
            for (int i = 0; i < KILLS; i++) {
                killTheActiveRecorder();
            }
            rememberOverAStop();
            goOnWithDamagedFiles();
        }
    }

    private void giveLastValuesToAComputerThatStartsLate() {
        List.of("hub-a", "hub-b", "field", "plant-1").forEach(system::start);
        await("an ACTIVE recorder", () -> RECORDERS.get(0).equals(active()));
        await("a value", () -> last(PUBLISHED_ONCE, "field", "gauge") > 0);
        system.start("plant-2");
        await(
                "a late subscriber",
                () -> counts("board").live() > 0 && count(FIRST_ONCE, "plant-2", "board") > 0 && isWhole());
        assertThat(last(FIRST_ONCE, "plant-2", "board"))
                .as(system.copyLog("plant-2", "board"))
                .isEqualTo(published());
    }

    private void killTheActiveRecorder() {
        await("two recorders", this::isWhole);
        final Counts before = counts("board");
        final String former = active();
        final String successor = RECORDERS.get(1 - RECORDERS.indexOf(former));
        final long activeCount = activeCount(successor);
        final Instant killed = Instant.now();
        kill(former, RECORDER);
        await("a successor", () -> activeCount(successor) > activeCount);
        System.out.println("recorder: successorMs="
                + Duration.between(killed, lastActive(successor)).toMillis());

        final int lates = count(FIRST_ONCE, "plant-2", "late");
        kill("plant-2", "late");
        await("a late subscriber", () -> count(FIRST_ONCE, "plant-2", "late") > lates);
        assertThat(last(FIRST_ONCE, "plant-2", "late")).isEqualTo(published());
        await("further values", () -> counts("board").live() > before.live());
        final Counts after = counts("board");
        assertThat(after.missing() + after.gaps())
                .as(system.copyLog("plant-2", "board"))
                .isEqualTo(before.missing() + before.gaps());
    }

    /** The gauge does not run any more: its values are those of the former run. */
    private void rememberOverAStop() {
        await("two recorders", this::isWhole);
        final long counted = counts("board").last();
        stop();
        List.of("hub-a", "hub-b", "plant-1", "plant-2").forEach(system::start);
        await("values of the former run", () -> count(FIRST_COUNT, "plant-2", "late") > 0);
        assertThat(last(FIRST_ONCE, "plant-2", "late")).isEqualTo(published());
        assertThat(last(FIRST_COUNT, "plant-2", "late")).isGreaterThanOrEqualTo(counted);
        system.start("field");
        await("live values", () -> counts("board").live() > 0);
    }

    private void goOnWithDamagedFiles() throws IOException {
        await("two recorders", this::isWhole);
        stop();
        final byte[] flipped = Files.readAllBytes(values("plant-1"));
        flipped[flipped.length / 2] ^= 1;
        Files.write(values("plant-1"), flipped);
        Files.write(values("plant-2"), new byte[0]);
        List.of("hub-a", "hub-b", "plant-1", "plant-2").forEach(system::start);
        await("two recorders", this::isWhole);
        assertThat(system.copyLog("plant-1", RECORDER))
                .contains("does not use the last values of the former run: its checksum is wrong");
        assertThat(system.copyLog("plant-2", RECORDER))
                .contains("does not use the last values of the former run: it has only 0 bytes");
        assertThat(values("plant-1").resolveSibling("values.damaged")).hasBinaryContent(flipped);
        assertThat(values("plant-2").resolveSibling("values.damaged")).isEmptyFile();

        final int lates = count(FIRST_ONCE, "plant-2", "late");
        system.start("field");
        await("live values", () -> counts("board").live() > 0);
        kill("plant-2", "late");
        await("a late subscriber", () -> count(FIRST_ONCE, "plant-2", "late") > lates);
        assertThat(last(FIRST_ONCE, "plant-2", "late")).isEqualTo(published());
    }

    /** Stops everything, and forgets what programs said but the gauge. */
    private void stop() {
        system.stop();
        try {
            for (final String computer : RECORDERS) {
                for (final String copy : List.of(RECORDER, "board", "late")) {
                    Files.deleteIfExists(
                            system.home().copyLog(computer, system.plan().version(), copy));
                }
            }
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private boolean isWhole() {
        return RECORDERS.stream().map(this::role).sorted().toList().equals(List.of("ACTIVE", "STANDBY"));
    }

    private String active() {
        return RECORDERS.stream()
                .filter(computer -> role(computer).equals("ACTIVE"))
                .findFirst()
                .orElse("");
    }

    /** What the recorder of a computer said last of its role; nothing while it does not run. */
    private String role(final String computer) {
        if (system.computer(computer) == null
                || system.computer(computer).program(RECORDER).isEmpty()) {
            return "";
        }
        final String log = system.copyLog(computer, RECORDER);
        final int said = log.lastIndexOf("recorder: now ");
        return said < 0
                ? ""
                : log.substring(said + "recorder: now ".length())
                        .lines()
                        .findFirst()
                        .orElse("");
    }

    private long activeCount(final String computer) {
        return system.copyLog(computer, RECORDER)
                .lines()
                .filter(line -> line.endsWith("recorder: now ACTIVE"))
                .count();
    }

    private Instant lastActive(final String computer) {
        return system.copyLog(computer, RECORDER)
                .lines()
                .filter(line -> line.endsWith("recorder: now ACTIVE"))
                .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private long published() {
        return last(PUBLISHED_ONCE, "field", "gauge");
    }

    private Counts counts(final String copy) {
        final Matcher matcher = COUNTS.matcher(system.copyLog("plant-2", copy));
        Counts counts = new Counts(0, 0, 0, 0);
        while (matcher.find()) {
            counts = new Counts(
                    Long.parseLong(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Long.parseLong(matcher.group(3)),
                    Long.parseLong(matcher.group(4)));
        }
        return counts;
    }

    private int count(final Pattern pattern, final String computer, final String copy) {
        return (int) pattern.matcher(system.copyLog(computer, copy)).results().count();
    }

    /** The number in the last line like this; 0 if there is none. */
    private long last(final Pattern pattern, final String computer, final String copy) {
        final Matcher matcher = pattern.matcher(system.copyLog(computer, copy));
        long last = 0;
        while (matcher.find()) {
            last = Long.parseLong(matcher.group(1));
        }
        return last;
    }

    private void kill(final String computer, final String copy) {
        system.computer(computer).program(copy).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
    }

    private Path values(final String computer) {
        return system.home().copy(computer, system.plan().version(), RECORDER).resolve("values");
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, this::said);
    }

    private String said() {
        final StringBuilder said = new StringBuilder(system.said());
        RECORDERS.forEach(computer ->
                said.append(system.copyLog(computer, RECORDER)).append(system.copyLog(computer, "assigner")));
        return said.append(system.copyLog("plant-2", "board"))
                .append(system.copyLog("plant-2", "late"))
                .toString();
    }

    private static String text() {
        final String java =
                "java -Xmx64m -cp " + System.getProperty("java.class.path") + " " + LastValueProgram.class.getName();
        return """
                <system name="recorded" version="1" basePort="20400">
                  <networks>
                    <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
                    <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
                  </networks>
                  <computers>
                    <spoke name="field" a="127.0.1.11" b="127.0.2.11"/>
                    <spoke name="plant-1" a="127.0.1.12" b="127.0.2.12"/>
                    <spoke name="plant-2" a="127.0.1.13" b="127.0.2.13"/>
                  </computers>
                  <programs>
                    <program name="gauge" command="%1$s gauge"/>
                    <program name="board" command="%1$s board"/>
                  </programs>
                  <programCopies>
                    <programCopy id="gauge" program="gauge"> <instance computer="field"/> </programCopy>
                    <programCopy id="board" program="board"> <instance computer="plant-2"/> </programCopy>
                    <programCopy id="late" program="board"> <instance computer="plant-2"/> </programCopy>
                  </programCopies>
                  <events>
                    <event name="gauge.once" class="int64"/>
                    <event name="gauge.count" class="int64"/>
                  </events>
                  <publishers> <publisher copy="gauge" events="gauge.*"/> </publishers>
                  <subscribers>
                    <subscriber copy="board" events="gauge.*"/>
                    <subscriber copy="late" events="gauge.*"/>
                  </subscribers>
                  <assigners computers="plant-1 plant-2"/>
                  <recorders computers="plant-1 plant-2"/>
                </system>
                """.formatted(java);
    }
}
