package io.twinhub.start;

import io.twinhub.metadata.ErrorResult;
import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Where a start command says what it does: one line per step, with time and computer. Safe for several threads. */
public record Report(String computer, PrintStream out, PrintStream err) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /** Something that happened. */
    public void line(final String text) {
        out.println(prefix() + text);
    }

    /** Something that is wrong. */
    public void error(final ErrorResult error) {
        err.println(prefix() + error.toText());
    }

    private String prefix() {
        return LocalTime.now(ZoneId.systemDefault()).format(TIME) + " " + computer + ": ";
    }
}
