package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.Bus;
import io.twinhub.config.SavedLevel;
import io.twinhub.executive.Executive;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
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
import org.junit.jupiter.api.Test;

/** Sessions of one server that are more than a manager lets wait for a program which takes nothing. */
class SessionBulkTest {
    private static final int SESSION_COUNT = 320;
    private static final int STATE_LENGTH = 250_000;

    private record Blob(byte[] data) {
        private static final DataClass<Blob> TYPE = DataClass.of("bulkBlob", Blob.class)
                .field(bytes("data", Blob::data))
                .build(v -> new Blob(v.get(0)));
    }

    private static final SessionType<Blob, Blob, Blob> VISIT =
            new SessionType<>("visit", Blob.TYPE, Blob.TYPE, Blob.TYPE);

    private final TestSystem system = TestSystem.of(SessionAuthorityTest.spec());
    private final List<ErrorResult> errors = new ArrayList<>();
    private final Map<String, Integer> heldCounts = new HashMap<>();

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

    private Executive executive(final Bus bus, final long life) {
        return new Executive(bus, life, SessionRules.STANDARD).serve(VISIT, () -> new Visit(bus.copy()));
    }

    @Test
    void shouldAllGoToAnotherServer() {
        system.program("manager", bus -> {
            final ManagerSettings settings = ManagerSettings.of(bus.plan().sessions());
            return new Manager(bus, settings, SessionRules.STANDARD, null, errors::add)::doWork;
        });
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
}
