package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.int64;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.Bus;
import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.SessionTypeSpec;
import io.twinhub.config.SessionsSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.WhenAlone;
import io.twinhub.executive.ApplicationSession;
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
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.testsupport.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hoarder opens boxes without end, at managers with memory for some dozens of them. */
class SessionMemoryTest {
    private static final long MEMORY = 64 * 1024;

    private record Note(long number) {
        private static final DataClass<Note> TYPE = DataClass.of("memoryNote", Note.class)
                .field(int64("number", Note::number))
                .build(v -> new Note(v.getLong(0)));
    }

    private static final SessionType<Note, Note, Note> BOX = new SessionType<>("box", Note.TYPE, Note.TYPE, Note.TYPE);
    private static final SessionType<Void, Void, Note> HOARD = SessionType.ofApplication("hoard", Note.TYPE);
    private final Service<Note, Note, Void, BoxClient> boxes = Service.of(BOX, BoxClient::new);
    private final TestSystem system = TestSystem.of(spec());
    private final List<ErrorResult> errors = new ArrayList<>();
    private final List<CloseReason> closed = new ArrayList<>();
    private final List<CloseReason> refused = new ArrayList<>();
    private Hoard hoard;
    private Executive executive;
    private long answered;

    private static SystemSpec spec() {
        return SystemSpec.builder("hoard", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        ProgramCopySpec.of("boxes", "program", "spoke-1"),
                        ProgramCopySpec.of("hoarder", "program", "spoke-2")))
                .events(List.of(EventSpec.of("nothing", "int64")))
                .sessions(new SessionsSpec(
                        List.of("spoke-1"),
                        SavedLevel.MEMORY,
                        WhenAlone.CONTINUE,
                        MEMORY,
                        List.of(
                                new SessionTypeSpec("box", List.of("boxes"), List.of("hoarder")),
                                new SessionTypeSpec("hoard", List.of("hoarder"), List.of()))))
                .build();
    }

    /** Answers each note. */
    private static final class Box extends ServerSession<Note, Note, Note> {
        @Override
        protected Note restartInformation() {
            return new Note(0);
        }

        @Override
        protected void onMessage(final Peer<Note> peer, final Note message) {
            peer.send(message);
        }
    }

    private final class BoxClient extends ClientSession<Note, Note, Void> {
        void write(final long number) {
            send(new Note(number));
        }

        @Override
        protected void onMessage(final Note message) {
            answered++;
        }

        @Override
        protected void onClosed(final CloseReason reason, final String text) {
            closed.add(reason);
        }
    }

    private final class Hoard extends ApplicationSession<Note> {
        private long opened;

        void openOne() {
            open(boxes, Long.toString(opened++)).write(1);
        }

        void writeToAll() {
            clients(boxes).forEach(box -> box.write(2));
        }

        @Override
        protected Note restartInformation() {
            return new Note(opened);
        }
    }

    private static Executive executive(final Bus bus) {
        return new Executive(bus, bus.copy().hashCode(), SessionRules.STANDARD);
    }

    @Test
    void shouldOpenNothingBeyondItsMemory() {
        system.program(
                "manager",
                bus -> new Manager(
                                bus,
                                ManagerSettings.of(bus.plan().sessions()),
                                SessionRules.STANDARD,
                                null,
                                errors::add)::doWork);
        system.program("boxes", bus -> executive(bus).serve(BOX, Box::new)::doWork);
        system.program("hoarder", bus -> {
            executive = executive(bus).serve(HOARD, () -> hoard = new Hoard()).use(boxes);
            executive.begin(HOARD, "", refused::add);
            return executive::doWork;
        });
        system.run(Duration.ofSeconds(2));
        for (int i = 0; i < 100; i++) {
            hoard.openOne();
            system.run(Duration.ofMillis(50));
        }
        final long count = answered;
        assertThat(count).isBetween(30L, 70L);
        assertThat(closed).hasSize((int) (100 - count)).containsOnly(CloseReason.FULL);
        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error.errorCode()).isEqualTo(ErrorCode.SESSION_MEMORY_FULL));

        executive.begin(HOARD, "", refused::add);
        hoard.writeToAll();
        system.run(Duration.ofSeconds(1));
        assertThat(refused).containsExactly(CloseReason.FULL);
        assertThat(answered).as("those that are there go on").isEqualTo(2 * count);
    }
}
