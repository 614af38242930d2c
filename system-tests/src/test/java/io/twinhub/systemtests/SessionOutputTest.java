package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.executive.ClientSession;
import io.twinhub.executive.Executive;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import io.twinhub.executive.Service;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.manager.Manager;
import io.twinhub.executive.manager.ManagerSettings;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.testsupport.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that says more at once, to several clients, than fits one message to the manager. */
class SessionOutputTest {
    private static final int VISIT_COUNT = 4;
    private static final int QUESTION_COUNT = 50;
    private static final int ANSWER_LENGTH = 8000;

    private record Blob(byte[] data) {
        private static final DataClass<Blob> TYPE = DataClass.of("outputBlob", Blob.class)
                .field(bytes("data", Blob::data))
                .build(v -> new Blob(v.get(0)));
    }

    private static final SessionType<Blob, Blob, Blob> BOOK =
            new SessionType<>("book", Blob.TYPE, Blob.TYPE, Blob.TYPE);
    private static final SessionType<Blob, Blob, Blob> VISIT =
            new SessionType<>("visit", Blob.TYPE, Blob.TYPE, Blob.TYPE);
    private static final Service<Blob, Blob, Void, Reader> BOOKS = Service.of(BOOK, Reader::new);

    private final TestSystem system = TestSystem.of(SessionAuthorityTest.spec());
    private final List<ErrorResult> errors = new ArrayList<>();
    private int answerCount;

    /** Answers each question at length. */
    private static final class Book extends ServerSession<Blob, Blob, Blob> {
        @Override
        protected Blob restartInformation() {
            return new Blob(new byte[8]);
        }

        @Override
        protected void onMessage(final Peer<Blob> peer, final Blob message) {
            peer.send(new Blob(new byte[ANSWER_LENGTH]));
        }
    }

    private static final class Visit extends ServerSession<Blob, Blob, Blob> {
        private final Runnable taker;

        Visit(final Runnable taker) {
            this.taker = taker;
        }

        @Override
        protected Blob restartInformation() {
            return new Blob(new byte[8]);
        }

        @Override
        protected void onBegin() {
            if (clients(BOOKS).isEmpty()) {
                final Reader reader = open(BOOKS, "7");
                for (int i = 0; i < QUESTION_COUNT; i++) {
                    reader.ask();
                }
            }
        }

        @Override
        protected void onMessage(final Peer<Blob> peer, final Blob message) {
            throw new IllegalStateException("nobody opens a visit");
        }
    }

    private static final class Reader extends ClientSession<Blob, Blob, Void> {
        void ask() {
            send(new Blob(new byte[8]));
        }

        @Override
        protected void onMessage(final Blob message) {
            ((Visit) holder()).taker.run();
        }
    }

    @Test
    void shouldDivideItIntoSaves() {
        system.program("manager", bus -> {
            final ManagerSettings settings = ManagerSettings.of(bus.plan().sessions());
            return new Manager(bus, settings, SessionRules.STANDARD, null, errors::add)::doWork;
        });
        system.program("books", bus -> new Executive(bus, 1, SessionRules.STANDARD).serve(BOOK, Book::new)::doWork);
        system.program("clerk", bus -> {
            final Executive executive = new Executive(bus, 2, SessionRules.STANDARD)
                    .serve(VISIT, () -> new Visit(() -> answerCount++))
                    .use(BOOKS);
            for (int i = 0; i < VISIT_COUNT; i++) {
                executive.begin(VISIT, "", reason -> {});
            }
            return executive::doWork;
        });
        // The book begins late, so that all questions wait for it.
        system.kill("books");
        system.run(Duration.ofSeconds(2));
        system.start("books");
        system.run(Duration.ofSeconds(5));
        assertThat(answerCount).isEqualTo(VISIT_COUNT * QUESTION_COUNT);
        assertThat(errors).isEmpty();
    }
}
