package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Reach;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.Exchange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several computers that are asked the same at the same time, each over a connection of its own that stays open. For one thread. */
final class AskedSystem implements AutoCloseable {
    private static final int AT_A_TIME_MAX = 64;

    private final Home home;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME_MAX, task -> {
        final Thread thread = new Thread(task, "asked-computer");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, AskedComputer> connections = new ConcurrentHashMap<>();

    /**
     * What came of a question.
     *
     * @param answers by computer.
     * @param missing why a computer did not answer, or what it answered instead.
     */
    record Answers<A>(Map<String, A> answers, Map<String, ErrorResult> missing) {
        /** Why computers did not answer, for people. */
        String missingText() {
            final List<String> texts = new ArrayList<>();
            missing.forEach((computer, error) -> texts.add(computer + ": " + error.text()));
            return String.join("; ", texts);
        }
    }

    AskedSystem(final Home home) {
        this.home = home;
    }

    /** Asks these computers and waits for so long. */
    <Q, A> Answers<A> ask(
            final Collection<String> computers, final Exchange<Q, A> exchange, final Q request, final long withinMs)
            throws InterruptedException {
        final List<String> asked = List.copyOf(computers);
        final List<Callable<A>> questions = new ArrayList<>();
        asked.forEach(computer -> questions.add(() -> askOne(computer, exchange, request)));
        final List<Future<A>> futures = threads.invokeAll(questions, withinMs, TimeUnit.MILLISECONDS);
        final Map<String, A> answers = new LinkedHashMap<>();
        final Map<String, ErrorResult> missing = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            final String computer = asked.get(i);
            try {
                answers.put(computer, futures.get(i).get());
            } catch (final CancellationException late) {
                connections.remove(computer); // the answer to this would be taken for that to the next
                missing.put(
                        computer,
                        AskedComputer.unreachable(computer, "no answer within " + withinMs + " ms")
                                .error());
            } catch (final ExecutionException failed) {
                missing.put(computer, errorOf(failed));
            }
        }
        return new Answers<>(answers, missing);
    }

    private <Q, A> A askOne(final String computer, final Exchange<Q, A> exchange, final Q request) {
        AskedComputer open = connections.get(computer);
        if (open == null) {
            open = new Reach(home).to(computer);
            connections.put(computer, open);
        }
        try {
            return open.ask(exchange, request);
        } catch (final TwinhubException ex) {
            connections.remove(computer, open); // the next question tries anew
            open.close();
            throw ex;
        }
    }

    private static ErrorResult errorOf(final ExecutionException failed) {
        if (failed.getCause() instanceof TwinhubException refused) {
            return refused.error();
        }
        throw new IllegalStateException(failed.getCause());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connections.values().forEach(AskedComputer::close);
    }
}
