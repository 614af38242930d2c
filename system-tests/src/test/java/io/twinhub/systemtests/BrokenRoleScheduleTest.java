package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.AssignersSpec;
import io.twinhub.config.EventSpec;
import io.twinhub.config.InstanceSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SlowPolicy;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.Direction;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationFailure;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.election.ElectionRules;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules that earlier rules did not survive. What is never allowed, the simulation itself checks. */
class BrokenRoleScheduleTest {
    private static final Duration LENGTH = Duration.ofSeconds(45);
    private static final List<String> SPOKES = List.of("spoke-1", "spoke-2", "spoke-3", "spoke-4");

    static SystemSpec system(final List<String> voters) {
        return SystemSpec.builder("roles", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12"),
                        new SpokeSpec("spoke-3", "10.1.0.13", "10.2.0.13"),
                        new SpokeSpec("spoke-4", "10.1.0.14", "10.2.0.14")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        new ProgramCopySpec(
                                "control",
                                "program",
                                List.of(new InstanceSpec("spoke-1", 1), new InstanceSpec("spoke-2", 2)),
                                List.of(),
                                0,
                                0),
                        ProgramCopySpec.of("board", "program", "spoke-3"),
                        ProgramCopySpec.of("other", "program", "spoke-4"),
                        ProgramCopySpec.of("extra", "program", "spoke-1")))
                .events(List.of(
                        EventSpec.of("control.speed", "int64"),
                        EventSpec.of("control.valve", "int64"),
                        EventSpec.of("extra.a", "int64")))
                .publishers(List.of(new PublisherSpec("control", "control.*"), new PublisherSpec("extra", "extra.*")))
                .subscribers(List.of(
                        new SubscriberSpec("board", "control.speed", SlowPolicy.QUEUE),
                        new SubscriberSpec("other", "control.valve", SlowPolicy.QUEUE),
                        new SubscriberSpec("board", "extra.*", SlowPolicy.QUEUE)))
                .assigners(new AssignersSpec(List.of("spoke-3", "spoke-4"), voters))
                .build();
    }

    private static Simulation simulation(final long seed) {
        return Simulation.of(system(List.of())).seed(seed);
    }

    /** A hub that stood still reads old words of the assigner, which has given it up since, and must renew nothing on their account. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldRenewNothingOnAnOldWord(final long seed) {
        final Simulation simulation = simulation(seed).workload();
        simulation.at(10, SECONDS).pause("hub-a");
        for (final String assigner : List.of("spoke-3", "spoke-4")) {
            simulation.at(10_250, MILLISECONDS).swallow(assigner, "hub-a");
            simulation.at(25, SECONDS).restore(assigner, "hub-a");
        }
        simulation.at(18_990, MILLISECONDS).swallow("spoke-1", "hub-b");
        simulation.at(19, SECONDS).resume("hub-a");
        simulation.at(25, SECONDS).restore("spoke-1", "hub-b");

        assertThat(simulation.run(LENGTH).deliveredCount()).isPositive();
    }

    /** The last word of a former instance comes behind what its successor said first, on the only network, and is not lost in silence. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shouldNotTakeTheTailOfAFormerInstanceForDelivered(final long seed) {
        final Simulation simulation = simulation(seed);
        SPOKES.forEach(spoke -> simulation.at(9, SECONDS).swallow(spoke, "hub-a"));
        simulation.at(12, SECONDS).publishBy("control@spoke-1", "control.speed").publishBy("extra", "extra.a");
        simulation.at(12_999, MILLISECONDS).loseFrames("spoke-1", "hub-b", 0.999, Direction.UP);
        simulation.at(13, SECONDS).publishBy("control@spoke-1", "control.speed");
        simulation
                .at(13_002, MILLISECONDS)
                .loseFrames("spoke-1", "hub-b", 0.5, Direction.UP)
                .crash("control@spoke-1");
        simulation.at(13_060, MILLISECONDS).calm("spoke-1", "hub-b", Direction.UP);
        for (int ms = 13_050; ms < 13_200; ms += 2) {
            simulation.at(ms, MILLISECONDS).publishBy("control@spoke-2", "control.valve");
        }
        simulation.at(13_300, MILLISECONDS).publishBy("extra", "extra.a");
        simulation.at(13_400, MILLISECONDS).publishBy("control@spoke-2", "control.speed");

        assertThat(simulation.run(LENGTH).deliveredCount()).isPositive();
    }

    /** The localHub that knew the successor began anew; what comes of the former instance now must not be delivered any more. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldDeliverNothingOfAFormerInstanceAfterARestartOfTheReceiver(final long seed) {
        assertThat(withALateTail(simulation(seed)).run(LENGTH).deliveredCount()).isPositive();
    }

    @Test
    void shouldNoticeThatNothingIsFenced() {
        final RoleRules weaker = new RoleRules() {
            @Override
            public boolean isFenced(final long copyEpoch, final long heard) {
                return false;
            }
        };
        assertThatThrownBy(() -> withALateTail(simulation(1).rules(weaker)).run(LENGTH))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("REORDER");
    }

    /** All computers begin anew; epochs go on where they were. */
    @Test
    void shouldNotGrantAnEpochOnceMoreAfterARestartOfEverything() {
        assertThat(withARestartOfEverything(simulation(1)).run(LENGTH).deliveredCount())
                .isPositive();
    }

    @Test
    void shouldNoticeThatVotersForget() {
        final RoleRules weaker = new RoleRules() {
            @Override
            public ElectionRules election() {
                return new ElectionRules() {
                    @Override
                    public boolean remembers() {
                        return false;
                    }
                };
            }
        };
        assertThat(LongStream.rangeClosed(1, 20).mapToObj(seed -> failure(seed, weaker)))
                .as("the same assigner has to be elected first, by chance")
                .anyMatch(failure -> failure.contains("EPOCH"));
    }

    private static String failure(final long seed, final RoleRules weaker) {
        try {
            withARestartOfEverything(simulation(seed).rules(weaker)).run(LENGTH);
            return "";
        } catch (final SimulationFailure broken) {
            return broken.getMessage();
        }
    }

    private static Simulation withARestartOfEverything(final Simulation simulation) {
        final String[] processes = {
            "hub-a", "hub-b", "spoke-1", "spoke-2", "spoke-3", "spoke-4", "assigner@spoke-3", "assigner@spoke-4"
        };
        simulation.workload().at(10, SECONDS).crash(processes);
        simulation.at(11, SECONDS).start(processes);
        return simulation;
    }

    private static Simulation withALateTail(final Simulation simulation) {
        simulation.at(5, SECONDS).publishBy("control@spoke-1", "control.speed");
        simulation.at(12_900, MILLISECONDS).swallow("spoke-1", "hub-a").swallow("spoke-2", "hub-b");
        simulation
                .at(13, SECONDS)
                .stall("spoke-1", "hub-b", Direction.UP)
                .publishBy("control@spoke-1", "control.speed")
                .publishBy("control@spoke-1", "control.speed")
                .publishBy("control@spoke-1", "control.speed");
        simulation.at(14, SECONDS).publishBy("control@spoke-2", "control.speed");
        simulation.at(14_050, MILLISECONDS).crash("spoke-3");
        simulation.at(14_150, MILLISECONDS).start("spoke-3");
        simulation.at(15_400, MILLISECONDS).restore("spoke-1", "hub-b", Direction.UP);
        simulation.at(18, SECONDS).restore("spoke-1", "hub-a").restore("spoke-2", "hub-b");
        return simulation;
    }

    /** A successor in office that never heard of an instance waits until nobody can hear it, and then decides; it does not go round in circles. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldDecideThoughItNeverHeardOfAnInstance(final long seed) {
        final Simulation simulation = Simulation.of(system(List.of("hub-b", "spoke-2", "spoke-4")))
                .seed(seed)
                .workload();
        simulation.at(0, SECONDS).swallow("spoke-1", "hub-b").swallow("spoke-4", "hub-a");
        simulation.at(10, SECONDS).crash("control@spoke-1", "spoke-1", "spoke-3", "assigner@spoke-3");
        final boolean[] hasOne = {false};
        simulation.at(28, SECONDS).run(() -> hasOne[0] = simulation.isActive("control@spoke-2"));
        simulation.at(29, SECONDS).start("spoke-1", "control@spoke-1", "spoke-3", "assigner@spoke-3");

        simulation.run(LENGTH);
        assertThat(hasOne[0]).isTrue();
    }

    /**
     * The localHub of the holder dies, and its assigner goes on believing that it holds the office, while another one decides. Later it is elected again: it must not
     * have taken an older copy epoch for the last one meanwhile.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldDecideAfterAnotherOneHeldTheOffice(final long seed) {
        final Simulation simulation = simulation(seed).workload();
        simulation.at(10, SECONDS).crash("spoke-3", "control@spoke-1");
        simulation.at(12, SECONDS).start("control@spoke-1", "spoke-3");
        simulation.at(14, SECONDS).crash("control@spoke-2");
        simulation.at(16, SECONDS).start("control@spoke-2");
        simulation.at(20, SECONDS).crash("control@spoke-1", "assigner@spoke-4", "spoke-4");
        final boolean[] hasOne = {false};
        simulation.at(26, SECONDS).run(() -> hasOne[0] = simulation.isActive("control@spoke-2"));
        simulation.at(29, SECONDS).start("spoke-4", "assigner@spoke-4", "control@spoke-1");

        simulation.run(LENGTH);
        assertThat(hasOne[0]).isTrue();
    }
}
