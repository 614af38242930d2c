package io.twinhub.runtime;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A thread of its own for what a duty cycle must not wait for, such as a disk. Used by one thread. */
public final class Background implements AutoCloseable {
    private static final long CLOSE_TIMEOUT_S = 10;

    private final ExecutorService executor;
    private volatile boolean isIdle = true;

    /** @param thread its name. */
    public Background(final String thread) {
        executor = Executors.newSingleThreadExecutor(task -> {
            final Thread made = new Thread(task, thread);
            made.setDaemon(true);
            return made;
        });
    }

    /** Whether what was handed over last is done; what it wrote to memory is seen then. */
    public boolean isIdle() {
        return isIdle;
    }

    /** Does something there, after what was handed over before. */
    public void run(final Runnable task) {
        isIdle = false;
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                isIdle = true;
            }
        });
    }

    /** Waits until what was handed over is done, for ten seconds at most. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(CLOSE_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }
}
