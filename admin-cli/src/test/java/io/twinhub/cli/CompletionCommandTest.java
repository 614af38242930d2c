package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash proposes after it has read the script, and what zsh makes of a press of the tabulator key. */
final class CompletionCommandTest {
    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void makeScript() throws IOException {
        final Console console = Console.run("completion", "bash");
        assertThat(console.exit()).isZero();
        script = Files.writeString(folder.resolve("completion"), console.out());
        Files.createDirectories(folder.resolve("versions/2026-1"));
        Files.createDirectories(folder.resolve("computers/plant-1/2026-1/copies/pump"));
        Files.createDirectories(folder.resolve("computers/plant-2/2026-1/copies/pump"));
    }

    @Test
    void shouldServeZshWithTheSameScript() throws IOException {
        assertThat(Console.run("completion", "zsh").out()).isEqualTo(Files.readString(script));
        assertThat(Console.run("completion", "ZSH", "--json").out()).startsWith("{\"");
        assertThat(Console.run("completion", "fish").exit()).isEqualTo(2);
    }

    @Test
    void shouldCompleteCommandsAndOptions() throws Exception {
        assertThat(proposals("conf")).containsExactly("config");
        assertThat(proposals("config", "")).contains("check", "import", "show");
        assertThat(proposals("logs", "--fol")).containsExactly("--follow");
    }

    @Test
    void shouldCompleteNamesOfTheHome() throws Exception {
        assertThat(proposals("system", "start", "--computer", "pl")).containsExactly("plant-1", "plant-2");
        assertThat(proposals("config", "show", "")).contains("2026-1");
        assertThat(proposals("logs", "pu")).containsExactly("pump");
        assertThat(proposals("system", "why", "--home", folder + "/none", "--computer", ""))
                .isEmpty();
    }

    /** A zsh in a terminal, in which somebody types; what it makes of the line a function says instead of the console. */
    @Test
    void shouldCompleteInZsh() throws Exception {
        assertThat(typedInZsh("conf\tshow 2\t")).isEqualTo("config show 2026-1");
        assertThat(typedInZsh("logs pu\t--fol\t")).isEqualTo("logs pump --follow");
        assertThat(typedInZsh("system start --computer pl\t2\t")).isEqualTo("system start --computer plant-2");
        assertThat(typedInZsh("system top --sort SK\t")).isEqualTo("system top --sort SKEW");
        assertThat(typedInZsh("config show none\t")).isEqualTo("config show none");
    }

    private String typedInZsh(final String keys) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/zsh")), "there is no zsh");
        final Path function =
                Files.writeString(folder.resolve("function"), "twinhub() { print -r -- typed: \"$@\" :end }\n");
        final Path driver =
                Files.writeString(folder.resolve("driver"), """
                zmodload zsh/zpty
                zpty shell zsh -f -i
                zpty -w shell "source %s; source %s; print beg''un"
                zpty -r shell said '*begun*'
                zpty -w -n shell $'twinhub %s\n'
                zpty -r shell said '*typed:*:end*'
                said="${said##*typed:}"
                print -r -- "${said%%%%:end*}"
                zpty -d shell
                """.formatted(script, function, keys.replace("\t", "\\t")));
        final ProcessBuilder builder = new ProcessBuilder("/bin/zsh", "-f", driver.toString());
        builder.environment().putAll(Map.of("TWINHUB_HOME", folder.toString(), "HOME", folder.toString()));
        final Process zsh = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        if (!zsh.waitFor(60, TimeUnit.SECONDS)) {
            zsh.destroyForcibly();
        }
        return Files.readString(folder.resolve("said")).strip();
    }

    private List<String> proposals(final String... words) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
        final String typed = "twinhub "
                + String.join(
                        " ", Stream.of(words).map(word -> "'" + word + "'").toList());
        final ProcessBuilder builder = new ProcessBuilder(
                "/bin/bash",
                "-c",
                "source " + script + "; COMP_WORDS=(" + typed + "); COMP_CWORD=" + words.length
                        + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; _twinhub 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"");
        builder.environment().put("TWINHUB_HOME", folder.toString());
        final Process bash = builder.redirectErrorStream(true).start();
        final String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
