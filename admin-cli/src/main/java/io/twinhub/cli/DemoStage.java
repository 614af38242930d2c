package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What every demo needs to tell its story: lines with the time, and waiting within a limit while the programs are listened to. Used by one thread. */
final class DemoStage {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private final DemoSystem system;
    private final Output output;
    private final Runnable listen;
    private final long startedNs = System.nanoTime();

    /** @param listen reads what the programs say. */
    DemoStage(final DemoSystem system, final Output output, final Runnable listen) {
        this.system = system;
        this.output = output;
        this.listen = listen;
    }

    void say(final String text) {
        output.line("[%5.1f s] %s", seconds(System.nanoTime() - startedNs), text);
    }

    void awaitUntil(final long untilNs) {
        while (System.nanoTime() - untilNs < 0) {
            rest();
        }
    }

    /**
     * Waits for a condition.
     *
     * @throws TwinhubException if it did not come about within the limit, or a start command has ended.
     */
    void await(final String what, final long limitNs, final BooleanSupplier condition) {
        final long deadlineNs = System.nanoTime() + limitNs;
        listen.run();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs >= 0) {
                throw failed(String.format(Locale.ROOT, "not within %.0f s: %s", seconds(limitNs), what));
            }
            system.computers().stream()
                    .filter(computer -> !computer.isRunning())
                    .findFirst()
                    .ifPresent(ended -> {
                        throw failed("the start command of " + ended.name() + " has ended");
                    });
            rest();
        }
    }

    void rest() {
        LockSupport.parkNanos(POLL_NS);
        listen.run();
    }

    static TwinhubException failed(final String reason) {
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_DEMO_FAILED, reason));
    }

    static double seconds(final long ns) {
        return (double) ns / TimeUnit.SECONDS.toNanos(1);
    }
}
