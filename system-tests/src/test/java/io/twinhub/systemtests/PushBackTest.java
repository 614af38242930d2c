package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** More is published than both networks carry: whoever publishes is told so, and nothing that was accepted is lost. */
class PushBackTest {
    private static final long START_MS = 5000;
    private static final int BURST_COUNT = 1000;
    private static final int BURSTS = 40;

    @Test
    void shouldRefuseWhatNoNetworkTakesInsteadOfLosingIt() {
        final SimulationReport report = run(BURSTS);

        assertThat(report.gapCount()).isZero();
        assertThat(report.acceptedCount())
                .as("some is refused")
                .isBetween((long) BURST_COUNT, BURSTS * BURST_COUNT / 2L);
    }

    @Test
    void shouldNotHoldUpProgramsForHubsThatTakeNothing() {
        final SimulationReport report = run(300);

        assertThat(report.gapCount()).as("a hole is told").isPositive();
        assertThat(report.acceptedCount()).isGreaterThan(100L * BURST_COUNT);
    }

    /** Both hubs are stopped for as many milliseconds, in each of which much is published. */
    private static SimulationReport run(final int milliseconds) {
        final Simulation sim = Simulation.of(ThreeSpokes.spec()).seed(1).limits(ThreeSpokes.limits(128));
        sim.at(START_MS, MILLISECONDS).pause("hub-a", "hub-b");
        for (int ms = 0; ms < milliseconds; ms++) {
            sim.at(START_MS + ms, MILLISECONDS).publish("for.receiver", BURST_COUNT);
        }
        sim.at(START_MS + milliseconds, MILLISECONDS).resume("hub-a", "hub-b");
        return sim.run(Duration.ofSeconds(30));
    }
}
