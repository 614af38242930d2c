package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartBackOffTest {
    private static final long SHORT_RUN_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long GOOD_RUN_NS = TimeUnit.SECONDS.toNanos(10);

    @Test
    void shouldDoubleUpToTheLimit() {
        assertThat(waitsMs(false, 8)).containsExactly(200, 400, 800, 1600, 3200, 6400, 10_000, 10_000);
    }

    @Test
    void shouldNotWaitTheFirstTimeForWhatOthersNeed() {
        assertThat(waitsMs(true, 4)).containsExactly(0, 200, 400, 800);
    }

    @Test
    void shouldStayAtTheLimitHoweverOftenAProgramDies() {
        assertThat(waitsMs(false, 200)).endsWith(10_000);
    }

    @Test
    void shouldBeginAnewAfterAGoodRun() {
        final RestartBackOff backOff = new RestartBackOff(SupervisorLimits.standard(), false);
        for (int i = 0; i < 5; i++) {
            backOff.onEnd(SHORT_RUN_NS);
        }
        assertThat(TimeUnit.NANOSECONDS.toMillis(backOff.onEnd(GOOD_RUN_NS))).isEqualTo(200);
        assertThat(TimeUnit.NANOSECONDS.toMillis(backOff.onEnd(SHORT_RUN_NS))).isEqualTo(400);
    }

    private static int[] waitsMs(final boolean firstAtOnce, final int count) {
        final RestartBackOff backOff = new RestartBackOff(SupervisorLimits.standard(), firstAtOnce);
        return IntStream.range(0, count)
                .map(i -> (int) TimeUnit.NANOSECONDS.toMillis(backOff.onEnd(SHORT_RUN_NS)))
                .toArray();
    }
}
