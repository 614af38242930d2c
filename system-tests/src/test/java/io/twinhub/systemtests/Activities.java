package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import io.twinhub.start.StartRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which version of a system acts, and from when to when each did, by what {@link ActivityProgram}s have said. */
final class Activities {
    static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1", "plant-2");
    /** Copies that act, each with its computers. */
    private static final List<List<String>> COPIES =
            List.of(List.of("control", "plant-1", "plant-2"), List.of("gauge", "plant-1"));

    private static final Pattern SAID = Pattern.compile("(began|acts|lives|rests) (\\d+)");
    /** A program that is ACTIVE says so fifty times a second. */
    private static final long LATELY_NS = TimeUnit.SECONDS.toNanos(1);

    private final Function<String, Home> homes;

    /** From when to when an instance was ACTIVE in a version. */
    private record Activity(String version, String computer, long fromNs, long toNs) {}

    /** @param homes of the computers, by their names. */
    Activities(final Function<String, Home> homes) {
        this.homes = homes;
    }

    /** A system of two versions: their texts differ in version and slot. */
    static String text(final String name, final int basePort) {
        final String command =
                "java -Xmx64m -cp " + System.getProperty("java.class.path") + " " + ActivityProgram.class.getName();
        return """
                <system name="%s" version="1" basePort="%d">
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
                """.formatted(name, basePort, command, command, command);
    }

    /** Whether both copies are ACTIVE in this version now. */
    boolean act(final String version) {
        return COPIES.stream()
                .allMatch(copy -> copy.stream()
                        .skip(1)
                        .anyMatch(computer -> activities(computer, version, copy.get(0)).stream()
                                .anyMatch(each -> System.nanoTime() - each.toNs() < LATELY_NS)));
    }

    /** On how many computers a version runs. */
    long runs(final String version) {
        return COMPUTERS.stream()
                .map(computer -> StartRecord.read(homes.apply(computer).computer(computer)))
                .flatMap(Optional::stream)
                .filter(records -> records.processes().stream()
                        .anyMatch(process -> process.version().equals(version)))
                .count();
    }

    /** No copy was ever ACTIVE in two instances, of whichever version. */
    void assertNothingActedTwice(final int countMin) {
        for (final List<String> copy : COPIES) {
            final List<Activity> all = new ArrayList<>();
            for (final String version : List.of("1", "2")) {
                copy.stream().skip(1).forEach(computer -> all.addAll(activities(computer, version, copy.get(0))));
            }
            all.sort(Comparator.comparingLong(Activity::fromNs));
            assertThat(all).as(copy.get(0)).hasSizeGreaterThanOrEqualTo(countMin);
            for (int i = 1; i < all.size(); i++) {
                assertThat(all.get(i).fromNs())
                        .as("%s behind %s", all.get(i), all.get(i - 1))
                        .isGreaterThanOrEqualTo(all.get(i - 1).toNs());
            }
        }
    }

    /** Those of an instance. One that was killed has said until then that it lives. */
    private List<Activity> activities(final String computer, final String version, final String copy) {
        final List<Activity> all = new ArrayList<>();
        long fromNs = 0;
        long toNs = 0;
        for (final String line : log(homes.apply(computer).copyLog(computer, version, copy))) {
            final Matcher said = SAID.matcher(line);
            if (!said.matches()) {
                continue;
            }
            final String word = said.group(1);
            final boolean goesOn = word.equals("lives") || word.equals("rests");
            toNs = goesOn ? Long.parseLong(said.group(2)) : toNs;
            if (fromNs != 0 && !word.equals("lives")) {
                all.add(new Activity(version, computer, fromNs, toNs));
                fromNs = 0;
            }
            if (word.equals("acts")) {
                fromNs = Long.parseLong(said.group(2));
                toNs = fromNs;
            }
        }
        if (fromNs != 0) {
            all.add(new Activity(version, computer, fromNs, toNs));
        }
        return all;
    }

    private static List<String> log(final Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }
}
