package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.start.AskedComputers;
import io.twinhub.start.Reach;
import io.twinhub.start.control.Exchange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Computers of one home or system that are asked the same at the same time. For one thread. */
final class AskedSystem implements AutoCloseable {
    private final AskedComputers asked;

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
        asked = new AskedComputers(new Reach(home)::to);
    }

    /** Asks these computers and waits for so long. */
    <Q, A> Answers<A> ask(
            final Collection<String> computers, final Exchange<Q, A> exchange, final Q request, final long withinMs)
            throws InterruptedException {
        final Map<String, A> answers = new LinkedHashMap<>();
        final Map<String, ErrorResult> missing = new LinkedHashMap<>();
        for (final AskedComputers.Answer<A> each :
                asked.ask(computers, exchange, request, TimeUnit.MILLISECONDS.toNanos(withinMs))) {
            if (each.failure() == null) {
                answers.put(each.computer(), each.answer());
            } else {
                missing.put(each.computer(), each.failure());
            }
        }
        return new Answers<>(answers, missing);
    }

    @Override
    public void close() {
        asked.close();
    }
}
