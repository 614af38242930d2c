package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/**
 * The page of all commands is written from their model. To write it anew:
 * {@code ./mvnw -pl admin-cli -am test -Dtest=CommandReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dtwinhub.commands.write=true}
 */
final class CommandReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "commands.md");

    @Test
    void shouldShowAllCommands() throws IOException {
        if (Boolean.getBoolean("twinhub.commands.write")) {
            Files.writeString(PAGE, CommandPage.text());
        }
        assertThat(Files.readString(PAGE))
                .as(
                        "docs/reference/commands.md is older than the commands; the comment of this test says how to write it")
                .isEqualTo(CommandPage.text());
    }

    static Stream<CommandLine> commands() {
        return CommandPage.leaves(Twinhub.commandLine()).stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldSayOfEveryCommandWhatMustBeSaid(final CommandLine command) throws IOException {
        final String name = command.getCommandSpec().qualifiedName();

        assertThat(Files.readString(PAGE)).contains("\n## " + name + "\n");
        assertThat(command.getCommandSpec().findOption("--json")).as("--json").isNotNull();
        assertThat(command.getCommandSpec().findOption("--home")).as("--home").isNotNull();
        assertThat(command.getCommandSpec().usageMessage().footer())
                .as("an example")
                .anyMatch(line -> line.startsWith("  " + name));
        assertThat(command.getCommandSpec().usageMessage().exitCodeList()).containsKeys("0", "1", "2");
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        command.getCommandSpec()
                .args()
                .forEach(argument -> assertThat(argument.description())
                        .as(name + " " + argument.paramLabel())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldRefuseAWrongOptionOnStandardError(final CommandLine command) {
        final List<String> words =
                List.of(command.getCommandSpec().qualifiedName().split(" "));
        final Object[] wrong = Stream.concat(words.stream().skip(1), Stream.of("--no-such-option"))
                .toArray();

        final Console console = Console.run(wrong);
        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).startsWith("error: ").contains("Try: ");
        final Console json =
                Console.run(Stream.concat(Stream.of(wrong), Stream.of("--json")).toArray());
        assertThat(json.exit()).isEqualTo(2);
        assertThat(json.out()).isEmpty();
        assertThat(json.err()).startsWith("{\"errors\":[");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldUseColoursOnATerminalOnly(final CommandLine command) {
        final Object[] help = Stream.concat(
                        Stream.of(command.getCommandSpec().qualifiedName().split(" "))
                                .skip(1),
                        Stream.of("--help"))
                .toArray();

        assertThat(Console.run(Help.Ansi.AUTO, help).out()).doesNotContain("\u001b");
        assertThat(Console.run(Help.Ansi.ON, help).out()).contains("\u001b");
    }
}
