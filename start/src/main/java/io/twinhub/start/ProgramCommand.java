package io.twinhub.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a program as the configuration gives it, made ready for this computer. Words are separated by spaces; a word
 * with spaces stands in single or double quotes. No shell is involved.
 */
final class ProgramCommand {
    private static final String PROGRAMS = "${programs}";
    private static final String JAVA = "java";

    private ProgramCommand() {}

    /**
     * The words to execute. A program that is named just {@code java} runs on the Java of the start command itself, with what a Bus
     * needs there; options of the configuration come later and so prevail.
     *
     * @param programs what <code>${programs}</code> stands for.
     */
    static List<String> of(final String text, final Path programs) {
        final List<String> words = words(text).stream()
                .map(word -> word.replace(PROGRAMS, programs.toString()))
                .toList();
        if (words.isEmpty() || !words.get(0).equals(JAVA)) {
            return words;
        }
        final List<String> command = new ArrayList<>();
        command.add(JavaCommand.binary().toString());
        command.addAll(JavaCommand.options());
        // Half the footprint of the collector that Java picks by itself; two collectors at once it refuses.
        if (words.stream().noneMatch(word -> word.matches("-XX:\\+Use\\w+GC"))) {
            command.add("-XX:+UseSerialGC");
        }
        command.add("-XX:-UsePerfData");
        command.addAll(words.subList(1, words.size()));
        return List.copyOf(command);
    }

    private static List<String> words(final String text) {
        final List<String> words = new ArrayList<>();
        final StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (final char c : text.toCharArray()) {
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
