package io.twinhub.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BoundsTest {
    private final Bounds bounds = new Bounds();

    @Test
    void shouldSayWhichBoundsAreMissed() {
        bounds.atMost(1.3, "short", "13 ns", "10 ns", 1.3);
        bounds.atMost(1.3, "long", "14 ns", "10 ns", 1.4);
        bounds.atLeast(3, "fast", "10 ns", "30 ns", 3);
        bounds.atLeast(3, "slow", "10 ns", "29 ns", 2.9);
        bounds.told("told", "1 B", "2 B", 0.5);
        assertThat(bounds.toText().lines())
                .satisfiesExactly(
                        heading -> assertThat(heading).contains("ours", "compared", "demanded"),
                        row -> assertThat(row).startsWith("short").endsWith("pass"),
                        row -> assertThat(row).startsWith("long").endsWith("miss"),
                        row -> assertThat(row).startsWith("fast").endsWith("pass"),
                        row -> assertThat(row).startsWith("slow").endsWith("miss"),
                        row -> assertThat(row).startsWith("told").doesNotContain("pass", "miss"));
        assertThat(bounds.missCount()).isEqualTo(2);
    }

    @Test
    void shouldMissWhatCouldNotBeMeasured() {
        bounds.atMost(5, "failed", "", "", Double.NaN);
        bounds.atLeast(3, "failed", "", "", Double.NaN);
        assertThat(bounds.missCount()).isEqualTo(2);
    }
}
