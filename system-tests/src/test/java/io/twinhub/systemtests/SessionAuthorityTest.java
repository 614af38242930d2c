package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.int64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.twinhub.bus.Bus;
import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.SessionTypeSpec;
import io.twinhub.config.SessionsSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.WhenAlone;
import io.twinhub.executive.ApplicationSession;
import io.twinhub.executive.Authority;
import io.twinhub.executive.ClientSession;
import io.twinhub.executive.Executive;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import io.twinhub.executive.Service;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.manager.Manager;
import io.twinhub.executive.manager.ManagerSettings;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.Save;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.testsupport.TestSystem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Who may serve and open sessions: a clerk may open books, a stranger may not, however its executive and the manager are made. */
class SessionAuthorityTest {
    private static final SessionRules WEAKER = new SessionRules() {
        @Override
        public boolean checksAuthority() {
            return false;
        }
    };

    private record Note(long number) {
        private static final DataClass<Note> TYPE = DataClass.of("authorityNote", Note.class)
                .field(int64("number", Note::number))
                .build(v -> new Note(v.getLong(0)));
    }

    private static final SessionType<Note, Note, Note> BOOK =
            new SessionType<>("book", Note.TYPE, Note.TYPE, Note.TYPE);
    private static final SessionType<Void, Void, Note> VISIT = SessionType.ofApplication("visit", Note.TYPE);
    private static final Service<Note, Note, Void, Reader> BOOKS = Service.of(BOOK, Reader::new);

