package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hand-overs of the assigner's office, and hand-overs that are asked for while it changes hands. */
class OfficeHandoverScheduleTest {
    private final List<String> outcomes = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldHandTheOfficeOverAndChangeNothingElse(final long seed) {
        final Simulation simulation = HandoverScheduleTest.simulation(seed);
        simulation.at(8, SECONDS).allowNoGaps();
        handOver(simulation, 10_000, "spoke-1", "assigner", "");
        handOver(simulation, 12_000, "spoke-3", "assigner", "");
        handOver(simulation, 14_000, "spoke-3", "control", "");

        final SimulationReport report = simulation.run(HandoverScheduleTest.LENGTH);
        assertThat(outcomes).containsExactly("", "", "");
        assertThat(HandoverScheduleTest.vacanciesMs(report)).hasSize(1);
    }

    /** The successor does not ask in time, and the former one holds the office again: it is asked again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldHandTheOfficeToOneThatStandsStillForAMoment(final long seed) {
        final Simulation simulation = HandoverScheduleTest.simulation(seed);
        handOver(simulation, 8_000, "spoke-1", "assigner", "spoke-1");
        simulation.at(10, SECONDS).pause("spoke-3");
        handOver(simulation, 10_001, "spoke-1", "assigner", "");
        simulation.at(10_700, MILLISECONDS).resume("spoke-3");

        simulation.run(HandoverScheduleTest.LENGTH);
        assertThat(outcomes).endsWith("");
    }

    /** The one that is asked dies before it hears of it: its successor is asked. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldAskTheSuccessorOfAnAssignerThatIsGone(final long seed) {
        final Simulation simulation = HandoverScheduleTest.simulation(seed);
        handOver(simulation, 8_000, "spoke-1", "assigner", "spoke-1");
        simulation.at(10, SECONDS).crash("assigner@spoke-1");
        handOver(simulation, 10_001, "spoke-3", "control", "");
        simulation.at(15, SECONDS).start("assigner@spoke-1");

        assertThat(HandoverScheduleTest.vacanciesMs(simulation.run(HandoverScheduleTest.LENGTH)))
                .hasSize(1);
        assertThat(outcomes).endsWith("");
    }

    private void handOver(
            final Simulation simulation, final int ms, final String asked, final String copy, final String computer) {
        simulation.at(ms, MILLISECONDS).handOver(asked, copy, computer, outcomes::add);
    }
}
