package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Reads commands and runs one after the other. Each is a fresh console, so that nothing of one is left in the next. Ctrl-C interrupts
 * the command and leaves the shell alone. Used by one thread.
 */
final class Shell {
    private static final String PROMPT = "twinhub> ";
    private static final Set<String> LAST_WORDS = Set.of("exit", "quit");
    /** These own the process in which they run, and stop what they have started when it ends, or the terminal. */
    private static final Set<String> IN_PROCESSES_OF_THEIR_OWN = Set.of("system start", "system top", "demo", "bench");

    private static final String COMMENT = "#";

    private final Home home;
    private final Parser parser = new DefaultParser().eofOnUnclosedQuote(true);

    /** @param home that of all commands, unless one names another. */
    Shell(final Home home) {
        this.home = home;
    }

    /** Runs what a person types, until "exit" or Ctrl-D. */
    int runInteractively(final Terminal terminal) {
        final LineReader reader = reader(terminal);
        terminal.writer()
                .println("Commands as on the command line, without \"twinhub\". Tab completes; exit or Ctrl-D ends.");
        int exit = Twinhub.EXIT_DONE;
        while (true) {
            try {
                reader.readLine(PROMPT);
            } catch (final UserInterruptException ctrlC) {
                continue;
            } catch (final EndOfFileException ctrlD) {
                return exit;
            }
            final List<String> words = words(reader.getParsedLine().words());
            if (isEnd(words)) {
                return exit;
            }
            exit = words.isEmpty() ? exit : runOn(terminal, words);
        }
    }

    /** Runs what a file or another program says, a command per line; returns the exit status of the last one. */
    int runLines(final BufferedReader lines, final PrintWriter out, final PrintWriter err) throws IOException {
        int exit = Twinhub.EXIT_DONE;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            final List<String> words;
            try {
                words = words(parser.parse(line, line.length(), Parser.ParseContext.ACCEPT_LINE)
                        .words());
            } catch (final SyntaxError wrong) {
                err.println("error: " + wrong.getMessage() + ": " + line);
                err.flush();
                exit = Twinhub.EXIT_USAGE;
                continue;
            }
            if (isEnd(words)) {
                return exit;
            }
            exit = words.isEmpty() ? exit : run(words, out, err, Ansi.OFF);
        }
        return exit;
    }

    private LineReader reader(final Terminal terminal) {
        final Completion completion = new Completion(Twinhub.commandLine().getCommandSpec(), new KnownNames(home));
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .completer((reader, line, candidates) -> completion
                        .proposals(
                                words(line.words().subList(0, line.wordIndex())),
                                line.word().substring(0, line.wordCursor()))
                        .forEach(proposal -> candidates.add(candidate(proposal))))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.HISTORY_FILE, historyFile())
                .build();
    }

    private static Candidate candidate(final Completion.Proposal proposal) {
        final String word = proposal.word();
        final String explanation = proposal.explanation().isEmpty() ? null : proposal.explanation();
        return new Candidate(word, word, null, explanation, null, null, !word.endsWith("/"));
    }

    /** What was typed may be nobody's business. */
    private Path historyFile() {
        final Path file = home.prepare().root().resolve("console-history");
        OwnerOnlyFiles.createFile(file);
        return file;
    }

    /** A habit of the command line does no harm. */
    private static List<String> words(final List<String> typed) {
        final List<String> words = new ArrayList<>(typed);
        words.removeIf(String::isEmpty);
        if (!words.isEmpty() && words.get(0).startsWith(COMMENT)) {
            return List.of();
        }
        return words.isEmpty() || !words.get(0).equals("twinhub") ? words : words.subList(1, words.size());
    }

    private static boolean isEnd(final List<String> words) {
        return words.size() == 1 && LAST_WORDS.contains(words.get(0));
    }

    private int runOn(final Terminal terminal, final List<String> words) {
        final Thread thread = Thread.currentThread();
        final Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> thread.interrupt());
        final PrintWriter out = new PrintWriter(isLive(words) ? terminal.writer() : new Pager(terminal));
        try {
            return run(words, out, terminal.writer(), Ansi.ON);
        } finally {
            out.flush();
            terminal.flush();
            terminal.handle(Terminal.Signal.INT, before);
            Thread.interrupted();
        }
    }

    /** Whether a command shows what happens, so that it must not wait for somebody to read. */
    private static boolean isLive(final List<String> words) {
        return words.contains("--follow") || words.contains("-f") || words.contains("watch");
    }

    private int run(final List<String> words, final PrintWriter out, final PrintWriter err, final Ansi ansi) {
        if (words.get(0).equals(ShellCommand.NAME)) {
            err.println("error: this is the shell");
            err.flush();
            return Twinhub.EXIT_USAGE;
        }
        final String command = String.join(" ", words);
        if (IN_PROCESSES_OF_THEIR_OWN.stream().anyMatch(own -> (command + " ").startsWith(own + " "))
                && !words.contains("--help")
                && !words.contains("-h")) {
            return runProcess(words);
        }
        final CommandLine line = Twinhub.commandLine()
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setOut(out)
                .setErr(err);
        line.setDefaultValueProvider(argument ->
                argument instanceof OptionSpec option && option.longestName().equals("--home")
                        ? home.root().toString()
                        : null);
        return line.execute(words.toArray(String[]::new));
    }

    private int runProcess(final List<String> words) {
        final List<String> arguments = new ArrayList<>(words);
        if (!words.contains("--home")) {
            arguments.addAll(List.of("--home", home.root().toString()));
        }
        try {
            final Process process = new ProcessBuilder(
                            JavaCommand.of(List.of("-XX:+UseSerialGC"), Main.class.getName(), arguments))
                    .inheritIO()
                    .start();
            while (true) {
                try {
                    return process.waitFor();
                } catch (final InterruptedException ctrlC) {
                    // The terminal has told the process as well, which now ends in its own way.
                    process.destroy();
                }
            }
        } catch (final IOException ex) {
            throw new TwinhubException(CommandErrors.failed(ex));
        }
    }
}
