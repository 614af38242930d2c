package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SessionsState;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.testsupport.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program that is told how sessions stand. */
class SessionsEventTest {
    private final List<SessionsState> told = new ArrayList<>();

    @Test
    void shouldTellWhenALevelIsNotReachedAnyMore() {
        final TestSystem system = TestSystem.of(ShopSystem.spec(SessionScheduleTest.WAIT).toBuilder()
                .subscribers(List.of(new SubscriberSpec("desk-1", "copy.**")))
                .build());
        for (final String copy : List.of("desk-2", "orders-1", "orders-2", "accounts-1", "accounts-2")) {
            system.program(copy, bus -> () -> {});
        }
        system.program("desk-1", bus -> {
            bus.subscribe("copy.manager.sessions", SessionsState.TYPE, (state, event) -> told.add(state));
            return () -> {};
        });
        awaitState(system, new SessionsState("standby", "standby", true, false, 0));
        system.run(Duration.ofSeconds(3));
        final int count = told.size();
        system.run(Duration.ofSeconds(5));
        assertThat(told.size()).as("the same is not told each second").isLessThanOrEqualTo(count + 1);
        system.run(Duration.ofSeconds(10));
        assertThat(told.size()).as("but now and then").isGreaterThan(count);
        system.kill("spoke-1");
        awaitState(system, new SessionsState("", "standby", false, false, 0));
    }

    private void awaitState(final TestSystem system, final SessionsState state) {
        system.runUntil(() -> !told.isEmpty() && told.get(told.size() - 1).equals(state), Duration.ofSeconds(15));
    }
}
