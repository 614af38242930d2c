package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.Bus;
import io.twinhub.config.AssignersSpec;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.SessionsSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.WhenAlone;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a program holds is more than a manager lets wait for one which takes nothing. */
class SessionBulkTest {
    private static final int SESSION_COUNT = 320;
    private static final int STATE_LENGTH = 250_000;
    /** Each visit opens each book; more than 200,000 ends together. */
    private static final int BOOK_COUNT = 30;

    private static final int READER_COUNT = 7_000;
    private static final long MEMORY_BYTES = 256L * 1024 * 1024;

    private record Blob(byte[] data) {
        private static final DataClass<Blob> TYPE = DataClass.of("bulkBlob", Blob.class)
                .field(bytes("data", Blob::data))
                .build(v -> new Blob(v.get(0)));
    }

    private static final SessionType<Blob, Blob, Blob> VISIT =
            new SessionType<>("visit", Blob.TYPE, Blob.TYPE, Blob.TYPE);

    private static final SessionType<Blob, Blob, Blob> BOOK =
            new SessionType<>("book", Blob.TYPE, Blob.TYPE, Blob.TYPE);
    private static final Service<Blob, Blob, Void, Reader> BOOKS = Service.of(BOOK, Reader::new);

    private TestSystem system = TestSystem.of(SessionAuthorityTest.spec());
    private final List<ErrorResult> errors = new ArrayList<>();
    private final Map<String, Integer> heldCounts = new HashMap<>();
    private final Map<String, Manager> managers = new HashMap<>();
    private int answerCount;
    private boolean ask;

    private final class Visit extends ServerSession<Blob, Blob, Blob> {
        private final String program;
        private Blob state = new Blob(new byte[STATE_LENGTH]);

        Visit(final String program) {
            this.program = program;
        }

        @Override
        protected void onBegin() {
            if (savedCount() == 0) {
                save();
            }
        }

        @Override
        protected void onSaved(final long number, final SavedLevel level) {
            heldCounts.merge(program, 1, Integer::sum);
        }

        @Override
        protected Blob restartInformation() {
            return state;
        }

        @Override
        protected void restore(final Blob saved) {
            state = saved;
            heldCounts.merge(program, 1, Integer::sum);
        }

        @Override
        protected void onMessage(final Peer<Blob> peer, final Blob message) {
            throw new IllegalStateException("nobody opens a visit");
        }
    }

    /** Has all books open, and notes which of them have answered. */
    private final class Readers extends ServerSession<Blob, Blob, Blob> {
        @Override
        protected void onBegin() {
            if (clients(BOOKS).isEmpty()) {
                for (int i = 0; i < BOOK_COUNT; i++) {
                    open(BOOKS, Integer.toString(i)).ask();
                }
            }
        }

        void askAll() {
            clients(BOOKS).forEach(Reader::ask);
        }

        private void onAnswer() {
            answerCount++;
        }

        @Override
        protected Blob restartInformation() {
            return new Blob(new byte[1]);
        }

        @Override
        protected void onMessage(final Peer<Blob> peer, final Blob message) {
            throw new IllegalStateException("nobody opens readers");
        }
    }

    private static final class Reader extends ClientSession<Blob, Blob, Void> {
        void ask() {
            send(new Blob(new byte[1]));
        }

        @Override
        protected void onMessage(final Blob message) {
            ((Readers) holder()).onAnswer();
        }
    }

    private static final class Book extends ServerSession<Blob, Blob, Blob> {
        @Override
        protected Blob restartInformation() {
            return new Blob(new byte[1]);
        }

        @Override
        protected void onMessage(final Peer<Blob> peer, final Blob message) {
            peer.send(message);
        }
    }

    private void manager() {
        system.program("manager", bus -> {
            final ManagerSettings settings = ManagerSettings.of(bus.plan().sessions());
            final Manager manager = new Manager(bus, settings, SessionRules.STANDARD, null, errors::add);
            managers.put(bus.computer(), manager);
            return manager::doWork;
        });
    }

    private Executive executive(final Bus bus, final long life) {
        return new Executive(bus, life, SessionRules.STANDARD).serve(VISIT, () -> new Visit(bus.copy()));
    }

    @Test
    void shouldAllGoToAnotherServer() {
        manager();
        system.program("clerk", bus -> {
            final Executive executive = executive(bus, 1);
            for (int i = 0; i < SESSION_COUNT; i++) {
                executive.begin(VISIT, "", reason -> {});
            }
            return executive::doWork;
        });
        system.program("stranger", bus -> executive(bus, 2)::doWork);
        system.kill("stranger");
        system.runUntil(() -> heldCounts.getOrDefault("clerk", 0) == SESSION_COUNT, Duration.ofSeconds(10));
        system.run(Duration.ofSeconds(3));
        system.start("stranger");
        system.run(Duration.ofSeconds(1));
        system.kill("clerk");
        system.run(Duration.ofSeconds(5));
        assertThat(errors).isEmpty();
        assertThat(heldCounts).containsEntry("stranger", SESSION_COUNT);
    }

    @Test
    @Tag("night")
    void shouldAllGoOnWithAnotherManager() {
        final SystemSpec spec = SessionAuthorityTest.spec();
        system = TestSystem.of(spec.toBuilder()
                .sessions(new SessionsSpec(
                        List.of("spoke-1", "spoke-2"),
                        SavedLevel.STANDBY,
                        WhenAlone.CONTINUE,
                        MEMORY_BYTES,
                        spec.sessions().types()))
                .assigners(new AssignersSpec(List.of("spoke-1", "spoke-2"), List.of()))
                .build());
        manager();
        system.program("books", bus -> new Executive(bus, 1, SessionRules.STANDARD).serve(BOOK, Book::new)::doWork);
        final List<Executive> clerk = new ArrayList<>();
        system.program("clerk", bus -> {
            clerk.add(new Executive(bus, 2, SessionRules.STANDARD)
                    .serve(VISIT, Readers::new)
                    .use(BOOKS));
            for (int i = 0; i < READER_COUNT; i++) {
                clerk.get(0).begin(VISIT, "", reason -> {});
            }
            return () -> {
                clerk.get(0).doWork();
                if (ask) {
                    ask = false;
                    clerk.get(0).sessions(VISIT).forEach(session -> ((Readers) session).askAll());
                }
            };
        });
        system.runUntil(() -> answerCount == READER_COUNT * BOOK_COUNT, Duration.ofSeconds(60));
        system.run(Duration.ofSeconds(2));
        final String former = managers.entrySet().stream()
                .filter(each -> each.getValue().isActive())
                .findFirst()
                .orElseThrow()
                .getKey();
        system.kill("manager@" + former);
        system.runUntil(
                () -> managers.entrySet().stream()
                        .anyMatch(each ->
                                !each.getKey().equals(former) && each.getValue().isActive()),
                Duration.ofSeconds(10));
        system.run(Duration.ofSeconds(3));
        assertThat(errors).isEmpty();
        ask = true;
        system.runUntil(() -> answerCount == 2 * READER_COUNT * BOOK_COUNT, Duration.ofSeconds(60));
    }
}
