package io.twinhub.cli;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;

/**
 * Runs what most commands run, so that the launcher can archive the classes that they load; prints nothing and changes
 * nothing. Its argument is a specification to check.
 */
final class WarmUp {
    private WarmUp() {}

    public static void main(final String[] args) {
        run("--help");
        run("config", "--help");
        run("config", "check", args[0]);
        run("config", "check", args[0], "--json");
        run("no-such-command");
    }

    private static void run(final String... args) {
        final CommandLine line = Twinhub.commandLine();
        line.setOut(new PrintWriter(Writer.nullWriter()));
        line.setErr(new PrintWriter(Writer.nullWriter()));
        line.execute(args);
    }
}
