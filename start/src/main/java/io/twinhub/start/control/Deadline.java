package io.twinhub.start.control;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes a connection on which a step takes too long. Unlike a socket's own timeout it bounds the whole step, however slowly bytes drip in, and it serves local sockets as well,
 * which have no timeout.
 */
final class Deadline {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private Deadline() {}

    /** Something that waits for a peer. */
    interface Step<T> {
        T run() throws IOException;
    }

    /**
     * Does a step.
     *
     * @throws IOException that of the step, or one that says that it took too long.
     */
    static <T> T within(final long ns, final Closeable connection, final Step<T> step) throws IOException {
        final AtomicBoolean isOver = new AtomicBoolean();
        final ScheduledFuture<?> end = TIMER.schedule(
                () -> {
                    isOver.set(true);
                    close(connection);
                },
                ns,
                TimeUnit.NANOSECONDS);
        try {
            return step.run();
        } catch (final IOException ex) {
            if (isOver.get()) {
                throw new IOException("nothing complete within " + TimeUnit.NANOSECONDS.toMillis(ns) + " ms", ex);
            }
            throw ex.getMessage() == null ? new IOException("the connection broke", ex) : ex;
        } finally {
            end.cancel(false);
        }
    }

    /** Closes what may be closed, or broken, already. */
    static void close(final Closeable connection) {
        try {
            connection.close();
        } catch (final IOException gone) {
            // It is closed.
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            final Thread thread = new Thread(work, "control-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
