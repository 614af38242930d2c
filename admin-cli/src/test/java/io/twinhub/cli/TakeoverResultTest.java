package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.cli.TakeoverDemo.TakeoverResult;
import org.junit.jupiter.api.Test;

class TakeoverResultTest {
    @Test
    void shouldGiveItsFiguresInTheirOrder() {
        assertThat(new TakeoverResult(3, 3, 80, 101, 9, 9, 0, 0, 0, 0).toMap())
                .hasToString("{takeovers=3, takeoverMsP50=80, takeoverMsMax=101, published=9, delivered=9, lost=0,"
                        + " duplicated=0, reordered=0, doubleActive=0}");
    }

    @Test
    void shouldFindEachFault() {
        assertThat(new TakeoverResult(3, 3, 80, 101, 9, 9, 0, 0, 0, 0).faults()).isEmpty();
        assertThat(new TakeoverResult(3, 2, 80, 101, 9, 9, 0, 0, 0, 0).faults())
                .containsExactly("not 3 but 2 takeovers were seen");
        assertThat(new TakeoverResult(3, 3, 80, 101, 9, 8, 1, 0, 0, 0).faults()).hasSize(1);
        assertThat(new TakeoverResult(3, 3, 80, 101, 9, 9, 0, 0, 1, 0).faults()).hasSize(1);
        assertThat(new TakeoverResult(3, 3, 80, 101, 9, 9, 0, 0, 0, 1).faults())
                .containsExactly("two controllers were ACTIVE at a time");
    }
}
