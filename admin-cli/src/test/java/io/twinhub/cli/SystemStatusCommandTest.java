package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemStatusCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldShowAllComputersALineEach() throws IOException {
        Files.createDirectories(folder.resolve("computers/dead"));
        Files.createFile(folder.resolve("computers/dead/control"));
        try (AskedHome home = new AskedHome(folder)) {
            home.add(
                    "plant",
                    () -> AskedHome.report(
                            "plant",
                            "localHub",
                            0,
                            Map.of("role.pump", 3L, "link.hub-a.role", 3L, "link.hub-b.role", 0L)));
            home.add("hub-a", () -> AskedHome.report("hub-a", "mainHub", 0, Map.of()));

            final Console console = Console.run("system", "status", "--all", "--home", folder);
            assertThat(console.exit()).isZero();
            assertThat(console.out())
                    .containsPattern("plant +degraded +1 leads +1/1 +0 +pump +only one network carries version 1\n")
                    .containsPattern("hub-a +ready +1 leads +1/1 +0 +-\n")
                    .containsPattern("dead +silent +- +0/0 +0 +- +The start command of dead does not answer")
                    .endsWith("3 computers: 1 ready, 1 degraded, 1 silent.\n");
            assertThat(Console.run("system", "status", "--all", "--json", "--home", folder)
                            .out())
                    .contains("{\"computer\":\"hub-a\",\"state\":\"ready\"");
            assertThat(Console.run("system", "status", "--all", "--computer", "plant", "--home", folder)
                            .out())
                    .endsWith("1 computer: 1 degraded.\n");
        }
    }

    @Test
    void shouldShowWhichVersionLeadsForHowLongAndThatItIsDrained() throws IOException {
        try (AskedHome home = new AskedHome(folder)) {
            home.add("plant", () -> AskedHome.moving("plant"));

            assertThat(Console.run("system", "status", "--computer", "plant", "--home", folder)
                            .out())
                    .contains("It is drained, until: twinhub system drain plant --undo\n")
                    .contains("Version 1 runs beside, and leads again in 51 s.\nVersion 2 leads for 42 s more.\n");
            assertThat(Console.run("system", "status", "--json", "--computer", "plant", "--home", folder)
                            .out())
                    .contains(
                            "\"drained\":true,\"versions\":[{\"version\":\"1\",\"lead\":\"beside\",\"leftMs\":50600},");
            assertThat(Console.run("system", "status", "--all", "--home", folder)
                            .out())
                    .containsPattern("plant +degraded +1 beside 51 s, 2 leads 42 s +1/1 .*the computer is drained");
            assertThat(Console.run("system", "status", "--all", "--json", "--home", folder)
                            .out())
                    .contains("\"drained\":true,\"versions\":[{\"version\":\"1\",");
        }
    }

    @Test
    void shouldAskNobodyElseInTheHomeOfOneComputer() throws IOException {
        try (AskedHome home = new AskedHome(folder)) {
            home.add("plant", () -> AskedHome.report("plant", "localHub", 0, Map.of()));

            assertThat(Console.run("system", "status", "--all", "--via", "office", "--home", folder)
                            .err())
                    .contains("There is no key in");
        }
    }
}
