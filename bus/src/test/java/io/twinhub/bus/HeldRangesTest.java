package io.twinhub.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldRangesTest {
    private static final int POSITION_COUNT = 60;
    private final HeldRanges ranges = new HeldRanges();

    @Test
    void shouldHoldExactlyWhatWasAddedInAscendingStretches() {
        final Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            final BitSet expected = new BitSet();
            for (int i = random.nextInt(12); i >= 0; i--) {
                final int start = random.nextInt(POSITION_COUNT);
                final int end = start + 1 + random.nextInt(8);
                assertThat(ranges.add(start, end)).isTrue();
                expected.set(start, end);
            }
            int at = 0;
            while (!ranges.isEmpty()) {
                assertThat(ranges.firstStart()).isEqualTo(expected.nextSetBit(at));
                at = expected.nextClearBit((int) ranges.firstStart());
                assertThat(ranges.firstEnd()).isEqualTo(at);
                ranges.removeFirst();
            }
            assertThat(expected.nextSetBit(at)).isEqualTo(-1);
        }
    }

    @Test
    void shouldRefuseOneMoreStretchThanItHoldsButStillGrowThose() {
        for (int i = 0; i < HeldRanges.COUNT_MAX; i++) {
            assertThat(ranges.add(10L * i, 10L * i + 1)).isTrue();
        }
        assertThat(ranges.add(5, 6)).isFalse();
        assertThat(ranges.add(1, 3)).isTrue();
        assertThat(ranges.firstEnd()).isEqualTo(3);
        assertThat(ranges.add(3, 10)).isTrue();
        assertThat(ranges.firstEnd()).isEqualTo(11);
        assertThat(ranges.add(15, 16)).isTrue();
    }
}
