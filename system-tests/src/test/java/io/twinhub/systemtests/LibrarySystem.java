package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.int64;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.Bus;
import io.twinhub.config.AssignersSpec;
import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.SessionPlacement;
import io.twinhub.config.SessionTypeSpec;
import io.twinhub.config.SessionsSpec;
import io.twinhub.config.SpokeSpec;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Books that clerks open and write into, and the four programs that serve them: {@code books-1} and {@code books-2} in the zone north, {@code books-3} and {@code books-4} in
 * the zone south. There is a clerk in each zone, and one in none. Each clerk writes the next number into each of its books when the former one is answered, and both
 * notice what is missing or doubled.
 */
final class LibrarySystem {
    static final List<String> SERVERS = List.of("books-1", "books-2", "books-3", "books-4");
    private static final List<String> CLERKS = List.of("north", "south", "nowhere");
    private static final long LAST = -1;
    private static final long WRITE_INTERVAL_NS = 100_000_000;

    /** What was written last, of which {@link #LAST} ends the book, and of the end of a clerk what was answered last. */
    private record Note(long number, long answered) {
        private static final DataClass<Note> TYPE = DataClass.of("libraryNote", Note.class)
                .field(int64("number", Note::number))
                .field(int64("answered", Note::answered))
                .build(v -> new Note(v.getLong(0), v.getLong(1)));
    }

    private static final SessionType<Note, Note, Note> BOOK =
            new SessionType<>("book", Note.TYPE, Note.TYPE, Note.TYPE);
    private static final SessionType<Note, Note, Note> CLERK =
            new SessionType<>("clerk", Note.TYPE, Note.TYPE, Note.TYPE);
    private static final Service<Note, Note, Note, Reader> BOOKS = new Service<>("book", BOOK, Reader::new, Note.TYPE);

    final List<String> violations = new ArrayList<>();
    final List<ErrorResult> errors = new ArrayList<>();
    /** Called with the copy of a server and the name of a book into which it is to write. */
    BiConsumer<String, String> hook = (server, book) -> {};
    /** How often something was answered. */
    long answeredCount;

    private final TestSystem system;
    private final Map<String, Executive> executives = new HashMap<>();
    private final Map<String, Manager> managers = new HashMap<>();
    private final Map<String, Deque<String>> wanted = new HashMap<>();
    private long lastLife;

    LibrarySystem(final SessionPlacement placement) {
        system = TestSystem.of(spec(placement)).seed(1);
        system.program("manager", this::manager);
        SERVERS.forEach(copy -> system.program(copy, bus -> server(copy, bus)));
        CLERKS.forEach(copy -> system.program(copy, bus -> clerk(copy, bus)));
        runMillis(3000);
    }

