package io.twinhub.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldPassAWholeBurstAndThenTheRate() {
        final RateLimit limit = new RateLimit(100, SECOND);
        long nowNs = -5 * SECOND; // the origin of monotonic time is anywhere
        assertThat(passed(limit, 1000, nowNs)).isEqualTo(100);
        assertThat(limit.admitsAtNs()).isEqualTo(nowNs + 1);
        nowNs += SECOND / 10;
        assertThat(passed(limit, 1000, nowNs)).isEqualTo(10);
        nowNs += 3600 * SECOND;
        assertThat(passed(limit, 1000, nowNs))
                .as("silence saves no more than the burst")
                .isEqualTo(100);
    }

    @Test
    void shouldLetOneSuperMessagePassAndWaitUntilItIsPaid() {
        final RateLimit limit = new RateLimit(100, SECOND);
        limit.charge(323, 0);
        assertThat(limit.admits(0)).isFalse();
        assertThat(limit.admitsAtNs()).isEqualTo(2_230_000_001L);
        assertThat(limit.admits(2_230_000_000L)).isFalse();
        assertThat(limit.admits(2_230_000_001L)).isTrue();
    }

    @Test
    void shouldNeverPassMoreThanPromisedUnderChance() {
        for (long seed = 0; seed < 200; seed++) {
            final Random random = new Random(seed);
            final int perSecond = 1 + random.nextInt(5000);
            final int batchMax = 1 + random.nextInt(400);
            final RateLimit limit = new RateLimit(perSecond, SECOND);
            long nowNs = 0;
            long count = 0;
            while (nowNs < 20 * SECOND) {
                nowNs += random.nextInt(50_000_000);
                if (limit.admits(nowNs)) {
                    final int batch = 1 + random.nextInt(batchMax);
                    limit.charge(batch, nowNs);
                    count += batch;
                }
                assertThat(count)
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(perSecond * (nowNs + SECOND) / SECOND + batchMax + 1);
            }
        }
    }

    private static int passed(final RateLimit limit, final int tries, final long nowNs) {
        int count = 0;
        for (int i = 0; i < tries; i++) {
            if (limit.admits(nowNs)) {
                limit.charge(1, nowNs);
                count++;
            }
        }
        return count;
    }
}
