package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Simulation;
import io.twinhub.transport.Permit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the start commands of a system permit their localHubs. What is never allowed, the simulation itself checks. */
class PermitScheduleTest {
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final List<String> SPOKES = List.of("spoke-1", "spoke-2", "spoke-3");
    private static final List<String> PROGRAMS = List.of("control@spoke-1", "control@spoke-2", "gauge", "board");

    private Simulation simulation;

    /** All is up, and nobody acts, until the version leads. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldComeUpAndWaitUntilItLeads(final long seed) {
        simulation(seed);
        permitAll(0, 0);
        simulation.at(9_900, MILLISECONDS).run(() -> {
            assertThat(PROGRAMS).noneMatch(simulation::isActive);
            assertThat(SPOKES).allMatch(simulation::isCarriedOut);
        });
        permitAll(10_000, Permit.LEADS);
        simulation
                .at(10_150, MILLISECONDS)
                .allowNoGaps()
                .run(() -> assertThat(activePrograms()).hasSize(3));

        simulation.run(LENGTH);
        assertThat(simulation.takeoverCount()).isEqualTo(1);
    }

    /** While all publish as much as they may, and none of them stands still. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGiveAllRolesBackWithoutLossOrGapAndTakeThemAgain(final long seed) {
        simulation(seed);
        simulation.at(8, SECONDS).allowNoGaps();
        HandoverScheduleTest.underLoad(simulation, 9_900, 13_000);
        publishBySingleCopy();
        permitAll(10_000, 0);
        simulation.at(10_200, MILLISECONDS).run(() -> {
            assertThat(activePrograms()).isEmpty();
            assertThat(SPOKES).allMatch(simulation::isCarriedOut);
        });
        permitAll(12_000, Permit.LEADS);
        simulation
                .at(12_200, MILLISECONDS)
                .run(() -> assertThat(activePrograms()).hasSize(3));

        simulation.run(LENGTH);
        assertThat(simulation.takeoverCount()).isEqualTo(2);
    }

    /** What was withheld is permitted again before anybody has given anything back. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldCarryOutOneWordAfterTheOther(final long seed) {
        simulation(seed);
        simulation.at(8, SECONDS).allowNoGaps();
        HandoverScheduleTest.underLoad(simulation, 9_900, 11_000);
        publishBySingleCopy();
        for (final String spoke : SPOKES) {
            simulation.at(10_000_000 + 10 * seed, MICROSECONDS).permit(spoke, 0);
            simulation.at(10_000_150 + 10 * seed, MICROSECONDS).permit(spoke, Permit.LEADS);
        }
        simulation.at(10_300, MILLISECONDS).run(() -> {
            assertThat(activePrograms()).hasSize(3);
            assertThat(SPOKES).allMatch(simulation::isCarriedOut);
        });

        simulation.run(LENGTH);
    }

    /** Nothing becomes ACTIVE again by itself, whatever begins anew. */
    @Test
    void shouldNotActThoughEverythingBeginsAnew() {
        simulation(3);
        permitAll(10_000, 0);
        simulation.at(11, SECONDS).crash("spoke-1", "control@spoke-2", "gauge", "assigner@spoke-1");
        simulation.at(12, SECONDS).start("spoke-1", "control@spoke-2", "gauge", "assigner@spoke-1");
        simulation.at(19, SECONDS).run(() -> {
            assertThat(activePrograms()).isEmpty();
            assertThat(SPOKES).allMatch(simulation::isCarriedOut);
        });
        permitAll(20_000, Permit.LEADS);

        simulation.run(LENGTH);
    }

    /** The role and the office go elsewhere, and come back when the other computer is drained in its turn; a copy with one instance goes on. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldMoveWhatOthersCanDoFromADrainedComputer(final long seed) {
        simulation(seed);
        simulation.at(8, SECONDS).allowNoGaps();
        HandoverScheduleTest.underLoad(simulation, 9_900, 14_000);
        simulation.at(10, SECONDS).permit("spoke-1", Permit.LEADS | Permit.DRAINED);
        assertActiveAt(11_000, "control@spoke-2");
        simulation.at(12, SECONDS).permit("spoke-1", Permit.LEADS);
        assertActiveAt(12_500, "control@spoke-2");
        simulation
                .at(13, SECONDS)
                .permit("spoke-2", Permit.LEADS | Permit.DRAINED)
                .permit("spoke-3", Permit.LEADS | Permit.DRAINED);
        assertActiveAt(14_000, "control@spoke-1");
        simulation.at(15, SECONDS).permit("spoke-2", Permit.LEADS).permit("spoke-3", Permit.LEADS);

        simulation.run(LENGTH);
        assertThat(simulation.takeoverCount()).isBetween(2, 3); // whoever was first
    }

    private void assertActiveAt(final int ms, final String control) {
        simulation.at(ms, MILLISECONDS).run(() -> {
            assertThat(activePrograms()).containsExactlyInAnyOrder(control, "gauge", "board");
            assertThat(SPOKES).allMatch(simulation::isCarriedOut);
        });
    }

    private void simulation(final long seed) {
        simulation = Simulation.of(RoleScheduleTest.system(0)).seed(seed).workload();
    }

    private void publishBySingleCopy() {
        for (int ms = 9_900; ms < 13_000; ms++) {
            simulation.at(ms, MILLISECONDS).publishBy("gauge", "gauge.level");
        }
    }

    private void permitAll(final int ms, final int bits) {
        SPOKES.forEach(spoke -> simulation.at(ms, MILLISECONDS).permit(spoke, bits));
    }

    private List<String> activePrograms() {
        return PROGRAMS.stream().filter(simulation::isActive).toList();
    }
}
