package io.twinhub.start;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.Exchange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Start commands that are asked all at once, as often as one likes, over connections that stay open. Each has the same limit of time: one that is slow or gone delays nobody
 * longer than that. It is asked one thing after the other: a further question waits, within its own limit, until the one before was answered or given up. Used by one thread.
 */
public final class AskedComputers implements AutoCloseable {
    /** Threads, mostly waiting; and so many connections begin at the same time. */
    private static final int AT_A_TIME_MAX = 64;

    private final Function<String, AskedComputer> connect;
    private final ExecutorService threads;
    private final Map<String, AskedComputer> connections = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    /**
     * What came of asking one computer.
     *
     * @param answer null if there is none.
     * @param failure why there is none; null if there is one.
     * @param atNs when it came, by {@link System#nanoTime}.
     */
    public record Answer<A>(String computer, A answer, ErrorResult failure, long atNs) {}

    /** @param connect to the start command of a computer; called by several threads. */
    public AskedComputers(final Function<String, AskedComputer> connect) {
        this.connect = connect;
        threads = Executors.newFixedThreadPool(AT_A_TIME_MAX, work -> {
            final Thread thread = new Thread(work, "asks");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The answers, in the order of the computers.
     *
     * @param withinNs for each computer.
     */
    public <Q, A> List<Answer<A>> ask(
            final Collection<String> computers, final Exchange<Q, A> exchange, final Q request, final long withinNs)
            throws InterruptedException {
        final int rounds = 1 + (computers.size() - 1) / AT_A_TIME_MAX;
        final long deadlineNs = System.nanoTime() + rounds * withinNs;
        final List<Future<Answer<A>>> running = new ArrayList<>();
        for (final String computer : computers) {
            running.add(threads.submit(() -> askInTurn(computer, exchange, request, withinNs, deadlineNs)));
        }
        final List<Answer<A>> answers = new ArrayList<>();
        for (final String computer : computers) {
            answers.add(await(computer, running.get(answers.size()), deadlineNs));
        }
        return answers;
    }

    private static <A> Answer<A> await(final String computer, final Future<Answer<A>> running, final long deadlineNs)
            throws InterruptedException {
        try {
            return running.get(Math.max(0, deadlineNs - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (final TimeoutException slow) {
            return late(computer);
        } catch (final ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        }
    }

    private <Q, A> Answer<A> askInTurn(
            final String computer,
            final Exchange<Q, A> exchange,
            final Q request,
            final long withinNs,
            final long deadlineNs) {
        final long beginNs = System.nanoTime();
        final long untilNs = beginNs + Math.min(withinNs, deadlineNs - beginNs);
        final Semaphore turn = turns.computeIfAbsent(computer, absent -> new Semaphore(1));
        try {
            if (!turn.tryAcquire(untilNs - beginNs, TimeUnit.NANOSECONDS)) {
                return late(computer);
            }
        } catch (final InterruptedException closed) {
            Thread.currentThread().interrupt();
            return late(computer);
        }
        try {
            return ask(computer, exchange, request, untilNs);
        } finally {
            turn.release();
        }
    }

    private <Q, A> Answer<A> ask(
            final String computer, final Exchange<Q, A> exchange, final Q request, final long untilNs) {
        final AskedComputer kept = connections.remove(computer);
        if (kept != null) {
            try {
                return ask(kept, computer, exchange, request, untilNs);
            } catch (final TwinhubException ended) {
                // Nobody may have asked for long, or the start command is another one now.
            }
        }
        if (untilNs - System.nanoTime() <= 0) {
            return late(computer);
        }
        try {
            return ask(connect.apply(computer), computer, exchange, request, untilNs);
        } catch (final TwinhubException silent) {
            return failed(computer, silent.error());
        }
    }

    private <Q, A> Answer<A> ask(
            final AskedComputer connection,
            final String computer,
            final Exchange<Q, A> exchange,
            final Q request,
            final long untilNs) {
        try {
            final A answer = connection.ask(exchange, request, untilNs - System.nanoTime());
            connections.put(computer, connection);
            return new Answer<>(computer, answer, null, System.nanoTime());
        } catch (final TwinhubException broken) {
            connection.close();
            throw broken;
        }
    }

    private static <A> Answer<A> late(final String computer) {
        return failed(
                computer,
                AskedComputer.unreachable(computer, "no answer in time").error());
    }

    private static <A> Answer<A> failed(final String computer, final ErrorResult failure) {
        return new Answer<>(computer, null, failure, System.nanoTime());
    }

    /** Ends all connections; who is asked still is left to its limit of time. */
    @Override
    public void close() {
        threads.shutdownNow();
        connections.values().forEach(AskedComputer::close);
    }
}
