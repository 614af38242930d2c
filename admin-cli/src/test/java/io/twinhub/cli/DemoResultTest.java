package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoResultTest {
    private static final DemoResult AS_PROMISED = new DemoResult(9, 9, 0, 0, 0, 2, 40);

    @Test
    void shouldGiveItsFiguresInTheirOrder() {
        assertThat(AS_PROMISED.toMap())
                .hasToString(
                        "{published=9, delivered=9, lost=0, duplicated=0, reordered=0, hubKills=2, longestSilenceMs=40}");
    }

    @Test
    void shouldFindNoFaultWhereAllIsAsPromised() {
        assertThat(AS_PROMISED.faults()).isEmpty();
    }

    @Test
    void shouldFindEachFault() {
        assertThat(new DemoResult(0, 0, 0, 0, 0, 2, 0).faults()).containsExactly("nothing was published");
        assertThat(new DemoResult(9, 8, 1, 0, 0, 2, 0).faults()).containsExactly("1 events were lost");
        assertThat(new DemoResult(9, 9, 0, 1, 0, 2, 0).faults()).hasSize(1);
        assertThat(new DemoResult(9, 9, 0, 0, 1, 2, 0).faults()).hasSize(1);
        assertThat(new DemoResult(9, 9, 0, 0, 0, 1, 0).faults()).hasSize(1);
    }
}
