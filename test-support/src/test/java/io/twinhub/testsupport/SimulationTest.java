package io.twinhub.testsupport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.SystemSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Duration DURATION = Duration.ofSeconds(30);

    @Test
    void shouldDeliverEverythingWithoutFaults() {
        final SimulationReport report =
                Simulation.of(RandomSystem.of(1)).seed(1).workload().run(DURATION);
        assertThat(report.acceptedCount()).isGreaterThan(500);
        assertThat(report.deliveredCount()).isGreaterThan(500);
        assertThat(report.faultCount()).isZero();
    }

    @Test
    void shouldRepeatARunExactlyAndTellTwoRunsApart() {
        assertThat(Simulation.ofSeed(8).run(DURATION))
                .isEqualTo(Simulation.ofSeed(8).run(DURATION));
        assertThat(Simulation.ofSeed(8).run(DURATION).transcriptHash())
                .isNotEqualTo(Simulation.ofSeed(9).run(DURATION).transcriptHash());
    }

    @Test
    void shouldDoWhatIsScheduledWhenItIsDue() {
        final Simulation sim = Simulation.of(RandomSystem.of(1)).seed(1);
        sim.at(4, SECONDS).crash("hub-a").pause("copy-1");
        sim.at(5, SECONDS).start("hub-a").resume("copy-1").cut("spoke-1", "hub-b", Direction.UP);
        sim.at(6, SECONDS).restore("spoke-1", "hub-b").slow("spoke-2", "hub-a", 30);
        final SimulationReport report = sim.run(DURATION);
        assertThat(report.faultCount()).isEqualTo(5);
        assertThat(report.transcript())
                .anyMatch(line -> line.equals("  4.000000  FAULT kill hub-a"))
                .anyMatch(line -> line.equals("  5.000000  FAULT cut spoke-1>hub-b (REFUSE)"))
                .anyMatch(line -> line.equals("  6.000000  RETURN spoke-1>hub-b"));
    }

    @Test
    void shouldShowSeedAndTranscriptWhenAPromiseIsBroken() {
        final Simulation sim = Simulation.of(RandomSystem.of(1)).seed(77).workload();
        sim.at(3, SECONDS).allowNoGaps();
        sim.at(4, SECONDS).crash("spoke-1");
        sim.at(5, SECONDS).start("spoke-1");
        assertThatThrownBy(() -> sim.run(DURATION))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("GAP")
                .hasMessageContaining("seed 77")
                .hasMessageContaining("  4.000000  FAULT kill spoke-1");
    }

    @Test
    void shouldNoticeASystemThatDoesNotComeBack() {
        final SystemSpec system = RandomSystem.of(1).toBuilder().recorders(null).build();
        final Simulation sim = Simulation.of(system).seed(1).workload();
        // Later than all faults are ended.
        sim.at(20, SECONDS).crash("spoke-2");
        assertThatThrownBy(() -> sim.run(DURATION))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("NOT ALIVE");
    }

    @Test
    void shouldRefuseNamesThatDoNotExist() {
        final Simulation sim = Simulation.of(RandomSystem.of(1));
        assertThatThrownBy(() -> sim.at(1, SECONDS).crash("nobody")).hasMessageContaining("no process nobody");
        assertThatThrownBy(() -> sim.at(1, SECONDS).publish("nothing", 1)).hasMessageContaining("no event nothing");
        assertThatThrownBy(() -> sim.at(1, SECONDS).cut("hub-a", "hub-b")).hasMessageContaining("no path");
    }
}
