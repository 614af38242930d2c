package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoCountsTest {
    private final DemoCounts counts = new DemoCounts();

    @Test
    void shouldKeepWhatEachCopySaidAtLast() {
        counts.onLine("board", "board: publishers=3 delivered=7 lost=1");
        counts.onLine("board", "board: publishers=3 delivered=9 lost=0");
        assertThat(counts.number("board", "delivered")).isEqualTo(9);
        assertThat(counts.number("board", "lost")).isZero();
        assertThat(counts.has("machine-1")).isFalse();
    }

    @Test
    void shouldPassOverLinesForPeople() {
        counts.onLine("machine-1", "reporter: 2000.0 readings per second of 24 measurements");
        counts.onLine("machine-1", "reporter: now ACTIVE");
        counts.onLine("machine-1", "board: events of [a=b] may be missing: x=1");
        assertThat(counts.has("machine-1")).isFalse();
    }
}
