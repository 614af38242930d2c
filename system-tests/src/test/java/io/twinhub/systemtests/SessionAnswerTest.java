package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SavedLevel;
import io.twinhub.executive.Executive;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.manager.Manager;
import io.twinhub.executive.manager.ManagerSettings;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.testsupport.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A session that makes as many saves as may be under way, again as soon as all are answered. */
class SessionAnswerTest {
    private static final SessionType<ErrorResult, ErrorResult, ErrorResult> VISIT =
            new SessionType<>("visit", ErrorResult.TYPE, ErrorResult.TYPE, ErrorResult.TYPE);
    private static final int AT_ONCE = SessionLimits.UNANSWERED_SAVE_COUNT_MAX;
    private static final int ROUND_COUNT = 3;

    private final TestSystem system = TestSystem.of(SessionAuthorityTest.spec());
    private final List<ErrorResult> errors = new ArrayList<>();
    private final List<Long> answered = new ArrayList<>();

    private final class Visit extends ServerSession<ErrorResult, ErrorResult, ErrorResult> {
        @Override
        protected boolean savesByItself() {
            return false;
        }

        @Override
        protected void onBegin() {
            saveOften();
        }

        private void saveOften() {
            for (int i = 0; i < AT_ONCE; i++) {
                save();
            }
        }

        @Override
        protected void onSaved(final long number, final SavedLevel level) {
            answered.add(number);
            if (number == savedCount() && number < ROUND_COUNT * AT_ONCE) {
                saveOften();
            }
        }

        @Override
        protected void onMessage(final Peer<ErrorResult> peer, final ErrorResult message) {
            throw new IllegalStateException("nobody opens a visit");
        }
    }

    @Test
    void shouldBeAnsweredOnceForAllThatLeaveTogether() {
        system.program("manager", bus -> {
            final ManagerSettings settings = ManagerSettings.of(bus.plan().sessions());
            return new Manager(bus, settings, SessionRules.STANDARD, null, errors::add)::doWork;
        });
        system.program("clerk", bus -> {
            final Executive executive = new Executive(bus, 2, SessionRules.STANDARD).serve(VISIT, Visit::new);
            executive.begin(VISIT, "", reason -> {});
            return executive::doWork;
        });
        system.run(Duration.ofSeconds(2));
        assertThat(answered)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, ROUND_COUNT)
                        .map(round -> round * AT_ONCE)
                        .boxed()
                        .toList());
        assertThat(errors).isEmpty();
    }
}
