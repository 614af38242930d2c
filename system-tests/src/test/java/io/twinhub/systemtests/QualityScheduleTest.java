package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.AssignersSpec;
import io.twinhub.config.EventSpec;
import io.twinhub.config.InstanceSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.RecordersSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What subscribers are told of the quality of values that they have. That such a call repeats the last value, is no delivery, and says STALE not too early, the
 * simulation itself checks.
 */
class QualityScheduleTest {
    private static final Duration LENGTH = Duration.ofSeconds(36);

    /** {@code board} gets four events: two of {@code gauge} with periods of one and three seconds, one of it without, and one of two instances of {@code control}. */
    private static SystemSpec system() {
        return SystemSpec.builder("watched", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12"),
                        new SpokeSpec("spoke-3", "10.1.0.13", "10.2.0.13")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        ProgramCopySpec.of("gauge", "program", "spoke-1"),
                        ProgramCopySpec.of("board", "program", "spoke-3"),
                        new ProgramCopySpec(
                                "control",
                                "program",
                                List.of(new InstanceSpec("spoke-1", 1), new InstanceSpec("spoke-2", 2)),
                                List.of(),
                                0,
                                0)))
                .events(List.of(
                        new EventSpec("gauge.level", "int64", "", 1_000_000_000L),
                        new EventSpec("gauge.flow", "int64", "", 3_000_000_000L),
                        EventSpec.of("gauge.count", "int64"),
                        new EventSpec("control.speed", "int64", "", 20_000_000_000L)))
                .publishers(List.of(new PublisherSpec("gauge", "gauge.*"), new PublisherSpec("control", "control.*")))
                .subscribers(List.of(new SubscriberSpec("board", "**")))
                .recorders(new RecordersSpec(List.of("spoke-2")))
                .assigners(new AssignersSpec(List.of("spoke-2", "spoke-3"), List.of()))
                .build();
    }

    private final Simulation simulation = Simulation.of(system()).seed(5);

    @BeforeEach
    void publishFirst() {
        simulation.at(5, SECONDS).publish("gauge.count", 1);
    }

    @Test
    void shouldSayOnceThatAnEventIsStale() {
        simulation.at(6, SECONDS).publish("gauge.level", 1);
        told(6_990);
        told(7_010, "board: gauge.level good stale");
        told(9_000, "board: gauge.level good stale");
        simulation.at(10, SECONDS).publish("gauge.level", 1);
        told(10_990, "board: gauge.level good stale");
        told(12_000, "board: gauge.level good stale", "board: gauge.level good stale");

        simulation.run(LENGTH);
    }

    @Test
    void shouldBeginAnewWithEachValue() {
        for (int i = 0; i < 8; i++) {
            simulation.at(6_000 + 900 * i, MILLISECONDS).publish("gauge.level", 1);
        }
        told(13_200);
        told(13_400, "board: gauge.level good stale");

        simulation.run(LENGTH);
    }

    @Test
    void shouldKnowThePeriodOfEachEvent() {
        simulation.at(6, SECONDS).publish("gauge.flow", 1);
        simulation.at(6_500, MILLISECONDS).publish("gauge.level", 1);
        told(7_600, "board: gauge.level good stale");
        told(8_990, "board: gauge.level good stale");
        told(9_100, "board: gauge.level good stale", "board: gauge.flow good stale");

        simulation.run(LENGTH);
    }

    @Test
    void shouldCountTheAgeOfAReplayedValueFromItsArrival() {
        simulation.at(6, SECONDS).publish("gauge.flow", 1);
        simulation.at(6_500, MILLISECONDS).crash("board");
        simulation
                .at(8, SECONDS)
                .start("board")
                .run(() -> assertThat(simulation.replayedCount()).isZero());
        simulation
                .at(8_500, MILLISECONDS)
                .run(() -> assertThat(simulation.replayedCount()).isEqualTo(2));
        told(10_900);
        told(11_500, "board: gauge.flow good replayed stale");

        simulation.run(LENGTH);
    }

    @Test
    void shouldSayThatThePublisherIsNotActiveUntilItIsSoAgain() {
        simulation.at(6, SECONDS).publish("gauge.flow", 1);
        simulation.at(7, SECONDS).crash("gauge");
        told(6_990);
        told(7_500, "board: gauge.flow good publisher-not-active");
        told(
                10_000,
                "board: gauge.flow good publisher-not-active",
                "board: gauge.flow good publisher-not-active stale");
        simulation.at(11, SECONDS).start("gauge");
        simulation.at(13, SECONDS).publish("gauge.count", 1);
        told(
                13_100,
                "board: gauge.flow good publisher-not-active",
                "board: gauge.flow good publisher-not-active stale",
                "board: gauge.flow good stale");

        simulation.run(LENGTH);
    }

    @Test
    void shouldSayThatNobodyIsActiveUntilASuccessorSpeaks() {
        simulation
                .at(7, SECONDS)
                .run(() -> assertThat(simulation.isActive("control@spoke-2")).isTrue())
                .publishBy("control@spoke-2", "control.speed");
        simulation.at(8, SECONDS).crash("control@spoke-2");
        told(8_900, "board: control.speed good publisher-not-active");
        simulation.at(9, SECONDS).publishBy("control@spoke-1", "control.speed");
        told(9_500, "board: control.speed good publisher-not-active");
        simulation.at(10, SECONDS).start("control@spoke-2");

        simulation.run(LENGTH);
    }

    @Test
    void shouldKnowOfAVanishedComputerByTheAgeOfItsValuesAlone() {
        simulation.at(7, SECONDS).publish("gauge.flow", 1);
        simulation.at(8, SECONDS).crash("gauge", "control@spoke-1", "spoke-1");
        told(11_000, "board: gauge.flow good stale");
        simulation.at(12, SECONDS).start("gauge", "control@spoke-1", "spoke-1");

        simulation.run(LENGTH);
    }

    @Test
    void shouldSayThatOneNetworkAloneBringsItsValuesUntilBothDo() {
        simulation.at(6, SECONDS).publishBy("control@spoke-2", "control.speed");
        simulation.at(6_500, MILLISECONDS).cut("spoke-2", "hub-b");
        told(7_400);
        told(12_000, "board: control.speed good path-degraded");
        simulation.at(12_100, MILLISECONDS).restore("spoke-2", "hub-b");
        told(18_000, "board: control.speed good path-degraded", "board: control.speed good");

        simulation.run(LENGTH);
    }

    @Test
    void shouldNotSayItOfAMomentsHole() {
        simulation.at(6, SECONDS).publishBy("control@spoke-2", "control.speed");
        for (int ms = 6_500; ms < 8_500; ms += 400) {
            simulation.at(ms, MILLISECONDS).loseSome("spoke-2", "hub-b").publishBy("control@spoke-2", "control.speed");
        }
        told(14_000);

        simulation.run(LENGTH);
    }

    @Test
    void shouldSayItOfWhatComesMeanwhile() {
        simulation.at(6, SECONDS).publishBy("control@spoke-2", "control.speed").crash("hub-a");
        told(12_000, "board: control.speed good path-degraded");
        simulation.at(12_100, MILLISECONDS).publishBy("control@spoke-2", "control.speed");
        told(12_200, "board: control.speed good path-degraded");
        simulation.at(12_300, MILLISECONDS).start("hub-a");
        told(18_000, "board: control.speed good path-degraded", "board: control.speed good");

        simulation.run(LENGTH);
    }

    /** A localHub that began anew says what it knows; until then nothing is said. */
    @Test
    void shouldHearItFromEachLocalHub() {
        simulation.at(6, SECONDS).publishBy("control@spoke-2", "control.speed").crash("hub-a");
        simulation.at(12, SECONDS).crash("spoke-3");
        simulation.at(13, SECONDS).start("spoke-3");
        simulation.at(15, SECONDS).publishBy("control@spoke-2", "control.speed");
        told(
                20_000,
                "board: control.speed good path-degraded",
                "board: control.speed good",
                "board: control.speed good path-degraded");
        simulation.at(21, SECONDS).start("hub-a");

        simulation.run(LENGTH);
    }

    private void told(final long atMs, final String... changes) {
        simulation
                .at(atMs, MILLISECONDS)
                .run(() -> assertThat(simulation.qualityChanges())
                        .as("at %s ms", atMs)
                        .containsExactly(changes));
    }
}
