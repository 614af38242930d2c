package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.start.StartRecord;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Moves a running system of real processes over to another version, lets it return by itself, moves it again, and back. Nothing is ever ACTIVE in both. */
@Tag("night")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class ActivationTest {
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1", "plant-2");
    /** Copies that act, each with its computers. */
    private static final List<List<String>> COPIES =
            List.of(List.of("control", "plant-1", "plant-2"), List.of("gauge", "plant-1"));

    private static final int WITHIN_S = 90;

    @TempDir
    private Path folder;

    private RealSystem system;

    /** From when to when an instance was ACTIVE in a version. */
    private record Activity(String version, long fromNs, long toNs) {}

    @Test
    void shouldMoveOverAndBack() throws IOException {
        try (RealSystem plant = RealSystem.of(folder, text())) {
            system = plant;
            COMPUTERS.forEach(system::start);
            await("version 1 to act", () -> acts("1"));

            final Path second = folder.resolve("system-2.xml");
            Files.writeString(second, plant.text().replace("version=\"1\"", "version=\"2\" slot=\"1\""));
            assertThat(config("import", second.toString())).contains("It waits");
            assertThat(config("list")).containsPattern("2 .*waiting");

            assertThat(config("activate", "2", "--confirm-within", "20s")).contains("nobody led for", "leads for 20 s");
            await("version 2 to act", () -> acts("2"));
            assertThat(config("activate", "2")).contains("TH8161");
            await("version 1 to act by itself", () -> acts("1") && !acts("2"));

            System.out.println(config("activate", "2"));
            assertThat(config("confirm")).contains("Version 2 leads. 1 is stopped and waits");
            await("the end of version 1", () -> acts("2") && runs("1") == 0);
            assertThat(config("list")).containsPattern("1 .*waiting").containsPattern("2 .*in service");

            System.out.println(config("rollback"));
            await("version 1 to act again", () -> acts("1") && runs("2") == 0);
            assertThat(config("list")).containsPattern("2 .*waiting").containsPattern("1 .*in service");

            assertThat(config("activate", "2")).contains("leads for 60 s");
            await("version 2 to act", () -> acts("2"));
            assertThat(config("rollback")).contains("Version 1 leads");
            await("version 1 to act at once", () -> acts("1") && runs("2") == 0);
            system.stop();
        }
        assertNothingActedTwice();
    }

    private static String text() {
        final String command =
                "java -Xmx64m -cp " + System.getProperty("java.class.path") + " " + ActivityProgram.class.getName();
        return """
                <system name="moved" version="1" basePort="20300">
                  <networks>
                    <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
                    <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
                  </networks>
                  <computers>
                    <spoke name="plant-1" a="127.0.1.11" b="127.0.2.11"/>
                    <spoke name="plant-2" a="127.0.1.12" b="127.0.2.12"/>
                  </computers>
                  <programs>
                    <program name="control" command="%s control.value"/>
                    <program name="gauge" command="%s gauge.value"/>
                    <program name="board" command="%s"/>
                  </programs>
                  <programCopies>
                    <programCopy id="control" program="control">
                      <instance computer="plant-1" rank="1"/> <instance computer="plant-2" rank="2"/>
                    </programCopy>
                    <programCopy id="gauge" program="gauge"> <instance computer="plant-1" rank="1"/> </programCopy>
                    <programCopy id="board" program="board"> <instance computer="plant-2" rank="1"/> </programCopy>
                  </programCopies>
                  <events>
                    <event name="control.value" class="int64"/>
                    <event name="gauge.value" class="int64"/>
                  </events>
                  <publishers>
                    <publisher copy="control" events="control.*"/>
                    <publisher copy="gauge" events="gauge.*"/>
                  </publishers>
                  <subscribers> <subscriber copy="board" events="**"/> </subscribers>
                  <assigners computers="plant-1"/>
                </system>
                """.formatted(command, command, command);
    }

    /** Whether both copies are ACTIVE in this version now. */
    private boolean acts(final String version) {
        return COPIES.stream()
                .allMatch(copy -> copy.stream().skip(1).anyMatch(computer -> {
                    final List<String> lines = log(computer, version, copy.get(0));
                    return runs(version) > 0
                            && !lines.isEmpty()
                            && lines.get(lines.size() - 1).startsWith("acts ");
                }));
    }

    /** On how many computers a version runs. */
    private long runs(final String version) {
        return COMPUTERS.stream()
                .map(computer -> StartRecord.read(system.home().computer(computer)))
                .flatMap(Optional::stream)
                .filter(records -> records.processes().stream()
                        .anyMatch(process -> process.version().equals(version)))
                .count();
    }

    private List<String> log(final String computer, final String version, final String copy) {
        final Path file = system.home().copyLog(computer, version, copy);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith("acts ") || line.startsWith("rests "))
                            .toList()
                    : List.of();
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private void assertNothingActedTwice() {
        for (final List<String> copy : COPIES) {
            final List<Activity> all = new ArrayList<>();
            for (final String version : List.of("1", "2")) {
                copy.stream().skip(1).forEach(computer -> {
                    long sinceNs = 0;
                    for (final String line : log(computer, version, copy.get(0))) {
                        final long ns = Long.parseLong(line.substring(line.indexOf(' ') + 1));
                        if (sinceNs != 0) {
                            all.add(new Activity(version, sinceNs, ns));
                        }
                        sinceNs = line.startsWith("acts ") ? ns : 0;
                    }
                });
            }
            all.sort(Comparator.comparingLong(Activity::fromNs));
            assertThat(all).as(copy.get(0)).hasSizeGreaterThan(4);
            for (int i = 1; i < all.size(); i++) {
                assertThat(all.get(i).fromNs())
                        .as("%s behind %s", all.get(i), all.get(i - 1))
                        .isGreaterThanOrEqualTo(all.get(i - 1).toNs());
            }
        }
    }

    private String config(final String... arguments) {
        final List<String> all = new ArrayList<>(List.of("config"));
        all.addAll(List.of(arguments));
        return system.console(all.toArray(String[]::new));
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_S, condition, system::said);
    }
}
