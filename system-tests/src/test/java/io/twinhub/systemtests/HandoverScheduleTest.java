package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.EventSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planned hand-overs of the ACTIVE role, in peace and among faults. What is never allowed, the simulation itself checks. */
class HandoverScheduleTest {
    static final Duration LENGTH = Duration.ofSeconds(40);
    private static final Pattern ROLE =
            Pattern.compile(" *(\\d+\\.\\d+) +control@(spoke-\\d) is ACTIVE (no more|under).*");

    private final List<String> outcomes = new ArrayList<>();

    /** Two publish as much as they may, and whoever is not ACTIVE is refused. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHandOverUnderLoadWithoutLossOrGap(final long seed) {
        final Simulation simulation = simulation(seed);
        simulation.at(8, SECONDS).allowNoGaps();
        underLoad(simulation, 9_900, 13_000);
        handOver(simulation, 10_000, "spoke-1", "control", "");
        handOver(simulation, 11_000, "spoke-3", "control", "");
        handOver(simulation, 12_000, "spoke-3", "control", "");

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(outcomes).containsExactly("", "", "");
        assertThat(vacanciesMs(report)).hasSize(3).allMatch(ms -> ms < 50);
        System.out.println("hand-over simulated: vacant for " + vacanciesMs(report) + " ms");
    }

    /** The last that the former instance's localHub numbered is for others, so nothing of it reaches the board. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldHandOverWithoutAGapWhileANeighbourPublishesForOthers(final long seed) {
        final SystemSpec system = RoleScheduleTest.system(0);
        final List<ProgramCopySpec> copies = new ArrayList<>(system.programCopies());
        copies.add(ProgramCopySpec.of("neighbour-1", "program", "spoke-1"));
        copies.add(ProgramCopySpec.of("neighbour-2", "program", "spoke-2"));
        final List<EventSpec> events = new ArrayList<>(system.events());
        events.add(EventSpec.of("beside.1", "int64"));
        events.add(EventSpec.of("beside.2", "int64"));
        final Simulation simulation = Simulation.of(system.toBuilder()
                        .programCopies(copies)
                        .events(events)
                        .publishers(List.of(
                                new PublisherSpec("control", "control.*"),
                                new PublisherSpec("gauge", "gauge.*"),
                                new PublisherSpec("neighbour-1", "beside.1"),
                                new PublisherSpec("neighbour-2", "beside.2")))
                        .subscribers(List.of(
                                new SubscriberSpec("board", "control.*"),
                                new SubscriberSpec("neighbour-1", "beside.2"),
                                new SubscriberSpec("neighbour-2", "beside.1")))
                        .build())
                .seed(seed);
        simulation.at(8, SECONDS).allowNoGaps();
        underLoad(simulation, 9_900, 13_000);
        for (int ms = 9_900; ms < 13_000; ms++) {
            simulation.at(ms, MILLISECONDS).publishBy("neighbour-1", "beside.1").publishBy("neighbour-2", "beside.2");
        }
        for (int ms = 10_000; ms < 13_000; ms += 500) {
            handOver(simulation, ms, "spoke-3", "control", "");
        }

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(vacanciesMs(report)).hasSize(6).allMatch(ms -> ms < 30);
    }

    @Test
    void shouldHandOverToTheInstanceThatIsWishedFor() {
        final Simulation simulation = simulation(2);
        simulation.at(8, SECONDS).allowNoGaps();
        handOver(simulation, 10_000, "spoke-1", "control", "spoke-2");
        handOver(simulation, 11_000, "spoke-1", "control", "spoke-1");
        handOver(simulation, 12_000, "spoke-1", "control", "spoke-1");

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(outcomes).hasSize(3);
        assertThat(outcomes.get(1)).isEmpty();
        assertThat(outcomes.get(2)).contains("the instance on spoke-1 is ACTIVE already");
        assertThat(vacanciesMs(report)).hasSizeBetween(1, 2);
    }

    /** What such a program had written is not waited for: a gap is told. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldTakeTheRoleFromAProgramThatStandsStill(final long seed) {
        final Simulation simulation = simulation(seed);
        underLoad(simulation, 9_900, 10_400);
        simulation.at(10, SECONDS).pause("control@spoke-1").pause("control@spoke-2");
        simulation.at(10_200, MILLISECONDS).resume("control@spoke-2");
        handOver(simulation, 10_100, "spoke-3", "control", "");
        simulation.at(11, SECONDS).resume("control@spoke-1");

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(outcomes).containsExactly("");
        assertThat(vacanciesMs(report)).hasSize(1).allMatch(ms -> ms < 50);
    }

    /** Its lease has to run out. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldTakeTheRoleFromALocalHubThatStandsStill(final long seed) {
        final Simulation simulation = simulation(seed);
        underLoad(simulation, 9_900, 10_400);
        handOver(simulation, 9_000, "spoke-3", "control", "spoke-2");
        simulation.at(10, SECONDS).pause("spoke-2");
        handOver(simulation, 10_010, "spoke-3", "control", "");
        simulation.at(12, SECONDS).resume("spoke-2");

        assertThat(simulation.run(LENGTH).deliveredCount()).isPositive();
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(1)).isEmpty();
    }

    /** The one that holds the office dies with the request: it is done or not, but never later. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldNotDoItAgainWhenTheAssignerDiesMeanwhile(final long seed) {
        final Simulation simulation = simulation(seed);
        handOver(simulation, 10_000, "spoke-1", "control", "");
        handOver(simulation, 10_000, "spoke-3", "control", "");
        final String dies = seed % 2 == 0 ? "assigner@spoke-1" : "assigner@spoke-3";
        simulation.at(10_000 + seed, MILLISECONDS).crash(dies);
        simulation.at(11, SECONDS).start(dies);
        final int[] settled = {0};
        simulation.at(14, SECONDS).run(() -> settled[0] = simulation.takeoverCount());
        simulation.at(16, SECONDS).crash("assigner@spoke-1");
        simulation.at(18, SECONDS).start("assigner@spoke-1").crash("assigner@spoke-3");
        simulation.at(20, SECONDS).start("assigner@spoke-3");

        simulation.run(LENGTH);
        assertThat(simulation.takeoverCount()).isEqualTo(settled[0]).isBetween(1, 2);
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        final Simulation simulation = simulation(3);
        handOver(simulation, 9_000, "spoke-3", "control", "spoke-1");
        simulation.at(10, SECONDS).crash("control@spoke-2");
        simulation.at(11, SECONDS).allowNoGaps();
        handOver(simulation, 12_000, "spoke-3", "control", "spoke-2");
        handOver(simulation, 13_000, "spoke-3", "control", "");
        handOver(simulation, 14_000, "spoke-3", "control", "spoke-3");
        handOver(simulation, 15_000, "spoke-3", "control", "nowhere");
        handOver(simulation, 16_000, "spoke-3", "board", "");
        handOver(simulation, 17_000, "spoke-3", "assigner", "spoke-2");
        simulation.at(18, SECONDS).start("control@spoke-2");
        final int[] before = {0};
        simulation.at(11, SECONDS).run(() -> before[0] = simulation.takeoverCount());

        simulation.run(LENGTH);
        assertThat(outcomes.subList(1, 7))
                .satisfiesExactly(
                        text -> assertThat(text).contains("no instance on spoke-2 that is STANDBY"),
                        text -> assertThat(text).contains("no other instance is STANDBY"),
                        text -> assertThat(text).contains("no instance on spoke-3 that is STANDBY"),
                        text -> assertThat(text).contains("There is no computer \"nowhere\""),
                        text -> assertThat(text).contains("No assigner chooses among instances of the copy board"),
                        text -> assertThat(text).contains("there is no assigner on spoke-2"));
        assertThat(simulation.takeoverCount()).isEqualTo(before[0]);
    }

    /** Both are about the same copy epoch, so one is done. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldDoOneOfTwoAtOnce(final long seed) {
        final Simulation simulation = simulation(seed);
        simulation.at(8, SECONDS).allowNoGaps();
        handOver(simulation, 10_000, "spoke-1", "control", "");
        handOver(simulation, 10_000, "spoke-3", "control", "");

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(outcomes).containsExactly("", "");
        assertThat(vacanciesMs(report)).hasSize(1);
    }

    /** What its limit holds back cannot be read in time, and is not lost in silence. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldTellOfWhatAThrottledProgramHadAccepted(final long seed) {
        final Simulation simulation =
                Simulation.of(RoleScheduleTest.system(1000)).seed(seed);
        underLoad(simulation, 8_000, 12_000);
        underLoad(simulation, 8_000, 12_000);
        handOver(simulation, 11_000, "spoke-3", "control", "");

        assertThat(vacanciesMs(simulation.run(LENGTH))).hasSize(1);
        assertThat(outcomes).containsExactly("");
    }

    /** The request of one is on its way while that of another is done: what it is about is over when it comes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldDoNothingOnALateRequest(final long seed) {
        final Simulation simulation = simulation(seed);
        final String late = seed % 2 == 0 ? "spoke-1" : "spoke-3";
        handOver(simulation, 9_000, "spoke-1", "assigner", late.equals("spoke-1") ? "spoke-3" : "spoke-1");
        for (final String hub : List.of("hub-a", "hub-b")) {
            simulation.at(9_900, MILLISECONDS).slow(late, hub, 40);
            simulation.at(15, SECONDS).slow(late, hub, 1);
        }
        handOver(simulation, 10_000, late.equals("spoke-1") ? "spoke-3" : "spoke-1", "control", "");
        handOver(simulation, 10_000, late, "control", "");

        assertThat(vacanciesMs(simulation.run(LENGTH))).hasSize(1);
    }

    /** On networks that lose and delay, a gap may be told, but nothing is lost in silence. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHandOverAgainAndAgainOnBadNetworks(final long seed) {
        final Simulation simulation = simulation(seed);
        for (final String spoke : List.of("spoke-1", "spoke-2", "spoke-3")) {
            for (final String hub : List.of("hub-a", "hub-b")) {
                simulation.at(9, SECONDS).loseFrames(spoke, hub, 0.05);
                simulation.at(16, SECONDS).calm(spoke, hub);
            }
        }
        underLoad(simulation, 9_900, 15_000);
        for (int ms = 10_000; ms < 15_000; ms += 250) {
            handOver(simulation, ms, "spoke-3", "control", "");
        }

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(vacanciesMs(report)).hasSizeGreaterThan(10);
    }

    static void underLoad(final Simulation simulation, final int fromMs, final int toMs) {
        for (int ms = fromMs; ms < toMs; ms++) {
            simulation
                    .at(ms, MILLISECONDS)
                    .publishBy("control@spoke-1", "control.speed")
                    .publishBy("control@spoke-2", "control.speed");
        }
    }

    static Simulation simulation(final long seed) {
        return Simulation.of(RoleScheduleTest.system(0)).seed(seed).workload();
    }

    private void handOver(
            final Simulation simulation, final int ms, final String asked, final String copy, final String computer) {
        simulation.at(ms, MILLISECONDS).handOver(asked, copy, computer, outcomes::add);
    }

    /** For how long no instance was ACTIVE, each time. */
    static List<Double> vacanciesMs(final SimulationReport report) {
        final List<Double> vacancies = new ArrayList<>();
        double sinceSeconds = 0;
        for (final String line : report.transcript()) {
            final Matcher role = ROLE.matcher(line);
            if (role.matches() && role.group(3).equals("no more")) {
                sinceSeconds = Double.parseDouble(role.group(1));
            } else if (role.matches() && sinceSeconds > 0) {
                vacancies.add(Math.round(1e6 * (Double.parseDouble(role.group(1)) - sinceSeconds)) / 1e3);
                sinceSeconds = 0;
            }
        }
        return vacancies;
    }
}
