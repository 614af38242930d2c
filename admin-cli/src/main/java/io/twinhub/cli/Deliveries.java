package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Reach;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.distribution.SentVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings a version to many computers, to some at a time, and says how it goes. */
final class Deliveries {
    /** More at a time would only share the same network and processors. */
    private static final int AT_A_TIME_MAX = 16;
    /** A connection that breaks is made anew, by the other network if need be. */
    private static final int ATTEMPTS = 3;

    private static final long PROGRESS_STEP_BYTES = 4 << 20;

    private final Reach reach;
    private final SentVersion version;
    private final Output output;

    Deliveries(final Reach reach, final SentVersion version, final Output output) {
        this.reach = reach;
        this.version = version;
        this.output = output;
    }

    /** One for each computer, in their order. */
    List<Delivery> toAll(final List<String> computers) throws InterruptedException {
        final ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_A_TIME_MAX, computers.size()));
        try {
            final List<Future<Delivery>> begun = new ArrayList<>();
            computers.forEach(computer -> begun.add(threads.submit(() -> deliver(computer))));
            final List<Delivery> deliveries = new ArrayList<>();
            for (final Future<Delivery> each : begun) {
                deliveries.add(each.get());
            }
            return deliveries;
        } catch (final ExecutionException ex) {
            throw new IllegalStateException(ex.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Delivery deliver(final String computer) {
        final long beginNs = System.nanoTime();
        TwinhubException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (AskedComputer asked = reach.to(computer)) {
                final Progress progress = new Progress(computer);
                final Delivery delivery =
                        new Delivery(computer, version.sendTo(asked, progress::at), sinceMs(beginNs), null);
                say("%-20s %s, after %d ms", computer, delivery.state().text(), delivery.tookMs());
                return delivery;
            } catch (final TwinhubException ex) {
                last = ex;
                if (ex.error().errorCode() != ErrorCode.CONTROL_UNREACHABLE) {
                    break;
                }
            }
        }
        say("%-20s missing: %s", computer, last.error().text());
        return new Delivery(computer, null, sinceMs(beginNs), last.error());
    }

    private static long sinceMs(final long beginNs) {
        return (System.nanoTime() - beginNs) / 1_000_000;
    }

    private synchronized void say(final String format, final Object... arguments) {
        output.line(format, arguments);
    }

    /** Says from time to time how far a computer is with a large version. */
    private final class Progress {
        private final String computer;
        private long saidBytes;

        private Progress(final String computer) {
            this.computer = computer;
        }

        void at(final long bytes) {
            if (bytes - saidBytes >= PROGRESS_STEP_BYTES && bytes < version.lengthBytes()) {
                saidBytes = bytes;
                say("%-20s has %d %%", computer, bytes * 100 / version.lengthBytes());
            }
        }
    }
}
