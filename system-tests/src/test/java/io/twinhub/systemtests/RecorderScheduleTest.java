package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.RecordersSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.Direction;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationReport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever starts late, or missed something, has the last value of everything. That nobody gets an older one after a newer one the simulation itself checks. */
class RecorderScheduleTest {
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final String[] ALL_BUT_THE_GAUGE = {
        "board", "recorder@spoke-2", "spoke-1", "spoke-2", "spoke-3", "hub-a", "hub-b"
    };
    private static final String[] ALL = {
        "gauge", "board", "recorder@spoke-2", "spoke-1", "spoke-2", "spoke-3", "hub-a", "hub-b"
    };

    private static SystemSpec system() {
        return systemWith("board");
    }

    private static SystemSpec systemWith(final String... boards) {
        return SystemSpec.builder("recorded", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12"),
                        new SpokeSpec("spoke-3", "10.1.0.13", "10.2.0.13")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(Stream.concat(
                                Stream.of(ProgramCopySpec.of("gauge", "program", "spoke-1")),
                                Arrays.stream(boards).map(board -> ProgramCopySpec.of(board, "program", "spoke-3")))
                        .toList())
                .events(List.of(EventSpec.of("gauge.level", "int64"), EventSpec.of("gauge.flow", "int64")))
                .publishers(List.of(new PublisherSpec("gauge", "gauge.*")))
                .subscribers(Arrays.stream(boards)
                        .map(board -> new SubscriberSpec(board, "**"))
                        .toList())
                .recorders(new RecordersSpec(List.of("spoke-2")))
                .build();
    }

    private final Simulation simulation = Simulation.of(system()).seed(3);

    @Test
    void shouldGiveLastValuesToWhoStartsLate() {
        simulation.at(4, SECONDS).publish("gauge.level", 1).publish("gauge.flow", 1);
        simulation.at(5, SECONDS).crash("board");
        simulation.at(6, SECONDS).publish("gauge.level", 1);
        simulation.at(7, SECONDS).start("board");

        final SimulationReport report = simulation.run(LENGTH);

        assertThat(report.replayedCount()).isEqualTo(2);
    }

    @Test
    void shouldHealARecorderThatMissedAValue() {
        simulation.at(3, SECONDS).publish("gauge.level", 1);
        simulation.at(4, SECONDS).swallow("hub-a", "spoke-2").swallow("hub-b", "spoke-2");
        simulation.at(4_100, MILLISECONDS).publish("gauge.level", 1);
        simulation.at(6, SECONDS).restore("hub-a", "spoke-2").restore("hub-b", "spoke-2");
        simulation.at(9, SECONDS).crash("board");
        simulation.at(10, SECONDS).start("board");

        assertThat(simulation.run(LENGTH).replayedCount()).isPositive();
    }

    @Test
    void shouldReplayAfterAGap() {
        simulation.at(3, SECONDS).publish("gauge.level", 1);
        simulation.at(4, SECONDS).swallow("hub-a", "spoke-3").swallow("hub-b", "spoke-3");
        simulation.at(4_100, MILLISECONDS).publish("gauge.level", 1);
        simulation.at(6, SECONDS).restore("hub-a", "spoke-3").restore("hub-b", "spoke-3");

        final SimulationReport report = simulation.run(LENGTH);

        assertThat(report.gapCount()).isPositive();
        assertThat(report.replayedCount()).isPositive();
    }

    @Test
    void shouldPublishOnceMoreWhatALocalHubTookIntoItsGrave() {
        takeAValueIntoTheGrave(simulation);

        assertThat(simulation.run(LENGTH).replayedCount()).isPositive();
    }

    @Test
    void shouldHealARecorderThatBeginsAnew() {
        simulation.at(3, SECONDS).publish("gauge.level", 1);
        simulation.at(5, SECONDS).crash("recorder@spoke-2");
        simulation.at(7, SECONDS).start("recorder@spoke-2");
        simulation.at(9, SECONDS).crash("board");
        simulation.at(10, SECONDS).start("board");

        assertThat(simulation.run(LENGTH).replayedCount()).isPositive();
    }

    @Test
    void shouldRememberOverAStopOfTheWholeSystem() {
        simulation.at(3, SECONDS).publish("gauge.level", 1);
        simulation.at(6, SECONDS).crash(ALL);
        simulation.at(7, SECONDS).start(ALL_BUT_THE_GAUGE);
        simulation
                .at(12, SECONDS)
                .start("gauge")
                .run(() -> assertThat(simulation.replayedCount()).isEqualTo(1));
        simulation.at(14, SECONDS).publish("gauge.level", 1);
        simulation.at(15, SECONDS).crash("board");
        simulation.at(16, SECONDS).start("board");

        simulation.run(LENGTH);
    }

    @Test
    void shouldSaveLaterWhatItCouldNotSave() {
        simulation.at(2, SECONDS).fillDisk("recorder@spoke-2", true);
        simulation.at(3, SECONDS).publish("gauge.level", 1);
        simulation.at(6, SECONDS).fillDisk("recorder@spoke-2", false);
        simulation.at(9, SECONDS).crash(ALL);
        simulation.at(10, SECONDS).start(ALL_BUT_THE_GAUGE);
        simulation
                .at(15, SECONDS)
                .start("gauge")
                .run(() -> assertThat(simulation.replayedCount()).isEqualTo(1));

        simulation.run(LENGTH);
    }

    @Test
    void shouldReplayNothingThatTheSubscribersComputerWasAheadOf() {
        startTheBoardAheadOfTheRecorder(simulation);

        assertThat(simulation.run(LENGTH).replayedCount()).isEqualTo(1);
    }

    /** Who finds no place at the recorder asks again until there is one. The way is slow, so that each program keeps its place for long. */
    @Test
    void shouldReplayToMoreProgramsThanHavePlace() {
        final String[] boards =
                IntStream.range(0, 100).mapToObj(i -> "board-" + i).toArray(String[]::new);
        final Simulation crowd = Simulation.of(systemWith(boards)).seed(3);
        crowd.at(3, SECONDS).publish("gauge.level", 1).publish("gauge.flow", 1);
        crowd.at(4, SECONDS).crash(boards).slow("spoke-3", "hub-a", 300).slow("spoke-3", "hub-b", 300);
        crowd.at(5, SECONDS).start(boards);
        crowd.at(14, SECONDS).run(() -> assertThat(crowd.replayedCount()).isEqualTo(2L * boards.length));

        crowd.run(LENGTH);
    }

    @Test
    void shouldNoticeARecorderThatReplaysWithoutPositions() {
        final Simulation weaker =
                Simulation.of(system()).seed(3).rules(WeakerReplayRules.REPLAY_WITHOUT_POSITIONS.rules());
        startTheBoardAheadOfTheRecorder(weaker);

        assertThatThrownBy(() -> weaker.run(LENGTH)).hasMessageContaining("LAST VALUE");
    }

    @Test
    void shouldNoticePublishersThatDoNotPublishOnceMore() {
        final Simulation weaker = Simulation.of(system()).seed(3).rules(WeakerReplayRules.NO_REPUBLISHING.rules());
        takeAValueIntoTheGrave(weaker);

        assertThatThrownBy(() -> weaker.run(LENGTH)).hasMessageContaining("LAST VALUE");
    }

    /** The recorder's computer loses a value on one network and gets it late on the other; the board begins behind that value meanwhile. */
    private static void startTheBoardAheadOfTheRecorder(final Simulation simulation) {
        simulation.at(3, SECONDS).publish("gauge.level", 1);
        simulation.at(4, SECONDS).crash("board").slow("spoke-2", "hub-b", 1000, Direction.DOWN);
        simulation.at(5, SECONDS).loseSome("spoke-2", "hub-a", Direction.DOWN).publish("gauge.level", 1);
        simulation.at(5_010, MILLISECONDS).start("board");
        simulation.at(9, SECONDS).slow("spoke-2", "hub-b", 1, Direction.DOWN);
    }

    private static void takeAValueIntoTheGrave(final Simulation simulation) {
        simulation.at(3, SECONDS).publish("gauge.level", 1);
        simulation.at(5, SECONDS).publish("gauge.level", 1).crash("spoke-1");
        simulation.at(7, SECONDS).start("spoke-1");
    }
}
