package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

final class ConfigCheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldSayWhatAValidSpecificationHolds() {
        final Console console = Console.run("config", "check", Waterworks.file(folder));

        assertThat(console.exit()).isZero();
        assertThat(console.out())
                .isEqualTo("ok System waterworks, version 2026.11.21-1: 2 hub computers, 2 spoke computers,"
                        + " 2 program copies, 101 events, UDP port 20100." + System.lineSeparator());
        assertThat(console.err()).isEmpty();
    }

    @Test
    void shouldPointAtBrokenXml() {
        final Path file = Waterworks.fileWith(folder, "</programs>", "</program>");

        final Console console = Console.run("config", "check", file);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).startsWith(file + ":12:").contains(": error: The text is not well-formed");
        assertThat(console.err()).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @Test
    void shouldPointAtEveryUnknownElementAndAttribute() {
        final Path file = Waterworks.file(
                folder,
                "spoiled.xml",
                Waterworks.XML
                        .replace("<program name=", "<programm name=")
                        .replace("<subscriber copy", "<subscriber kopy"));

        final Console console = Console.run("config", "check", file);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err())
                .contains(file + ":11:5: error: The element <programm> is not known in <programs>.")
                .contains("Did you mean \"program\"?")
                .contains(file + ":28:29: error: The attribute \"kopy\" is not known in <subscriber>.");
    }

    @Test
    void shouldPointAtADanglingName() {
        final Path file = Waterworks.fileWith(folder, "<subscriber copy=\"board\"", "<subscriber copy=\"bord\"");

        final Console console = Console.run("config", "check", file);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err())
                .contains(file + ":28:29: error: There is no")
                .contains("bord")
                .contains("Did you mean \"board\"?")
                .endsWith("1 problem in 1 file." + System.lineSeparator());
    }

    @Test
    void shouldPrintTheProblemsAsJsonForScripts() {
        final Path file = Waterworks.fileWith(folder, "<subscriber copy=\"board\"", "<subscriber copy=\"bord\"");

        final Console console = Console.run("config", "check", "--json", file);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out())
                .startsWith("{\"valid\":false,\"system\":\"waterworks\",\"version\":\"2026.11.21-1\",\"problems\":[{")
                .contains("\"line\":28,\"column\":29");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void shouldReadSeveralFilesAsOne() {
        final int events = Waterworks.XML.indexOf("  <events>");
        final int publishers = Waterworks.XML.indexOf("  <publishers>");
        final Path rest = Waterworks.file(
                folder, "rest.xml", Waterworks.XML.substring(0, events) + Waterworks.XML.substring(publishers));
        final Path section = Waterworks.file(folder, "events.xml", Waterworks.XML.substring(events, publishers));

        assertThat(Console.run("config", "check", rest, section).exit()).isZero();
        final Console alone = Console.run("config", "check", rest);
        assertThat(alone.exit()).isEqualTo(1);
        assertThat(alone.err()).contains(rest + ":");
    }

    @Test
    void shouldNameEveryFileThatCannotBeRead() {
        final Console console = Console.run("config", "check", folder.resolve("none.xml"), folder);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err())
                .contains("none.xml cannot be read: there is no such file")
                .contains("The file " + folder + " cannot be read")
                .contains("2 problems in 2 files.");
    }

    @Test
    void shouldRefuseXmlAndJsonTogether() {
        final Console console =
                Console.run("config", "check", Waterworks.file(folder), Waterworks.file(folder, "x.json", "{}"));

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).contains("XML and JSON cannot be read together");
    }

    @Test
    void shouldUseColourOnATerminalOnly() {
        final Path file = Waterworks.fileWith(folder, "<subscriber copy=\"board\"", "<subscriber copy=\"bord\"");

        assertThat(Console.run(Ansi.ON, "config", "check", file).err()).contains("\u001B[");
        assertThat(Console.run(Ansi.OFF, "config", "check", file).err()).doesNotContain("\u001B[");
    }

    @Test
    void shouldPrintWhatEachComputerNeeds() {
        final Console console = Console.run("config", "check", "--budget", Waterworks.file(folder));

        assertThat(console.exit()).isZero();
        assertThat(console.out())
                .contains("COMPUTER  PROCESSES  MEMORY  OF IT SHARED")
                .contains("plant-1   2")
                .contains("1 programs");
        assertThat(Console.run("config", "check", "--budget", "--json", Waterworks.file(folder))
                        .out())
                .contains("\"budgets\":[{\"computer\":\"hub-a\",\"processes\":1,");
    }
}
