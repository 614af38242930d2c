package io.twinhub.cli;

import java.io.IOException;
import java.io.Writer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/**
 * Shows text a page at a time: after each it waits for a key. Space brings the next page, Enter the next line, q ends it, and what is
 * written after that is dropped. Used by one thread.
 */
final class Pager extends Writer {
    private static final String PROMPT = "-- more: space, one line: Enter, end: q --";
    private static final int ROWS_MIN = 3;

    private final Terminal terminal;
    private final int rows;
    private final int columns;
    private int row;
    private int column;
    private boolean isEnded;

    Pager(final Terminal terminal) {
        this.terminal = terminal;
        rows = terminal.getSize().getRows() < ROWS_MIN
                ? Integer.MAX_VALUE
                : terminal.getSize().getRows() - 1;
        columns = terminal.getSize().getColumns() < 1
                ? Integer.MAX_VALUE
                : terminal.getSize().getColumns();
    }

    @Override
    public void write(final char[] text, final int offset, final int length) throws IOException {
        for (int i = offset; i < offset + length && !isEnded; i++) {
            if (row >= rows) {
                waitForKey();
            }
            if (!isEnded) {
                put(text[i]);
            }
        }
    }

    private void put(final char next) {
        terminal.writer().write(next);
        column = next == '\n' ? 0 : column + 1;
        // A long line takes several rows of the screen.
        if (next == '\n' || column > columns) {
            row++;
            column = next == '\n' ? 0 : 1;
        }
    }

    private void waitForKey() throws IOException {
        terminal.writer().write(PROMPT);
        terminal.flush();
        final Attributes before = terminal.enterRawMode();
        try {
            final int key = terminal.reader().read();
            isEnded = key == 'q' || key == 'Q' || key < 0 || key == 3;
            row = key == '\r' || key == '\n' ? rows - 1 : 0;
        } finally {
            terminal.setAttributes(before);
        }
        terminal.writer().write("\r" + " ".repeat(PROMPT.length()) + "\r");
    }

    @Override
    public void flush() {
        terminal.flush();
    }

    /** The terminal stays. */
    @Override
    public void close() {
        flush();
    }
}
