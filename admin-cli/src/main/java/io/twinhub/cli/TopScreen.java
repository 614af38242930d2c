package io.twinhub.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** A terminal that is drawn anew again and again, and whose keys act at once. Used by one thread. */
final class TopScreen implements AutoCloseable {
    /** No key was pressed. */
    static final int NO_KEY = NonBlockingReader.READ_EXPIRED;
    /** The terminal is gone, or its user wants the end. */
    static final int END = NonBlockingReader.EOF;

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_LINE = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final Terminal terminal;
    private final Attributes before;
    private volatile boolean isInterrupted;

    TopScreen(final Terminal terminal) {
        this.terminal = terminal;
        terminal.handle(Terminal.Signal.INT, signal -> isInterrupted = true);
        before = terminal.enterRawMode();
        terminal.writer().write(HOME + CLEAR_BELOW);
    }

    int columns() {
        return terminal.getSize().getColumns();
    }

    int rows() {
        return terminal.getSize().getRows();
    }

    /** Shows these lines and nothing else; what does not fit is cut off. */
    void draw(final List<String> lines) {
        final StringBuilder text = new StringBuilder(HOME);
        lines.stream()
                .limit(rows())
                .forEach(line -> text.append(text.length() > HOME.length() ? "\r\n" : "")
                        .append(line, 0, Math.min(line.length(), columns()))
                        .append(CLEAR_LINE));
        terminal.writer().write(text.append(CLEAR_BELOW).toString());
        terminal.flush();
    }

    /** The next key before this time, by {@link System#nanoTime}. */
    int key(final long untilNs) throws IOException {
        while (!isInterrupted) {
            final long leftMs = TimeUnit.NANOSECONDS.toMillis(untilNs - System.nanoTime());
            if (leftMs <= 0) {
                return NO_KEY;
            }
            // A signal does not wake the reader.
            final int key = terminal.reader().read(Math.min(leftMs, 100));
            if (key != NO_KEY) {
                return key == 'q' || key == 'Q' || key == CTRL_C || key == CTRL_D ? END : key;
            }
        }
        return END;
    }

    /** The terminal as it was; the last picture stays. */
    @Override
    public void close() {
        terminal.writer().write("\r\n");
        terminal.flush();
        terminal.setAttributes(before);
    }
}
