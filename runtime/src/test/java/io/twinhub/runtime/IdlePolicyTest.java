package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class IdlePolicyTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final IdlePolicy idle = new IdlePolicy(0);
    private long nowNs;

    @Test
    void shouldNotRestWhileThereIsWork() {
        assertThat(idle.rest(nowNs, 3, 1, Long.MAX_VALUE)).isEqualTo(IdlePolicy.SPIN);
    }

    @Test
    void shouldRestAtMostOneMillisecondWhileMessagesFlow() {
        long longestNs = 0;
        for (int i = 0; i < 50; i++) {
            longestNs = Math.max(longestNs, idle.rest(nowNs, 0, 0, Long.MAX_VALUE));
        }
        assertThat(longestNs).isEqualTo(MS);
    }

    @Test
    void shouldRestFourMillisecondsAfterQuietSecond() {
        beQuiet();
        assertThat(idle.rest(nowNs, 0, 0, Long.MAX_VALUE)).isEqualTo(4 * MS);
        // The driver's own heartbeats do not count.
        assertThat(idle.rest(nowNs, 2, 0, Long.MAX_VALUE)).isEqualTo(4 * MS);
    }

    @Test
    void shouldNotOversleep() {
        beQuiet();
        assertThat(idle.rest(nowNs, 0, 0, nowNs + MS)).isEqualTo(MS);
        assertThat(idle.rest(nowNs, 0, 0, nowNs - MS)).isPositive().isLessThan(MS);
    }

    @Test
    void shouldWakeUpWhenMessagesComeAgain() {
        beQuiet();
        for (int i = 0; i < 200; i++) {
            assertThat(idle.rest(nowNs, 1, 1, Long.MAX_VALUE)).isEqualTo(IdlePolicy.SPIN);
        }
        assertThat(idle.rest(nowNs, 0, 0, Long.MAX_VALUE)).isLessThan(MS);
    }

    private void beQuiet() {
        // Signs of life alone: forty per second.
        for (int i = 0; i < 80; i++) {
            nowNs += 25 * MS;
            idle.rest(nowNs, 1, 1, Long.MAX_VALUE);
        }
    }
}
