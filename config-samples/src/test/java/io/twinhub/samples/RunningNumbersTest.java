package io.twinhub.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunningNumbersTest {
    private final RunningNumbers numbers = new RunningNumbers();

    @Test
    void shouldFindNothingWrongWithConsecutiveNumbers() {
        receive(LongStream.rangeClosed(1, 100).toArray());
        check(100, 0, 0, 0);
    }

    @Test
    void shouldCountWhatIsMissing() {
        receive(1, 2, 6, 7, 10);
        check(5, 5, 0, 0);
    }

    @Test
    void shouldCountWhatComesTwice() {
        receive(1, 2, 2, 3, 1);
        check(3, 0, 2, 0);
    }

    @Test
    void shouldCountWhatComesLateAsReorderedAndNotAsLost() {
        receive(1, 5, 3, 2, 4, 3);
        check(5, 0, 1, 3);
    }

    @Test
    void shouldBeginWithTheFirstNumberThatComes() {
        receive(50, 51);
        check(2, 0, 0, 0);
        assertThat(numbers.first()).isEqualTo(50);
    }

    private void receive(final long... received) {
        for (final long number : received) {
            numbers.onNumber(number);
        }
    }

    private void check(final long delivered, final long lost, final long duplicated, final long reordered) {
        assertThat(numbers.delivered()).as("delivered").isEqualTo(delivered);
        assertThat(numbers.lost()).as("lost").isEqualTo(lost);
        assertThat(numbers.duplicated()).as("duplicated").isEqualTo(duplicated);
        assertThat(numbers.reordered()).as("reordered").isEqualTo(reordered);
    }
}
