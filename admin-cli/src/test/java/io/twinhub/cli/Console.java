package io.twinhub.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Runs a command as the user would type it, in this process. */
record Console(int exit, String out, String err) {
    static Console run(final Object... words) {
        return run(Help.Ansi.OFF, words);
    }

    static Console run(final Help.Ansi ansi, final Object... words) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final CommandLine line = Twinhub.commandLine();
        line.setColorScheme(Help.defaultColorScheme(ansi));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        final String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        final int exit = line.execute(args);
        return new Console(exit, out.toString(), err.toString());
    }
}
