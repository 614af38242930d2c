package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.start.control.ComputerReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paths of the sample with two networks, by what its start commands are made to answer. */
final class SystemPathCommandTest {
    private static final long SINCE_MS = 1_700_000_000_000L;

    @TempDir
    private Path folder;

    private AskedHome home;
    private final Map<String, Long> sender = spoke("role.machine-1");
    private final Map<String, Long> receiver = spoke("role.board");

    @BeforeEach
    void startComputers() {
        assertThat(Console.run("config", "import", "../config-samples/two-networks/system.xml", "--home", folder)
                        .exit())
                .isZero();
        receiver.putAll(Map.of(
                "source.plant-1.A.first",
                90L,
                "source.plant-1.A.late",
                10L,
                "source.plant-1.A.lost",
                0L,
                "source.plant-1.B.first",
                10L,
                "source.plant-1.B.late",
                90L,
                "source.plant-1.B.lost",
                0L,
                "source.plant-1.both.lost",
                0L));
        home = new AskedHome(folder);
        home.add("plant-1", () -> report("plant-1", "localHub", sender));
        home.add("control", () -> report("control", "localHub", receiver));
        final Map<String, Long> hub = Map.of("link.control.forwarded", 100L, "link.control.dropped", 0L);
        home.add("hub-a", () -> report("hub-a", "mainHub", hub));
        home.add("hub-b", () -> report("hub-b", "mainHub", hub));
    }

    @AfterEach
    void stopComputers() {
        home.close();
    }

    private static ComputerReport report(final String computer, final String hub, final Map<String, Long> counters) {
        return AskedHome.report(computer, hub, 0, counters);
    }

    private static Map<String, Long> spoke(final String role) {
        final Map<String, Long> counters = new TreeMap<>();
        counters.put(role, 3L);
        counters.put("events.sent", 100L);
        for (final String network : new String[] {"A", "B"}) {
            final String link = "link.hub-" + network.toLowerCase(Locale.ROOT);
            counters.put("path." + network + ".behind", 0L);
            counters.put("path." + network + ".lag", 0L);
            counters.put(link + ".role", 3L);
            counters.put(link + ".sinceMs", SINCE_MS);
            counters.put(link + ".openings", 2L);
            counters.put(link + ".noRoom", 0L);
        }
        return counters;
    }

    @Test
    void shouldShowBothPathsLegByLeg() {
        final Console console = path("machine-1", "board");

        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(console.out())
                .startsWith("From machine-1 (ACTIVE on plant-1) to board (ACTIVE on control), version 1.\n")
                .contains(" events may pass: machine-1.cpu.")
                .containsPattern("A +plant-1 -> hub-a +ACTIVE +2023-11-14T22:13:20Z +100 +0 +1\n")
                .containsPattern("B +hub-b -> control +ACTIVE +2023-11-14T22:13:20Z +100 +0 +1\n")
                .containsPattern("B +10 +90 +0 +0 +0\n")
                .endsWith("Both paths are whole.\n");
        assertThat(path("plant-1", "control").out()).startsWith("From computer plant-1 to computer control");
        assertThat(path("machine-1", "board", "--json").out())
                .contains("\"whole\":true", "\"hub\":\"hub-b\",\"active\":true", "\"sent\":100");
    }

    @Test
    void shouldNameTheBrokenLegAndWhatCarriesOn() {
        receiver.put("link.hub-b.role", 1L);

        final Console console = path("machine-1", "board");
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out())
                .contains("B is broken between hub-b and control since 2023-11-14T22:13:20Z: look at the cable")
                .endsWith("Meanwhile A carries everything.\n");

        sender.put("link.hub-a.role", 0L);
        assertThat(path("machine-1", "board").out())
                .contains("A is broken between plant-1 and hub-a since")
                .doesNotContain("Meanwhile");
    }

    @Test
    void shouldTellALaggingPathFromOneThatIsWhole() {
        receiver.put("path.B.behind", 1L);
        assertThat(path("machine-1", "board").exit()).as("another source's").isZero();

        receiver.put("source.plant-1.B.late", 60L);
        assertThat(path("machine-1", "board").out())
                .contains("B does not bring everything of plant-1 to control just now (30 behind)");
    }

    @Test
    void shouldSayThatTheConfigurationLetsNothingPass() {
        sender.put("role.board", 3L);
        home.add("plant-2", () -> report("plant-2", "localHub", spoke("role.machine-2")));

        final Console console = path("machine-1", "machine-2");
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out())
                .contains("The configuration lets nothing pass.")
                .contains("Nothing of machine-1 reaches machine-2: no <publisher> of it has a <subscriber> there.");
    }

    @Test
    void shouldLookAtTheProgramsAsWell() {
        sender.put("role.machine-1", 2L);
        receiver.put("receiver.board.slow", 1L);
        assertThat(path("machine-1", "board").out())
                .contains("machine-1 is ACTIVE nowhere, so it sends nothing: twinhub system why machine-1.")
                .contains("board does not keep up with its events");
        receiver.put("role.board", 0L);
        assertThat(path("machine-1", "board").out()).contains("board is not connected on control: twinhub logs board.");
    }

    @Test
    void shouldTellWhatIsKnownOfComputersThatAreSilent() {
        final Console console = path("machine-2", "board");

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out())
                .contains("machine-2 (not heard on plant-2)")
                .contains("The start command of plant-2 does not answer: look whether it runs.")
                .contains("A is not known between plant-2 and hub-a");
    }

    @Test
    void shouldNeedNoNetworkOnOneComputer() {
        final Console console = path("machine-3", "board");

        receiver.put("role.machine-3", 3L);
        assertThat(path("machine-3", "board").out()).endsWith("Both are on control: no network is needed.\n");
        assertThat(console.out()).contains("machine-3 is ACTIVE nowhere");
    }

    @Test
    void shouldRefuseUnknownNamesAndHubComputers() {
        assertThat(path("machine-9", "board").err())
                .contains("There is no computer or program copy \"machine-9\".", "Did you mean \"machine-1\"?");
        assertThat(path("hub-a", "board").err()).contains("hub-a is a hub computer");
        assertThat(Console.run("system", "path", "a", "b", "--home", folder.resolve("none"))
                        .err())
                .contains("No version is in service");
        assertThat(path("machine-1", "board", "--version", "7").err()).contains("There is no sealed version 7");
    }

    private Console path(final Object... words) {
        final Object[] all = new Object[words.length + 4];
        System.arraycopy(words, 0, all, 2, words.length);
        all[0] = "system";
        all[1] = "path";
        all[words.length + 2] = "--home";
        all[words.length + 3] = folder;
        return Console.run(all);
    }
}
