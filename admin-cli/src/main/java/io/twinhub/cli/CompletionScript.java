package io.twinhub.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What bash needs to complete the words of a console, and zsh by its emulation of bash. Commands and options are written into the
 * script; names are those of the folders of the home, which takes no Java at each press of a key.
 */
final class CompletionScript {
    private static final String NAME = "twinhub";

    /** By the label of a parameter: the folders of a home that have the names. */
    private static final Map<String, String> FOLDERS =
            new TreeMap<>(Map.of("COPY", "computers/*/*/copies/*/", "NAME", "computers/*/", "VERSION", "versions/*/"));

    private final CommandLine commands;
    private final Map<String, Set<String>> options = new TreeMap<>();
    private final Map<String, Set<String>> parameters = new TreeMap<>();

    CompletionScript(final CommandLine commands) {
        this.commands = commands;
        collect(commands.getCommandSpec(), "");
    }

    private void collect(final CommandSpec command, final String path) {
        command.options().forEach(option -> Stream.of(option.names()).forEach(name -> add(options, option, name)));
        command.positionalParameters().forEach(parameter -> add(parameters, parameter, path));
        command.subcommands()
                .forEach((name, below) -> collect(below.getCommandSpec(), path.isEmpty() ? name : path + " " + name));
    }

    private static void add(final Map<String, Set<String>> byLabel, final ArgSpec argument, final String name) {
        if (FOLDERS.containsKey(argument.paramLabel())) {
            byLabel.computeIfAbsent(argument.paramLabel(), label -> new TreeSet<>())
                    .add(name);
        }
    }

    String text() {
        final StringBuilder script = new StringBuilder(AutoComplete.bash(NAME, commands));
        script.append("""

                # The names of a kind, from the folders of the home.
                function _twinhub_names() {
                  local home="${TWINHUB_HOME:-$HOME/.twinhub}" i folder
                  for ((i = 1; i < COMP_CWORD; i++)); do
                    if [[ "${COMP_WORDS[i]}" == --home ]]; then home="${COMP_WORDS[i + 1]}"; fi
                  done
                  for folder in $(
                    case "$1" in
                """);
        FOLDERS.forEach((label, folders) -> script.append("      (")
                .append(label)
                .append(") echo \"$home\"/")
                .append(folders)
                .append(" ;;\n"));
        script.append("""
                    esac 2>/dev/null
                  ); do
                    folder="${folder%/}"
                    if [[ -d "$folder" ]]; then echo "${folder##*/}"; fi
                  done
                }

                # Commands and options as they are written above, and names where the word before, or all words so far, ask for them.
                function _twinhub() {
                  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}" kind=
                  _complete_twinhub
                  case "$before" in
                """);
        options.forEach((label, names) -> appendCase(script, List.copyOf(names), label));
        script.append("""
                  esac
                  case "${COMP_WORDS[*]:1:$((COMP_CWORD - 1))}" in
                """);
        parameters.forEach((label, paths) ->
                appendCase(script, paths.stream().map(path -> '"' + path + '"').toList(), label));
        script.append("""
                  esac
                  if [[ -n "$kind" ]]; then
                    COMPREPLY+=($(compgen -W "$(_twinhub_names "$kind" | sort -u)" -- "$word"))
                  fi
                }

                complete -F _twinhub -o default twinhub
                """);
        return script.toString();
    }

    private static void appendCase(final StringBuilder script, final List<String> patterns, final String label) {
        script.append("    ")
                .append(String.join(" | ", patterns))
                .append(") kind=")
                .append(label)
                .append(" ;;\n");
    }
}
