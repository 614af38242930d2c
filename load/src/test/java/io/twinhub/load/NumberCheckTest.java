package io.twinhub.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NumberCheckTest {
    private final NumberCheck check = new NumberCheck();

    @Test
    void shouldCountWhatArrivesInOrder() {
        take(1, 2, 3);
        assertThat(counts()).containsExactly(3, 0, 0, 0);
    }

    @Test
    void shouldCountWhatIsLeftOutAsLost() {
        take(1, 5);
        assertThat(counts()).containsExactly(2, 3, 0, 0);
    }

    @Test
    void shouldCountWhatComesLaterAsReorderedAndNotAsLost() {
        take(1, 5, 3, 2, 4);
        assertThat(counts()).containsExactly(5, 0, 0, 3);
    }

    @Test
    void shouldTellADuplicateFromALateOne() {
        take(1, 2, 2, 4, 3, 3, 1);
        assertThat(counts()).containsExactly(4, 0, 3, 1);
    }

    @Test
    void shouldMissNothingBeforeTheNumberThatIsExpected() {
        check.expect(100);
        take(100, 102);
        assertThat(counts()).containsExactly(2, 1, 0, 0);
    }

    private void take(final long... numbers) {
        for (final long number : numbers) {
            check.onNumber(number);
        }
    }

    private long[] counts() {
        return new long[] {check.delivered(), check.lost(), check.duplicated(), check.reordered()};
    }
}
