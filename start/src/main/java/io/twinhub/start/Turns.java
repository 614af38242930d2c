package io.twinhub.start;

import io.twinhub.metadata.ErrorResult;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Does what is due, again and again, until it is over. A turn that fails is told, and the next one is taken: without turns no version would return by itself. */
final class Turns implements Runnable {
    private final LongSupplier turn;
    private final long restNs;
    private final Consumer<ErrorResult> errors;
    private final CountDownLatch over;

    /**
     * @param turn does what is due, and says after how many nanoseconds it is to be called again.
     * @param restNs after a turn that failed.
     * @param errors gets why a turn failed.
     * @param over when it is counted down no further turn is taken.
     */
    Turns(final LongSupplier turn, final long restNs, final Consumer<ErrorResult> errors, final CountDownLatch over) {
        this.turn = turn;
        this.restNs = restNs;
        this.errors = errors;
        this.over = over;
    }

    @Override
    public void run() {
        try {
            while (!over.await(nsAfterTurn(), TimeUnit.NANOSECONDS)) {
                // until it is over
            }
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private long nsAfterTurn() {
        try {
            return turn.getAsLong();
        } catch (final RuntimeException ex) {
            errors.accept(ErrorResult.of(ex));
            return restNs;
        }
    }
}
