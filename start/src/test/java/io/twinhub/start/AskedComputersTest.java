package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.control.ControlServer;
import io.twinhub.start.control.ReportRequest;
import io.twinhub.start.control.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start command whose first answer is late, and one that answers at once, asked together. */
@Timeout(60)
final class AskedComputersTest {
    private static final List<String> BOTH = List.of("slow", "quick");
    private static final long SHORT_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long LONG_NS = TimeUnit.SECONDS.toNanos(30);

    @TempDir
    private Path folder;

    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final AtomicInteger slowAnswers = new AtomicInteger();
    private ControlServer slow;
    private ControlServer quick;
    private AskedComputers asked;

    @BeforeEach
    void open() {
        slow = server("slow", () -> {
            mayAnswer.await();
            return slowAnswers.incrementAndGet();
        });
        quick = server("quick", () -> 7);
        asked = new AskedComputers(computer -> {
            try {
                return AskedComputer.local(computer, folder.resolve(computer));
            } catch (final IOException ex) {
                throw new UncheckedIOException(ex);
            }
        });
    }

    @AfterEach
    void close() {
        mayAnswer.countDown();
        asked.close();
        slow.close();
        quick.close();
    }

    @Test
    void shouldAskTheNextThingAfterOneThatWasNotAnsweredInTime() throws InterruptedException {
        final List<AskedComputers.Answer<ComputerReport>> first = ask(SHORT_NS);
        assertThat(first.get(0).failure().text()).contains("slow");
        assertThat(first.get(0).answer()).isNull();
        assertThat(first.get(1).answer().processes().pid()).isEqualTo(7);

        mayAnswer.countDown();
        final List<AskedComputers.Answer<ComputerReport>> second = ask(LONG_NS);
        assertThat(second).allMatch(answer -> answer.failure() == null);
        assertThat(second.get(0).answer().processes().pid())
                .as("the answer to a question of its own")
                .isEqualTo(slowAnswers.get())
                .isGreaterThan(1);
    }

    private List<AskedComputers.Answer<ComputerReport>> ask(final long withinNs) throws InterruptedException {
        return asked.ask(BOTH, ReportRequest.EXCHANGE, ReportRequest.STATUS, withinNs);
    }

    /** What stands for the process id in a report. */
    private interface Number {
        int next() throws InterruptedException;
    }

    private ControlServer server(final String computer, final Number number) {
        final ControlServer server = new ControlServer(
                List.of(new Service<>(ReportRequest.EXCHANGE, request -> {
                    try {
                        return new ComputerReport(
                                new ProcessRecords(computer, number.next(), List.of()),
                                List.of(),
                                List.of(),
                                List.of(),
                                false);
                    } catch (final InterruptedException ex) {
                        throw new IllegalStateException(ex);
                    }
                })),
                ControlLimits.standard(),
                error -> {});
        server.openLocal(folder.resolve(computer));
        return server;
    }
}
