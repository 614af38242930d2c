package io.twinhub.cli;

import io.twinhub.config.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** All commands interactively. */
@Command(
        name = ShellCommand.NAME,
        description = {
            "Run commands interactively: with completion of commands, options and the names that the home knows, a history, and long output"
                    + " a page at a time. Ctrl-C ends a command; exit, quit or Ctrl-D ends the shell.",
            "From a pipe or a file: a command per line; lines that begin with # are left out. The exit status is that of the last command."
                    + " Commands take --json, the shell itself prints no result."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub shell", "  twinhub shell < commands.txt"})
final class ShellCommand implements Callable<Integer> {
    static final String NAME = "shell";

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        final Home home = common.home();
        final Shell shell = new Shell(home);
        // A dumb one is what there is without a terminal.
        try (Terminal terminal =
                TerminalBuilder.builder().system(true).dumb(true).build()) {
            if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                return shell.runInteractively(terminal);
            }
        }
        return shell.runLines(
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