    private final TestSystem system = TestSystem.of(spec());
    private final Map<String, SessionRules> rules = new HashMap<>();
    private final List<ErrorResult> errors = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    static SystemSpec spec() {
        return SystemSpec.builder("library", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        ProgramCopySpec.of("books", "program", "spoke-1"),
                        ProgramCopySpec.of("clerk", "program", "spoke-2"),
                        ProgramCopySpec.of("stranger", "program", "spoke-2")))
                .events(List.of(EventSpec.of("nothing", "int64")))
                .sessions(new SessionsSpec(
                        List.of("spoke-1"),
                        SavedLevel.MEMORY,
                        WhenAlone.CONTINUE,
                        List.of(
                                new SessionTypeSpec("book", List.of("books"), List.of("clerk")),
                                new SessionTypeSpec("visit", List.of("clerk", "stranger"), List.of()))))
                .build();
    }

    /** Answers each note. */
    private final class Book extends ServerSession<Note, Note, Note> {
        @Override
        protected Note restartInformation() {
            return new Note(0);
        }

        @Override
        protected void onMessage(final Peer<Note> peer, final Note message) {
            seen.add("asked " + message.number());
            peer.send(message);
        }
    }

    /** Opens a book and writes into it. */
    private final class Visit extends ApplicationSession<Note> {
        @Override
        protected Note restartInformation() {
            return new Note(0);
        }

        @Override
        protected void onBegin() {
            if (clients(BOOKS).isEmpty()) {
                final Reader reader = open(BOOKS, "7");
                reader.taker = seen::add;
                reader.write(42);
            }
        }

        @Override
        protected void onCeased(final CloseReason reason) {
            seen.add("ceased " + reason);
        }
    }

    private static final class Reader extends ClientSession<Note, Note, Void> {
        private java.util.function.Consumer<String> taker = text -> {};

        void write(final long number) {
            send(new Note(number));
        }

        @Override
        protected void onMessage(final Note message) {
            taker.accept("answered " + message.number());
        }

        @Override
        protected void onClosed(final CloseReason reason, final String text) {
            taker.accept("closed " + reason);
        }
    }

    private Executive executive(final Bus bus) {
        return new Executive(bus, bus.copy().hashCode(), rules.getOrDefault(bus.copy(), SessionRules.STANDARD));
    }

    private void run(final String visitor) {
        run(visitor, executive -> executive.serve(BOOK, Book::new));
    }

    private void run(final String visitor, final UnaryOperator<Executive> books) {
        system.program("manager", bus -> {
            final ManagerSettings settings = ManagerSettings.of(bus.plan().sessions());
            final SessionRules own = rules.getOrDefault("manager", SessionRules.STANDARD);
            return new Manager(bus, settings, own, null, errors::add)::doWork;
        });
        system.program("books", bus -> books.apply(executive(bus))::doWork);
        system.program(visitor, bus -> {
            final Executive executive = executive(bus).serve(VISIT, Visit::new).use(BOOKS);
            executive.begin(VISIT, "", reason -> seen.add("refused " + reason));
            return executive::doWork;
        });
        system.run(Duration.ofSeconds(5));
    }

    @Test
    void shouldLetAClientOpen() {
        run("clerk");
        assertThat(seen).containsExactly("asked 42", "answered 42");
        assertThat(errors).isEmpty();
    }

    @Test
    void shouldLetNobodyOpenAnApplication() {
        run("clerk", executive -> executive.serve(SessionType.ofApplication("book", Note.TYPE), Shut::new));
        assertThat(seen).containsExactly("closed PEER_CLOSED");
        assertThat(errors).isEmpty();
    }

    private static final class Shut extends ApplicationSession<Note> {}

    @Test
    void shouldRefuseWhatIsNotPermittedInTheProgramItself() {
        system.program("stranger", bus -> {
            final Executive executive = executive(bus);
            errors.add(refusal(() -> executive.use(BOOKS)));
            errors.add(refusal(() -> executive.serve(BOOK, Book::new)));
            errors.add(refusal(
                    () -> executive.serve(new SessionType<>("boook", Note.TYPE, Note.TYPE, Note.TYPE), Book::new)));
            return () -> {};
        });
        system.run(Duration.ofSeconds(1));
        assertThat(errors).allMatch(error -> error.errorCode() == ErrorCode.SESSION_NOT_PERMITTED);
        assertThat(errors.get(0).toText())
                .contains("The copy stranger may not open sessions of the type book.")
                .contains("<sessionType name=\"book\" clients=\"…\"/> with stranger")
                .contains("Let an administrator add stranger to clients");
        assertThat(errors.get(1).toText()).contains("may not serve", "servers=\"…\"/> with stranger");
        assertThat(errors.get(2).toText()).contains("the type boook", "book", "visit");
    }

    private static ErrorResult refusal(final Runnable asking) {
        return catchThrowableOfType(TwinhubException.class, asking::run).error();
    }

    @Test
    void shouldRefuseAtTheManagerAProgramThatDoesNotCheck() {
        rules.put("stranger", WEAKER);
        run("stranger");
        assertThat(seen).containsExactly("ceased NOT_PERMITTED");
        assertThat(errors.get(0).text()).isEqualTo("The copy stranger may not open sessions of the type book.");
        assertThat(errors.get(1).text()).contains("The session visit#1 was ended, NOT_PERMITTED");
        assertThat(errors).hasSize(2);
    }

    @Test
    void shouldRefuseAtTheServerWhatAManagerLetsPass() {
        rules.put("stranger", WEAKER);
        rules.put("manager", WEAKER);
        run("stranger");
        assertThat(seen).containsExactly("closed NOT_PERMITTED");
    }

    @Test
    void shouldNoticeWhenNobodyChecks() {
        rules.put("stranger", WEAKER);
        rules.put("manager", WEAKER);
        rules.put("books", WEAKER);
        run("stranger");
        assertThat(seen).containsExactly("asked 42", "answered 42");
    }

    @Test
    void shouldGiveNoSessionsToWhoMayNotServeThem() {
        rules.put("stranger", WEAKER);
        system.program("stranger", bus -> {
            final Executive executive = executive(bus).serve(BOOK, Book::new);
            executive.begin(BOOK, "7", reason -> seen.add("refused " + reason));
            return executive::doWork;
        });
        run("clerk");
        assertThat(seen).containsExactly("refused NOT_PERMITTED", "asked 42", "answered 42");
        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error.text())
                        .isEqualTo("The copy stranger may not serve sessions of the type book."));
    }

    @Test
    void shouldRefuseToBeOpenedInAnotherCopysName() {
        final Authority authority = new Authority(SystemPlan.compile(spec()), SessionRules.STANDARD);
        assertThat(authority.forbiddenIn(opening("clerk"), "clerk")).isNull();
        assertThat(authority.forbiddenIn(opening("clerk"), "stranger")).isEqualTo("book");
        assertThat(authority.forbiddenIn(opening("stranger"), "stranger")).isEqualTo("book");
        assertThat(authority.forbiddenIn(opening(""), "clerk")).isEqualTo("book");
    }

    private static Save opening(final String copy) {
        final byte[] opener = copy.getBytes(StandardCharsets.UTF_8);
        final Item item = new Item(1, 1, ItemKind.OPEN, CloseReason.NONE, "book/7", opener);
        return new Save(new Incarnation(1, 1, 1), 1, true, false, new byte[0], List.of(), List.of(item));
    }

    @Test
    void shouldSayThatASystemHasNoSessions() {
        final TestSystem without =
                TestSystem.of(spec().toBuilder().sessions(null).build());
        without.program("clerk", bus -> {
            errors.add(refusal(() -> Executive.of(bus)));
            return () -> {};
        });
        without.run(Duration.ofSeconds(1));
        assertThat(errors.get(0).errorCode()).isEqualTo(ErrorCode.SESSION_NOT_CONFIGURED);
        assertThat(errors.get(0).toText()).contains("<sessions computers=");
    }
}
