package io.twinhub.cli;

import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** A thread that carries what a process prints into its log, until the process ends. */
final class OutputPump {
    private static final int BUFFER_LENGTH_BYTES = 16 * 1024;
    private static final int STACK_LENGTH_BYTES = 128 * 1024;

    private final Thread thread;

    private OutputPump(final Thread thread) {
        this.thread = thread;
    }

    static OutputPump start(final Process process, final RotatedLog log) {
        final Thread thread = new Thread(
                null, () -> pump(process.getInputStream(), log), "output-" + process.pid(), STACK_LENGTH_BYTES);
        thread.setDaemon(true);
        thread.start();
        return new OutputPump(thread);
    }

    /** Waits until all that an ended process printed is in the log; a second is plenty. */
    void awaitEnd() {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(1));
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(final InputStream output, final RotatedLog log) {
        final byte[] buffer = new byte[BUFFER_LENGTH_BYTES];
        boolean writable = true;
        try (output) {
            for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                writable = writable && write(log, buffer, length);
            }
        } catch (final IOException ex) {
            // The process ended and its pipe was closed under us: there is no more to come.
        }
    }

    /** False if the log cannot be written: then the output is read and dropped, because a full pipe would stop the program. */
    private static boolean write(final RotatedLog log, final byte[] buffer, final int length) {
        try {
            log.write(buffer, length);
            return true;
        } catch (final IOException | TwinhubException ex) {
            return false;
        }
    }
}
