package io.twinhub.start;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.ReportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Start commands that are asked all at once, as often as one likes, over connections that stay open. Each has the same limit of time: one that is slow or gone delays nobody
 * longer than that, and is asked again only when its last answer came or failed. Used by one thread.
 */
public final class AskedComputers implements AutoCloseable {
    /** Threads, mostly waiting; and so many connections begin at the same time. */
    private static final int AT_A_TIME_MAX = 64;

    private final Function<String, AskedComputer> connect;
    private final long withinNs;
    private final ExecutorService threads;
    private final Map<String, AskedComputer> connections = new ConcurrentHashMap<>();
    private final Map<String, Future<Answer>> running = new ConcurrentHashMap<>();

    /**
     * What came of asking one computer.
     *
     * @param report null if there is none.
     * @param failure why there is none; null if there is one.
     * @param atNs when it came, by {@link System#nanoTime}.
     */
    public record Answer(String computer, ComputerReport report, ErrorResult failure, long atNs) {}

    /**
     * @param connect to the start command of a computer; called by several threads.
     * @param withinNs for each computer.
     */
    public AskedComputers(final Function<String, AskedComputer> connect, final long withinNs) {
        this.connect = connect;
        this.withinNs = withinNs;
        threads = Executors.newFixedThreadPool(AT_A_TIME_MAX, work -> {
            final Thread thread = new Thread(work, "asks");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The answers, in the order of the computers. */
    public List<Answer> ask(final List<String> computers, final ReportRequest request) throws InterruptedException {
        final int rounds = 1 + (computers.size() - 1) / AT_A_TIME_MAX;
        final long deadlineNs = System.nanoTime() + rounds * withinNs;
        for (final String computer : computers) {
            running.computeIfAbsent(computer, absent -> threads.submit(() -> ask(computer, request)));
        }
        final List<Answer> answers = new ArrayList<>();
        for (final String computer : computers) {
            answers.add(await(computer, deadlineNs));
        }
        return answers;
    }

    private Answer await(final String computer, final long deadlineNs) throws InterruptedException {
        try {
            final Answer answer =
                    running.get(computer).get(Math.max(0, deadlineNs - System.nanoTime()), TimeUnit.NANOSECONDS);
            running.remove(computer);
            return answer;
        } catch (final TimeoutException slow) {
            return failed(
                    computer,
                    AskedComputer.unreachable(
                                    computer, "nothing within " + TimeUnit.NANOSECONDS.toMillis(withinNs) + " ms")
                            .error());
        } catch (final ExecutionException defect) {
            throw new IllegalStateException(defect.getCause());
        }
    }

    private Answer ask(final String computer, final ReportRequest request) {
        final AskedComputer kept = connections.remove(computer);
        if (kept != null) {
            try {
                return ask(kept, computer, request);
            } catch (final TwinhubException ended) {
                // Nobody may have asked for long, or the start command is another one now.
            }
        }
        try {
            return ask(connect.apply(computer), computer, request);
        } catch (final TwinhubException silent) {
            return failed(computer, silent.error());
        }
    }

    private Answer ask(final AskedComputer connection, final String computer, final ReportRequest request) {
        try {
            final ComputerReport report = connection.ask(ReportRequest.EXCHANGE, request, withinNs);
            connections.put(computer, connection);
            return new Answer(computer, report, null, System.nanoTime());
        } catch (final TwinhubException broken) {
            connection.close();
            throw broken;
        }
    }

    private static Answer failed(final String computer, final ErrorResult failure) {
        return new Answer(computer, null, failure, System.nanoTime());
    }

    /** Ends all connections; who is asked still is left to its limit of time. */
    @Override
    public void close() {
        threads.shutdownNow();
        connections.values().forEach(AskedComputer::close);
    }
}
