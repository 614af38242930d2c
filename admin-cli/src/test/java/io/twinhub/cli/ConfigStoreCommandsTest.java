package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that work on sealed versions: import, export, list, show, remove. */
final class ConfigStoreCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldSealAndListAVersion() {
        final Console imported = inHome("home", "import", Waterworks.file(folder), "--reason", "first");

        assertThat(imported.exit()).isZero();
        assertThat(imported.out()).startsWith("ok Version 2026.11.21-1 of system waterworks is sealed.");
        assertThat(inHome("home", "list").out())
                .contains("2026.11.21-1  waterworks  0     20100  in service  20")
                .contains("first");
        assertThat(inHome("home", "list", "--json").out())
                .startsWith("[{\"version\":\"2026.11.21-1\",\"state\":\"in service\",\"system\":\"waterworks\"");
    }

    @Test
    void shouldSealNothingThatIsNotValid() {
        final Path file = Waterworks.fileWith(folder, "<subscriber copy=\"board\"", "<subscriber copy=\"bord\"");

        final Console console = inHome("home", "import", file);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).contains(file + ":28:29: error:").contains("Nothing was imported.");
        assertThat(inHome("home", "list").out()).startsWith("No version is sealed in " + folder.resolve("home"));
    }

    @Test
    void shouldAcceptTheSameContentAgainButNoOther() {
        inHome("home", "import", Waterworks.file(folder));

        final Console again = inHome("home", "import", Waterworks.file(folder));
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("was sealed before with exactly this content");

        final Console other = inHome("home", "import", Waterworks.fileWith(folder, "3.2", "3.3"));
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).contains("The version 2026.11.21-1 is already sealed with another content.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void shouldGiveTheIdenticalVersionWhenAnExportIsImported(final String format) throws IOException {
        inHome("one", "import", Waterworks.file(folder));

        final Console exported = inHome("one", "export", Waterworks.VERSION, "--format", format);
        assertThat(exported.exit()).isZero();
        final Path file = Waterworks.file(folder, "exported." + format, exported.out());
        final Console imported = inHome("two", "import", file);

        assertThat(imported.err()).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("two/versions/2026.11.21-1/system.serial")))
                .isEqualTo(Files.readAllBytes(folder.resolve("one/versions/2026.11.21-1/system.serial")));
        assertThat(inHome("two", "export", Waterworks.VERSION, "--format", format)
                        .out())
                .isEqualTo(exported.out());
    }

    @Test
    void shouldExportOneSpecificationTypeAlone() {
        inHome("home", "import", Waterworks.file(folder));

        assertThat(inHome("home", "export", Waterworks.VERSION, "--type", "events")
                        .out())
                .isEqualTo("""
                        <events>
                          <event name="tank.{1..100}.level" class="float64" unit="m" staleAfter="2s"/>
                          <event name="pump.1.state" class="PumpState"/>
                        </events>
                        """);
        final Console wrong = inHome("home", "export", Waterworks.VERSION, "--type", "evnts");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("there are: networks, computers, programs");
    }

    @Test
    void shouldShowWhatOneComputerWouldRun() {
        inHome("home", "import", Waterworks.file(folder));

        assertThat(inHome("home", "show", Waterworks.VERSION).out())
                .contains("hub-a     mainHub A  10.1.0.1   -")
                .contains("plant-1   localHub   10.1.0.11  10.2.0.11  level-control");
        assertThat(inHome("home", "show", Waterworks.VERSION).out())
                .contains("idle                   backoff  What threads")
                .contains("window                 64KiB    What a sender");
        assertThat(inHome("home", "show", Waterworks.VERSION, "--json").out())
                .contains("\"transport\":{\"profile\":\"small\",\"idle\":\"backoff\",\"mtu\":\"1408B\"")
                .contains("\"heartbeatInterval\":\"250ms\"");
        assertThat(inHome("home", "show", Waterworks.VERSION, "--computer", "plant-1")
                        .out())
                .contains("level-control: java -cp ${programs}/waterworks.jar Controller")
                .contains("setpoint = 3.2 < \"4\"");
        assertThat(inHome("home", "show", Waterworks.VERSION, "--computer", "plant-2", "--json")
                        .out())
                .startsWith("{\"computer\":\"plant-2\",\"runs\":\"localHub\",\"addressA\":\"10.1.0.12\"");
        final Console unknown = inHome("home", "show", Waterworks.VERSION, "--computer", "plant-3");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("one of: hub-a, hub-b, plant-1, plant-2");
    }

    @Test
    void shouldTakeAVersionOutOfServiceAndBringItBack() {
        inHome("home", "import", Waterworks.file(folder));

        assertThat(inHome("home", "remove", Waterworks.VERSION).exit()).isZero();
        assertThat(inHome("home", "list").out()).contains("removed");
        inHome("home", "import", Waterworks.file(folder));
        assertThat(inHome("home", "list").out()).contains("in service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"export", "show", "remove"})
    void shouldNameTheKnownVersionsWhenThereIsNoSuch(final String command) {
        inHome("home", "import", Waterworks.file(folder));

        final Console console = inHome("home", command, "2026.11.21-2");

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out()).isEmpty();
        assertThat(console.err())
                .contains("error: There is no sealed version 2026.11.21-2.")
                .contains("one of: 2026.11.21-1");
    }

    @Test
    void shouldListADamagedVersionAsSuch() throws IOException {
        inHome("home", "import", Waterworks.file(folder));
        Files.write(folder.resolve("home/versions/2026.11.21-1/seal.serial"), new byte[3]);

        final Console console = inHome("home", "list");

        assertThat(console.exit()).isZero();
        assertThat(console.out()).contains("2026.11.21-1").contains("damaged");
    }

    @Test
    void shouldShowTheBudgetOfAComputer() {
        inHome("home", "import", Waterworks.file(folder));

        assertThat(inHome("home", "show", Waterworks.VERSION, "--computer", "plant-1")
                        .out())
                .contains("hubHeap             256MiB")
                .contains("sockets             4");
        assertThat(inHome("home", "show", Waterworks.VERSION, "--computer", "plant-1", "--json")
                        .out())
                .contains("\"budget\":{\"computer\":\"plant-1\",\"processes\":2,\"hubHeap\":268435456");
    }

    @Test
    void shouldSayWhatChangesFromOneVersionToAnother() {
        inHome("home", "import", Waterworks.file(folder));
        inHome(
                "home",
                "import",
                Waterworks.file(
                        folder,
                        "second.xml",
                        Waterworks.XML
                                .replace("version=\"2026.11.21-1\"", "version=\"2026.11.21-2\" slot=\"1\"")
                                .replace("{1..100}", "{1..101}")
                                .replace("plant-2", "north")));

        assertThat(inHome("home", "diff", Waterworks.VERSION, "2026.11.21-2").out())
                .isEqualToNormalizingNewlines("""
                        From version 2026.11.21-1 to version 2026.11.21-2 of system waterworks: 3 changes.
                        system
                          ~ waterworks
                              slot: 0 -> 1
                        computers
                          ~ plant-2 is now called north
                        events
                          + tank.101.level class=float64 unit=m staleAfter=2s
                        """);
        assertThat(inHome("home", "diff", "2026.11.21-2", Waterworks.VERSION, "--json")
                        .out())
                .contains("{\"type\":\"computers\",\"kind\":\"renamed\",\"name\":\"north\",\"details\":[\"plant-2\"]}");
        assertThat(inHome("home", "diff", Waterworks.VERSION, Waterworks.VERSION)
                        .out())
                .contains("differ in nothing but their ids");
        assertThat(inHome("home", "diff", Waterworks.VERSION, "2").exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "json"})
    void shouldImportOneTypeAndTakeTheOthersFromAFormerVersion(final String format) {
        inHome("home", "import", Waterworks.file(folder));
        final String events = inHome("home", "export", Waterworks.VERSION, "--type", "events", "--format", format)
                .out();
        final Path same = Waterworks.file(folder, "same." + format, events);
        final Path more = Waterworks.file(folder, "more." + format, events.replace("{1..100}", "{1..200}"));

        assertThat(importEvents(same, "2").err()).isEmpty();
        assertThat(importEvents(more, "3").err()).isEmpty();

        assertThat(inHome("home", "diff", Waterworks.VERSION, "2", "--json").out())
                .contains(
                        "\"changes\":[{\"type\":\"system\",\"kind\":\"changed\",\"name\":\"waterworks\",\"details\":[\"slot: 0 -> 1\"]}]");
        assertThat(inHome("home", "diff", "2", "3").out()).contains("tank.101.level to tank.200.level (100 events)");
        assertThat(inHome("home", "list").out()).contains("3             waterworks  2     20102");
    }

    @Test
    void shouldLetAFurtherVersionWait() {
        inHome("home", "import", Waterworks.file(folder));
        final Path second = Waterworks.file(
                folder,
                "second.xml",
                Waterworks.XML.replace("version=\"2026.11.21-1\"", "version=\"2026.11.21-2\" slot=\"1\""));

        assertThat(inHome("home", "import", second).out())
                .contains("It waits, since another version is in service: twinhub config activate 2026.11.21-2");
        assertThat(inHome("home", "import", second, "--json").out())
                .contains("\"state\":\"waiting\"", "\"sealedBefore\":true");
        assertThat(inHome("home", "list").out())
                .containsPattern("2026.11.21-1 .*in service")
                .containsPattern("2026.11.21-2 .*waiting");
        inHome("home", "remove", Waterworks.VERSION);
        inHome("home", "import", second);
        assertThat(inHome("home", "list").out()).containsPattern("2026.11.21-2 .*in service");
    }

    @Test
    void shouldAskForComputersBeforeAnythingIsActivated() {
        inHome("home", "import", Waterworks.file(folder));

        final Console console = inHome("home", "activate", Waterworks.VERSION);
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).contains("Not all computers answer: hub-a:", "TH8173");
        assertThat(inHome("home", "confirm").err()).contains("TH8173");
        assertThat(inHome("home", "rollback").err()).contains("TH8173");
        assertThat(inHome("home", "activate", Waterworks.VERSION, "--confirm-within", "1s")
                        .exit())
                .isEqualTo(2);
        assertThat(inHome("empty", "confirm").err()).contains("no version is in service");
    }

    @Test
    void shouldPointIntoTheFileOrIntoTheFormerVersionWhenOneTypeDoesNotFit() {
        inHome("home", "import", Waterworks.file(folder));
        final Path file =
                Waterworks.file(folder, "events.xml", "<events><event name='tank.1.level' class='floot'/></events>");

        final Console console = importEvents(file, "2");

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err())
                .contains(file + ":1:36: error: There is no event class \"floot\"")
                .contains("Nothing was imported.");
        final Path classes = Waterworks.file(folder, "classes.xml", "<eventClasses/>");
        assertThat(inHome("home", "import", "--type", "events", classes, "--from", Waterworks.VERSION, "--into", "2")
                        .err())
                .contains("version 2026.11.21-1, subscribers:");
    }

    @Test
    void shouldRefuseAFileWithMoreThanItsType() {
        inHome("home", "import", Waterworks.file(folder));
        final Path file = Waterworks.file(
                folder, "two.xml", "<computers><spoke name='plant-3' a='10.1.0.13' b='10.2.0.13'/></computers>");

        final Console console = importEvents(file, "2");

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).contains("holds more than one specification type: computers beside events");
        assertThat(inHome("home", "list").out()).doesNotContain("\n2 ");
        final Console withoutBase = inHome("home", "import", "--type", "events", file);
        assertThat(withoutBase.exit()).isEqualTo(2);
        assertThat(withoutBase.err()).contains("--type needs --from VERSION");
    }

    @Test
    void shouldShowNoControlCharacterOfAName() {
        final Path file = Waterworks.file(folder, "evil.json", "{\"name\":\"\\u001b[31mred\",\"version\":\"1\"}");

        final Console console = inHome("home", "import", file);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).contains("The system name").doesNotContain("\u001b");
    }

    private Console importEvents(final Path file, final String version) {
        return inHome("home", "import", "--type", "events", file, "--from", Waterworks.VERSION, "--into", version);
    }

    private Console inHome(final String home, final String command, final Object... more) {
        final Object[] words = new Object[more.length + 4];
        words[0] = "config";
        words[1] = command;
        System.arraycopy(more, 0, words, 2, more.length);
        words[words.length - 2] = "--home";
        words[words.length - 1] = folder.resolve(home);
        return Console.run(words);
    }
}
