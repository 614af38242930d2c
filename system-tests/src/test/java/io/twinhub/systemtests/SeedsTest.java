package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.SimulationReport;
import io.twinhub.transport.PathRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The promises of the system under seeded faults: no loss, no duplicate, no reorder while only one network is at fault; a gap notice or
 * nothing missing under any faults; nothing that is not configured; and life afterwards. docs/testing.md says how to repeat a seed.
 */
class SeedsTest {
    private static final int SEED_COUNT = Integer.getInteger("twinhub.seeds", 300);
    private static final long FIRST_SEED = Long.getLong("twinhub.firstSeed", 0);
    private static final Duration DURATION =
            Duration.ofSeconds(Long.getLong("twinhub.seedSeconds", SeedRun.DURATION.toSeconds()));
    private static final int NIGHT_SEED_COUNT = 2_000;
    private static final Duration NIGHT_DURATION = Duration.ofMinutes(10);

    @Test
    void shouldKeepEveryPromiseUnderEverySeed() {
        final List<SimulationReport> reports = SeedRun.of(FIRST_SEED, SEED_COUNT, DURATION);
        final long deliveredCount =
                reports.stream().mapToLong(SimulationReport::deliveredCount).sum();
        assertThat(deliveredCount).as("the seeds have load").isGreaterThan(2000L * SEED_COUNT);
        if (SEED_COUNT >= 10) {
            assertThat(reports.stream().mapToLong(SimulationReport::faultCount).sum())
                    .as("the seeds have faults")
                    .isGreaterThan(20L * SEED_COUNT);
            assertThat(reports.stream().mapToLong(SimulationReport::missedCount).sum())
                    .as("some receivers are slow")
                    .isGreaterThan(SEED_COUNT);
            assertThat(reports.stream().mapToLong(SimulationReport::gapCount).sum())
                    .as("some seeds lose something and report it")
                    .isPositive();
        }
    }

    @Test
    @Tag("night")
    void shouldKeepEveryPromiseUnderManyMoreAndLongerSeeds() {
        assertThat(SeedRun.of(FIRST_SEED + SEED_COUNT, NIGHT_SEED_COUNT, NIGHT_DURATION))
                .hasSize(NIGHT_SEED_COUNT);
    }

    @Test
    void shouldReplayASeedExactly() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 10; seed++) {
            final SimulationReport first = SeedRun.one(seed, PathRules.STANDARD);
            final SimulationReport second = SeedRun.one(seed, PathRules.STANDARD);
            assertThat(second).isEqualTo(first);
            assertThat(SeedRun.one(seed + 10, PathRules.STANDARD).transcriptHash())
                    .isNotEqualTo(first.transcriptHash());
        }
    }
}
