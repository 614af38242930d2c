package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompletionTest {
    @TempDir
    private Path folder;

    private Completion completion;

    @BeforeEach
    void importSystem() {
        assertThat(Console.run("config", "import", "../config-samples/quickstart/system.xml", "--home", folder)
                        .exit())
                .isZero();
        completion = new Completion(Twinhub.commandLine().getCommandSpec(), new KnownNames(new Home(folder)));
    }

    @Test
    void shouldProposeCommandsWithTheirMeaning() {
        assertThat(words("")).contains("config", "system", "logs", "doctor");
        assertThat(words("lo")).containsExactly("logs");
        assertThat(words("", "config")).contains("check", "import", "show");
        assertThat(completion.proposals(List.of("config"), "lis"))
                .containsExactly(new Completion.Proposal("list", "Show the sealed versions."));
    }

    @Test
    void shouldProposeOptions() {
        assertThat(words("--f", "logs")).containsExactly("--follow");
        assertThat(words("--", "system", "start"))
                .contains("--computer", "--programs")
                .doesNotContain("--until-input-ends");
    }

    @Test
    void shouldProposeNamesOfTheHome() {
        assertThat(words("", "system", "start", "--computer")).containsExactly("hub-a", "hub-b", "plant-1");
        assertThat(words("", "config", "show")).containsExactly("1");
        assertThat(words("", "config", "show", "1")).isEmpty();
        assertThat(words("", "logs")).contains("board", "machine-1");
        assertThat(words("", "logs", "--computer", "plant-1", "--follow")).contains("board");
    }

    @Test
    void shouldProposeClassesValuesAndFiles() {
        assertThat(words("sys", "metadata", "schema")).contains("system");
        assertThat(words("", "config", "export", "1", "--format")).containsExactly("xml", "json");
        assertThat(words("../config-sam", "config", "check")).containsExactly("../config-samples/");
        assertThat(words("no-such/folder/x", "config", "check")).isEmpty();
    }

    private List<String> words(final String begun, final String... before) {
        return completion.proposals(List.of(before), begun).stream()
                .map(Completion.Proposal::word)
                .toList();
    }
}