    private static SystemSpec spec(final SessionPlacement placement) {
        final List<ProgramCopySpec> copies = new ArrayList<>();
        SERVERS.forEach(copy -> copies.add(ProgramCopySpec.of(copy, "program", "spoke-" + copy.charAt(6))));
        copies.add(ProgramCopySpec.of("north", "program", "spoke-2"));
        copies.add(ProgramCopySpec.of("south", "program", "spoke-4"));
        copies.add(ProgramCopySpec.of("nowhere", "program", "spoke-5"));
        return SystemSpec.builder("library", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        spoke(1, "north"), spoke(2, "north"), spoke(3, "south"), spoke(4, "south"), spoke(5, "")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(copies)
                .events(List.of(EventSpec.of("nothing", "int64")))
                .sessions(new SessionsSpec(
                        List.of("spoke-1", "spoke-3"),
                        SavedLevel.STANDBY,
                        WhenAlone.CONTINUE,
                        List.of(
                                new SessionTypeSpec("book", SERVERS, CLERKS, placement),
                                new SessionTypeSpec("clerk", CLERKS, List.of()))))
                .assigners(new AssignersSpec(List.of("spoke-1", "spoke-3", "spoke-5"), List.of()))
                .build();
    }

    private static SpokeSpec spoke(final int number, final String zone) {
        return new SpokeSpec("spoke-" + number, "10.1.0.1" + number, "10.2.0.1" + number, zone, 0, 0);
    }

    private Runnable manager(final Bus bus) {
        final ManagerSettings settings = ManagerSettings.of(bus.plan().sessions());
        final Manager manager = new Manager(bus, settings, SessionRules.STANDARD, null, errors::add);
        managers.put(bus.computer(), manager);
        return manager::doWork;
    }

    private Runnable server(final String copy, final Bus bus) {
        final Executive executive = new Executive(bus, ++lastLife, SessionRules.STANDARD);
        executives.put(copy, executive.serve(BOOK, () -> new Book(copy)));
        return executive::doWork;
    }

    private Runnable clerk(final String copy, final Bus bus) {
        final Executive executive = new Executive(bus, ++lastLife, SessionRules.STANDARD);
        executives.put(copy, executive.serve(CLERK, Clerk::new).use(BOOKS));
        executive.begin(CLERK, copy, reason -> {});
        return () -> {
            executive.doWork();
            executive.sessions(CLERK).forEach(clerk -> ((Clerk) clerk).turn(bus.nanoTime()));
        };
    }

    void runMillis(final long ms) {
        system.run(Duration.ofMillis(ms));
    }

    /** Kills programs, and runs until the sessions that they held have others. */
    void kill(final String... programs) {
        system.kill(programs);
        List.of(programs).forEach(executives::remove);
        runMillis(2000);
    }

    /** Starts programs, and runs until everybody knows them. */
    void start(final String... programs) {
        system.start(programs);
        runMillis(3000);
    }

    void drain(final String server) {
        executives.get(server).drain();
        runMillis(1000);
    }

    /** Kills the ACTIVE manager, and starts it again. */
    void takeOver() {
        final String active = activeManager();
        system.kill("manager@" + active);
        runMillis(3000);
        start("manager@" + active);
        assertThat(activeManager()).isNotEqualTo(active);
    }

    private String activeManager() {
        return managers.entrySet().stream()
                .filter(entry -> entry.getValue().isActive())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Lets a clerk open books with the names 0 to {@code count - 1} behind a prefix. */
    void open(final String clerk, final String prefix, final int count) {
        IntStream.range(0, count)
                .forEach(i -> wanted.computeIfAbsent(clerk, name -> new ArrayDeque<>())
                        .add(prefix + i));
        runMillis(1000);
    }

    /** Ends all books that a clerk has open. */
    void end(final String clerk) {
        executives.values().stream()
                .flatMap(executive -> executive.sessions(CLERK).stream())
                .filter(session -> session.name().equals(clerk))
                .forEach(session -> ((Clerk) session).endAll());
        runMillis(1000);
    }

    /** The copy that holds each book whose name begins so. */
    TreeMap<String, String> holders(final String prefix) {
        final TreeMap<String, String> holders = new TreeMap<>();
        executives.forEach((copy, executive) -> executive.sessions(BOOK).stream()
                .filter(book -> book.name().startsWith(prefix))
                .forEach(book -> assertThat(holders.put(book.name(), copy)).isNull()));
        return holders;
    }

    /** How many books whose names begin so each server has that has any. */
    Map<String, Integer> counts(final String prefix) {
        final Map<String, Integer> counts = new TreeMap<>();
        holders(prefix).values().forEach(copy -> counts.merge(copy, 1, Integer::sum));
        return counts;
    }

    /** Everybody goes on, nothing was missing or doubled, and the manager tells of each server what it has. */
    void check() {
        final long before = answeredCount;
        runMillis(1000);
        assertThat(answeredCount)
                .isGreaterThanOrEqualTo(before + 5L * holders("").size());
        assertThat(violations).isEmpty();
        assertThat(errors).isEmpty();
        final Map<String, Integer> told = new TreeMap<>();
        managers.get(activeManager()).report().held().stream()
                .filter(held -> held.type().equals("book"))
                .forEach(held -> told.put(held.server().replaceAll("@.*", ""), held.count()));
        assertThat(told).isEqualTo(counts(""));
    }

    /** Counts what is written into it. */
    private final class Book extends ServerSession<Note, Note, Note> {
        private final String server;
        private long count;

        Book(final String server) {
            this.server = server;
        }

        @Override
        protected Note restartInformation() {
            return new Note(count, 0);
        }

        @Override
        protected void restore(final Note saved) {
            count = saved.number();
        }

        @Override
        protected void onMessage(final Peer<Note> peer, final Note message) {
            hook.accept(server, name());
            if (message.number() == LAST) {
                finish();
                return;
            }
            if (message.number() != ++count) {
                violations.add(name() + " has " + message.number() + " as number " + count);
            }
            peer.send(message);
        }
    }

    /** Opens what is wanted of the clerk of its name, wherever it is. */
    private final class Clerk extends ServerSession<Note, Note, Note> {
        @Override
        protected Note restartInformation() {
            return new Note(0, 0);
        }

        void turn(final long nowNs) {
            final Deque<String> names = wanted.getOrDefault(name(), new ArrayDeque<>());
            while (!names.isEmpty()) {
                open(BOOKS, names.remove());
            }
            clients(BOOKS).forEach(reader -> reader.turn(nowNs));
        }

        void endAll() {
            clients(BOOKS).forEach(Reader::end);
        }

        private void onAnswer(final long expected, final long number) {
            answeredCount++;
            if (number != expected) {
                violations.add(name() + " wrote " + expected + " and is answered " + number);
            }
        }

        @Override
        protected void onMessage(final Peer<Note> peer, final Note message) {
            throw new IllegalStateException("nobody opens a clerk");
        }
    }

    /** A clerk's end towards a book. */
    private static final class Reader extends ClientSession<Note, Note, Note> {
        private long written;
        private long answered;
        private long dueNs;
        private boolean isEnding;

        void turn(final long nowNs) {
            if (written == answered && nowNs - dueNs >= 0 && canSend() && !isEnding) {
                dueNs = nowNs + WRITE_INTERVAL_NS;
                send(new Note(++written, 0));
            }
        }

        void end() {
            isEnding = true;
            send(new Note(LAST, 0));
        }

        @Override
        protected Note restartInformation() {
            return new Note(written, answered);
        }

        @Override
        protected void restore(final Note saved) {
            written = saved.number();
            answered = saved.answered();
        }

        @Override
        protected void onMessage(final Note message) {
            ((Clerk) holder()).onAnswer(++answered, message.number());
        }
    }
}
