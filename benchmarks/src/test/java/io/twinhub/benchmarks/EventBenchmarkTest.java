package io.twinhub.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both sides of the comparison do the same. */
final class EventBenchmarkTest {
    private static final int EVENT_LENGTH = 25;

    private final EventBenchmark benchmark = new EventBenchmark();

    @BeforeEach
    void fill() {
        benchmark.fill();
    }

    @Test
    void shouldWriteTheSameBytes() {
        assertThat(benchmark.eventWrite()).isEqualTo(EventBenchmark.EVENT_COUNT * EVENT_LENGTH);
        final byte[] ours = benchmark.buffer.byteArray().clone();
        Arrays.fill(benchmark.buffer.byteArray(), (byte) 0);
        assertThat(benchmark.eventWriteBySbe()).isEqualTo(EventBenchmark.EVENT_COUNT * EVENT_LENGTH);
        assertThat(benchmark.buffer.byteArray()).isEqualTo(ours);
    }

    @Test
    void shouldReadTheSameValues() {
        // Delta 1, kind 10, quality 9, and the number of the event as id, nanosecond and value.
        final int count = EventBenchmark.EVENT_COUNT;
        final double expected = 20.0 * count + 3.0 * count * (count - 1) / 2;
        assertThat(benchmark.eventRead()).isEqualTo(expected);
        assertThat(benchmark.eventReadBySbe()).isEqualTo(expected);
    }
}
