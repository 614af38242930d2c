package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.IdleMode;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

final class IdlePolicyTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final LongSupplier NOTHING_DUE = () -> Long.MAX_VALUE;

    private final IdlePolicy idle = new IdlePolicy(IdleMode.BACKOFF, 0);
    private long nowNs;

    @Test
    void shouldNotRestWhileThereIsWork() {
        assertThat(idle.rest(nowNs, 3, 1, NOTHING_DUE)).isEqualTo(IdlePolicy.SPIN);
    }

    @Test
    void shouldRestAtMostOneMillisecondWhileMessagesFlow() {
        long longestNs = 0;
        for (int i = 0; i < 50; i++) {
            longestNs = Math.max(longestNs, idle.rest(nowNs, 0, 0, NOTHING_DUE));
        }
        assertThat(longestNs).isEqualTo(MS);
    }

    @Test
    void shouldRestFourMillisecondsAfterQuietSecond() {
        beQuiet(2);
        assertThat(idle.rest(nowNs, 0, 0, NOTHING_DUE)).isEqualTo(4 * MS);
        // The driver's own heartbeats do not count.
        assertThat(idle.rest(nowNs, 2, 0, NOTHING_DUE)).isEqualTo(4 * MS);
    }

    @Test
    void shouldRestTwentyFiveMillisecondsAfterTenQuietSeconds() {
        beQuiet(9);
        assertThat(idle.rest(nowNs, 0, 0, NOTHING_DUE)).isEqualTo(4 * MS);
        beQuiet(1);
        assertThat(idle.rest(nowNs, 0, 0, NOTHING_DUE)).isEqualTo(25 * MS);
        assertThat(idle.rest(nowNs, 0, 0, () -> nowNs + MS)).isEqualTo(MS);
    }

    @Test
    void shouldHardlyRestIfToldTo() {
        final IdlePolicy yielding = new IdlePolicy(IdleMode.YIELD, 0);
        final IdlePolicy spinning = new IdlePolicy(IdleMode.SPIN, 0);
        for (nowNs = 0; nowNs < 20_000 * MS; nowNs += MS) {
            assertThat(yielding.rest(nowNs, 0, 0, NOTHING_DUE)).isEqualTo(IdlePolicy.YIELD);
            assertThat(spinning.rest(nowNs, 0, 0, NOTHING_DUE)).isEqualTo(IdlePolicy.SPIN);
        }
        assertThat(yielding.rest(nowNs, 1, 1, NOTHING_DUE)).isEqualTo(IdlePolicy.SPIN);
        assertThat(yielding.rest(nowNs, 1, 0, NOTHING_DUE))
                .as("what the driver alone did is no reason to keep the processor")
                .isEqualTo(IdlePolicy.YIELD);
    }

    @Test
    void shouldNotOversleep() {
        beQuiet(2);
        assertThat(idle.rest(nowNs, 0, 0, () -> nowNs + MS)).isEqualTo(MS);
        assertThat(idle.rest(nowNs, 0, 0, () -> nowNs - MS)).isPositive().isLessThan(MS);
    }

    @Test
    void shouldWakeUpWhenMessagesComeAgain() {
        beQuiet(12);
        for (int i = 0; i < 200; i++) {
            assertThat(idle.rest(nowNs, 1, 1, NOTHING_DUE)).isEqualTo(IdlePolicy.SPIN);
        }
        assertThat(idle.rest(nowNs, 0, 0, NOTHING_DUE)).isLessThan(MS);
    }

    @Test
    void shouldWakeUpForOneWhoAwaitsEachAnswer() {
        beQuiet(12);
        assertThat(idle.rest(nowNs, 0, 0, NOTHING_DUE)).isEqualTo(25 * MS);
        // With 25 ms in each process of a chain ten requests get through in a second: three pieces of work for each,
        // beside signs of life.
        for (int i = 0; i < 10; i++) {
            nowNs += 100 * MS;
            idle.rest(nowNs, 5, 5, NOTHING_DUE);
        }
        assertThat(idle.rest(nowNs, 0, 0, NOTHING_DUE)).isEqualTo(4 * MS);
        // That makes a hundred of them.
        for (int i = 0; i < 101; i++) {
            nowNs += 9 * MS;
            idle.rest(nowNs, 2, 2, NOTHING_DUE);
        }
        assertThat(idle.rest(nowNs, 0, 0, NOTHING_DUE)).isEqualTo(IdlePolicy.SPIN);
    }

    private void beQuiet(final int seconds) {
        // Signs of life alone: forty per second.
        for (int i = 0; i < 40 * seconds; i++) {
            nowNs += 25 * MS;
            idle.rest(nowNs, 1, 1, NOTHING_DUE);
        }
    }
}
