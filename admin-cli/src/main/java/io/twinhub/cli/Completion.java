package io.twinhub.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Which words can stand where the cursor is, from the model of the commands and the names that a home knows. */
final class Completion {
    private final CommandSpec root;
    private final KnownNames names;

    Completion(final CommandSpec root, final KnownNames names) {
        this.root = root;
        this.names = names;
    }

    /**
     * A word.
     *
     * @param explanation in a few words; empty if there is none.
     */
    record Proposal(String word, String explanation) {}

    /**
     * @param before the words before that one.
     * @param begun what there is of the word.
     */
    List<Proposal> proposals(final List<String> before, final String begun) {
        CommandSpec command = root;
        OptionSpec open = null;
        int position = 0;
        for (final String word : before) {
            final CommandLine below = command.subcommands().get(word);
            if (open != null) {
                open = null;
            } else if (word.startsWith("-")) {
                final OptionSpec option = command.optionsMap().get(word);
                open = option != null && option.arity().max() > 0 ? option : null;
            } else if (position == 0 && below != null) {
                command = below.getCommandSpec();
            } else {
                position++;
            }
        }
        if (open != null) {
            return values(open, begun);
        }
        return begun.startsWith("-") ? options(command, begun) : words(command, position, begun);
    }

    private static List<Proposal> options(final CommandSpec command, final String begun) {
        return command.options().stream()
                .filter(option -> !option.hidden() && option.longestName().startsWith(begun))
                .map(option -> new Proposal(option.longestName(), first(option.description())))
                .toList();
    }

    private List<Proposal> words(final CommandSpec command, final int position, final String begun) {
        final List<Proposal> all = new ArrayList<>();
        if (position == 0) {
            command.subcommands().values().stream()
                    .map(CommandLine::getCommandSpec)
                    .filter(below -> below.name().startsWith(begun))
                    .filter(below -> !below.usageMessage().hidden())
                    .forEach(below -> all.add(new Proposal(
                            below.name(), first(below.usageMessage().description()))));
        }
        for (final PositionalParamSpec parameter : command.positionalParameters()) {
            if (parameter.index().contains(position)) {
                all.addAll(values(parameter, begun));
            }
        }
        return all;
    }

    private List<Proposal> values(final ArgSpec parameter, final String begun) {
        final List<Proposal> all = new ArrayList<>();
        if (parameter.completionCandidates() != null) {
            parameter
                    .completionCandidates()
                    .forEach(value -> all.add(new Proposal(value.toLowerCase(Locale.ROOT), "")));
        }
        names.of(parameter.paramLabel(), begun).forEach(name -> all.add(new Proposal(name, "")));
        all.removeIf(proposal -> !proposal.word().startsWith(begun));
        return all;
    }

    private static String first(final String[] description) {
        final String text = description.length == 0 ? "" : description[0];
        final int end = text.indexOf(". ");
        return CommandLine.Help.Ansi.OFF
                .string(end < 0 ? text : text.substring(0, end))
                .replace("$$", "$");
    }
}
