package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What holds for every command. */
final class TwinhubTest {
    @Test
    void shouldWelcomeWhoTypesTheBareName() {
        final Console console = Console.run();

        assertThat(console.exit()).isZero();
        assertThat(console.out())
                .contains("config")
                .contains("twinhub COMMAND --help")
                .hasLineCount(Twinhub.commandLine().getSubcommands().size() + 5);
    }

    @Test
    void shouldTellItsVersion() {
        assertThat(Console.run("--version").out()).startsWith("twinhub ").contains("java " + Runtime.version());
    }

    static Stream<List<String>> commands() {
        return below(Twinhub.commandLine(), List.of());
    }

    private static Stream<List<String>> below(final CommandLine command, final List<String> words) {
        return command.getSubcommands().entrySet().stream().flatMap(entry -> {
            final List<String> here =
                    Stream.concat(words.stream(), Stream.of(entry.getKey())).toList();
            return Stream.concat(Stream.of(here), below(entry.getValue(), here));
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldExplainEveryCommandWithAnExample(final List<String> words) {
        final Console console =
                Console.run(Stream.concat(words.stream(), Stream.of("--help")).toArray());

        assertThat(console.exit()).isZero();
        assertThat(console.out())
                .startsWith("Usage: twinhub " + String.join(" ", words))
                .contains("--json", "Example");
        assertThat(console.out().lines()).anyMatch(line -> line.startsWith("  twinhub " + String.join(" ", words)));
    }

    @Test
    void shouldSuggestWhatWasMeant() {
        final Console console = Console.run("confg");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.out()).isEmpty();
        assertThat(console.err()).contains("'confg'").contains("config").contains("Try: twinhub --help");
    }

    @Test
    void shouldExplainWrongUsage() {
        assertThat(Console.run("config").exit()).isEqualTo(2);
        final Console console = Console.run("config", "check");
        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("FILE").contains("Try: twinhub config check --help");
        final Console json = Console.run("config", "check", "--json");
        assertThat(json.exit()).isEqualTo(2);
        assertThat(json.err()).startsWith("{\"errors\":[{\"code\":8001,");
    }

    @Test
    void shouldKeepStackTracesInTheLogThatItNames() throws Exception {
        final StringWriter err = new StringWriter();
        final CommandLine line = Twinhub.commandLine().addSubcommand(new Failing());
        line.setErr(new PrintWriter(err));

        assertThat(line.execute("fail")).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("error: The command failed unexpectedly: IllegalStateException: on purpose.")
                .hasLineCount(1);
        final String text = err.toString();
        final Path log = Path.of(text.substring(
                text.indexOf("Details are in ") + "Details are in ".length(), text.indexOf("console.log") + 11));
        assertThat(Files.readString(log)).contains("twinhub fail").contains("\tat io.twinhub.cli.TwinhubTest");
    }

    @Test
    void shouldPrintErrorsAsJsonForScripts() {
        final ErrorResult error = ErrorResult.of(ErrorCode.CONFIG_NAME_UNKNOWN, "computer", "x")
                .in("config", "x", "")
                .expected("y")
                .causedBy(new IllegalStateException("z"));

        assertThat(Json.write(Output.toMap(error)))
                .isEqualTo(
                        "{\"code\":2002,\"severity\":\"ERROR\",\"text\":\"There is no computer \\\"x\\\".\","
                                + "\"component\":\"config\",\"computer\":\"x\",\"expected\":\"y\","
                                + "\"cause\":{\"code\":0,\"severity\":\"ERROR\",\"text\":\"java.lang.IllegalStateException: z\"}}");
    }

    @Command(name = "fail")
    private static final class Failing implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("on purpose");
        }
    }
}
