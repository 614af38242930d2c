package io.twinhub.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a program of the infrastructure do its last work on SIGTERM: the JVM waits for that, for a while. */
public final class StopSignal implements AutoCloseable {
    private static final long LAST_WORK_MAX_S = 3;

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean given;

    public StopSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "stop"));
    }

    /** Whether it was given. */
    public boolean isGiven() {
        return given;
    }

    private void onShutdown() {
        given = true;
        try {
            if (!done.await(LAST_WORK_MAX_S, TimeUnit.SECONDS)) {
                System.err.println("did not stop within " + LAST_WORK_MAX_S + " s");
            }
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last work is done. */
    @Override
    public void close() {
        done.countDown();
    }
}
