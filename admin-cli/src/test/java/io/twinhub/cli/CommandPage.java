package io.twinhub.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The page of all commands, written from their model. */
final class CommandPage {
    /** Told once for all. */
    private static final Set<String> COMMON = Set.of("--help", "--json", "--home", "--version");

    private final StringBuilder page = new StringBuilder();

    static String text() {
        final CommandPage page = new CommandPage();
        page.begin();
        leaves(Twinhub.commandLine()).forEach(page::command);
        return page.page.toString();
    }

    /** Commands that do something, in the order of the help. */
    static List<CommandLine> leaves(final CommandLine command) {
        final List<CommandLine> leaves = new ArrayList<>();
        command.getSubcommands().values().forEach(below -> {
            if (below.getSubcommands().isEmpty()) {
                leaves.add(below);
            } else {
                leaves.addAll(leaves(below));
            }
        });
        return leaves;
    }

    private void begin() {
        page.append("""
                # Commands

                Each command says the same with `--help`. Results go to standard output, errors to standard error; colours appear on a terminal only.
                `twinhub completion bash` and `twinhub completion zsh` let a shell complete all of this.

                Written from the commands; do not edit. A test compares.

                | option of every command | means |
                | --- | --- |
                """);
        for (final OptionSpec option :
                leaves(Twinhub.commandLine()).get(0).getCommandSpec().options()) {
            if (isCommon(option)) {
                row(names(option), text(option.description()));
            }
        }
        page.append("\n| command | does |\n| --- | --- |\n");
        for (final CommandLine command : leaves(Twinhub.commandLine())) {
            final String name = command.getCommandSpec().qualifiedName();
            final String does = text(usage(command).description());
            final int end = does.indexOf(". ");
            row("[" + name + "](#" + name.replace(' ', '-') + ")", end < 0 ? does : does.substring(0, end + 1));
        }
    }

    private void command(final CommandLine command) {
        final CommandSpec spec = command.getCommandSpec();
        page.append("\n## ").append(spec.qualifiedName()).append("\n\n");
        for (final String paragraph : usage(command).description()) {
            page.append(escaped(paragraph)).append("\n\n");
        }
        page.append("    ")
                .append(new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF))
                        .synopsis(0)
                        .strip()
                        .replaceAll("\\R\\s*", " "))
                .append("\n");
        arguments(spec);
        page.append("\nExit status:");
        String separator = " ";
        for (final Map.Entry<String, String> status :
                usage(command).exitCodeList().entrySet()) {
            page.append(separator).append(status.getKey().strip()).append(' ').append(escaped(status.getValue()));
            separator = ", ";
        }
        page.append(".\n\n");
        for (final String example : usage(command).footer()) {
            page.append("    ").append(example.strip()).append('\n');
        }
    }

    private void arguments(final CommandSpec spec) {
        final List<OptionSpec> options = spec.options().stream()
                .filter(option -> !option.hidden() && !isCommon(option))
                .toList();
        if (options.isEmpty() && spec.positionalParameters().isEmpty()) {
            return;
        }
        page.append("\n| argument | means |\n| --- | --- |\n");
        for (final PositionalParamSpec parameter : spec.positionalParameters()) {
            row("`" + parameter.paramLabel() + "`", text(parameter.description()));
        }
        for (final OptionSpec option : options) {
            row(names(option), text(option.description()));
        }
    }

    /** The version of a program is common, that of a system is not. */
    private static boolean isCommon(final OptionSpec option) {
        return COMMON.contains(option.longestName()) && !option.paramLabel().equals("VERSION");
    }

    private static String names(final OptionSpec option) {
        final String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        return "`" + String.join("`, `", option.names()) + label + "`" + (option.required() ? ", required" : "");
    }

    private static UsageMessageSpec usage(final CommandLine command) {
        return command.getCommandSpec().usageMessage();
    }

    private static String text(final String[] lines) {
        return escaped(String.join(" ", lines));
    }

    private static String escaped(final String text) {
        return text.replace("$$", "$").replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*");
    }

    private void row(final String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
