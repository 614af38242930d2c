package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.AssignersSpec;
import io.twinhub.config.EventSpec;
import io.twinhub.config.HubSpec;
import io.twinhub.config.InstanceSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Schedules of faults under which exactly one instance of a copy has to be ACTIVE. What is never allowed, the simulation itself checks. */
class RoleScheduleTest {
    private static final Duration LENGTH = Duration.ofSeconds(40);

    private Simulation simulation = Simulation.of(system(1, 0)).seed(12).workload();

    /** @param eventsPerSecond how many events the controller may publish; 0: as many as it likes. */
    static SystemSpec system(final int eventsPerSecond) {
        return system(1, eventsPerSecond);
    }

    private static SystemSpec system(final int hubsPerNetwork, final int eventsPerSecond) {
        return SystemSpec.builder("roles", "1")
                .networks(List.of(
                        network("A", "hub-a", "10.1.0.", hubsPerNetwork),
                        network("B", "hub-b", "10.2.0.", hubsPerNetwork)))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12"),
                        new SpokeSpec("spoke-3", "10.1.0.13", "10.2.0.13")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        new ProgramCopySpec(
                                "control",
                                "program",
                                List.of(new InstanceSpec("spoke-1", 1), new InstanceSpec("spoke-2", 2)),
                                List.of(),
                                eventsPerSecond,
                                0),
                        ProgramCopySpec.of("board", "program", "spoke-3"),
                        ProgramCopySpec.of("gauge", "program", "spoke-3")))
                .events(List.of(
                        EventSpec.of("control.speed", "int64"),
                        EventSpec.of("control.valve", "int64"),
                        EventSpec.of("gauge.level", "int64")))
                .publishers(List.of(new PublisherSpec("control", "control.*"), new PublisherSpec("gauge", "gauge.*")))
                .subscribers(List.of(new SubscriberSpec("board", "**"), new SubscriberSpec("control", "gauge.*")))
                .assigners(new AssignersSpec(List.of("spoke-1", "spoke-3"), List.of()))
                .build();
    }

    private static NetworkSpec network(final String name, final String hub, final String address, final int count) {
        return new NetworkSpec(
                name,
                List.of(new HubSpec(hub, address + 1), new HubSpec(hub + 2, address + 2))
                        .subList(0, count));
    }

    @Test
    void shouldMakeTheFirstByRankActive() {
        simulation.at(8, SECONDS).allowNoGaps();

        assertTakeovers(1, simulation.run(LENGTH));
    }

    @Test
    void shouldReplaceAProgramThatDied() {
        simulation.at(10, SECONDS).crash("control@spoke-1");
        simulation.at(18, SECONDS).start("control@spoke-1");

        assertTakeovers(2, simulation.run(LENGTH));
    }

    @Test
    void shouldReplaceAComputerThatVanished() {
        simulation.at(10, SECONDS).crash("control@spoke-1", "assigner@spoke-1", "spoke-1");
        simulation.at(18, SECONDS).start("control@spoke-1", "assigner@spoke-1", "spoke-1");

        assertTakeovers(2, simulation.run(LENGTH));
    }

    @Test
    void shouldFenceAComputerThatWasStopped() {
        simulation.at(10, SECONDS).pause("spoke-1");
        simulation.at(15, SECONDS).resume("spoke-1");

        assertTakeovers(2, simulation.run(LENGTH));
    }

    @Test
    void shouldReplaceAnInstanceThatIsCutOffFromBothNetworks() {
        simulation.at(10, SECONDS).swallow("spoke-1", "hub-a").swallow("spoke-1", "hub-b");
        simulation.at(20, SECONDS).restore("spoke-1", "hub-a").restore("spoke-1", "hub-b");

        assertTakeovers(2, simulation.run(LENGTH));
    }

    @Test
    void shouldKeepAnInstanceThatOneNetworkStillReaches() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(10, SECONDS).swallow("spoke-1", "hub-a");
        simulation.at(18, SECONDS).restore("spoke-1", "hub-a");

        assertTakeovers(1, simulation.run(LENGTH));
    }

    /** Two of three spokes lose network A. */
    @Test
    void shouldChangeNothingWhenANetworkLosesHalfOfTheSpokes() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(10, SECONDS).swallow("spoke-1", "hub-a").swallow("spoke-2", "hub-a");
        simulation.at(18, SECONDS).restore("spoke-1", "hub-a").restore("spoke-2", "hub-a");

        assertTakeovers(1, simulation.run(LENGTH));
    }

    /** B reaches only the computer of the ACTIVE instance and of the assigner in office, A only the others, which are more. Nobody there can say whom hub B still renews, so it takes 7.5 s. */
    @Test
    void shouldActWhereMostVotersAreWhenTheNetworksAreSplitDifferently() {
        simulation
                .at(10, SECONDS)
                .swallow("spoke-1", "hub-a")
                .swallow("spoke-2", "hub-b")
                .swallow("spoke-3", "hub-b");
        simulation
                .at(18_500, MILLISECONDS)
                .run(() -> assertThat(simulation.isActive("control@spoke-1")).isFalse())
                .run(() -> assertThat(simulation.isActive("control@spoke-2")).isTrue());
        simulation
                .at(19, SECONDS)
                .restore("spoke-1", "hub-a")
                .restore("spoke-2", "hub-b")
                .restore("spoke-3", "hub-b");

        assertTakeovers(2, simulation.run(LENGTH));
    }

    /** Two spokes, one with an assigner and one with an instance that stands by, are cut off from everybody else. */
    @Test
    void shouldActNowhereOnTheMinoritySideOfASplit() {
        for (final String hub : List.of("hub-a", "hub-b")) {
            simulation.at(10, SECONDS).swallow("spoke-2", hub).swallow("spoke-3", hub);
            simulation.at(18, SECONDS).restore("spoke-2", hub).restore("spoke-3", hub);
        }
        for (int ms = 10_000; ms < 18_000; ms += 100) {
            simulation
                    .at(ms, MILLISECONDS)
                    .run(() ->
                            assertThat(simulation.isActive("control@spoke-1")).isTrue());
        }

        assertTakeovers(1, simulation.run(LENGTH));
    }

    @Test
    void shouldReassignNothingWhenTheAssignerDies() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(10, SECONDS).crash("assigner@spoke-1");
        simulation.at(20, SECONDS).start("assigner@spoke-1");

        assertTakeovers(1, simulation.run(LENGTH));
    }

    @Test
    void shouldReassignNothingWhenAHubDies() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(10, SECONDS).crash("hub-a");
        simulation.at(18, SECONDS).start("hub-a");

        assertTakeovers(1, simulation.run(LENGTH));
    }

    @Test
    void shouldReplaceAProgramWhileOneHubIsAway() {
        simulation.at(9, SECONDS).crash("hub-b");
        simulation.at(10, SECONDS).crash("control@spoke-1");
        simulation.at(20, SECONDS).start("hub-b").start("control@spoke-1");

        assertTakeovers(2, simulation.run(LENGTH));
    }

    @Test
    void shouldReplaceTheAssignersComputerWhileOneHubIsSlow() {
        simulation.at(9, SECONDS).slow("spoke-2", "hub-a", 40).slow("spoke-3", "hub-a", 40);
        simulation.at(10, SECONDS).crash("control@spoke-1", "assigner@spoke-1", "spoke-1");
        simulation.at(10_500, MILLISECONDS).start("spoke-1");
        simulation.at(20, SECONDS).start("control@spoke-1", "assigner@spoke-1");

        assertTakeovers(2, simulation.run(LENGTH));
    }

    /** The hubs that stand by renew leases, too. */
    @Test
    void shouldKeepAnInstanceThatOnlyHubsReachThatStandBy() {
        simulation = Simulation.of(system(2, 0)).seed(12).workload();
        simulation.at(10, SECONDS).swallow("spoke-1", "hub-a").swallow("spoke-1", "hub-b");
        simulation.at(18, SECONDS).restore("spoke-1", "hub-a").restore("spoke-1", "hub-b");

        assertTakeovers(1, simulation.run(LENGTH));
    }

    /** And what they renewed is waited for, so that an instance which they alone reach is not replaced while it is ACTIVE. */
    @Test
    void shouldReplaceAComputerThatVanishesWithTheActiveHubs() {
        simulation = Simulation.of(system(2, 0)).seed(12).workload();
        simulation.at(10, SECONDS).crash("hub-a", "hub-b", "control@spoke-1", "assigner@spoke-1", "spoke-1");
        simulation.at(20, SECONDS).start("control@spoke-1", "assigner@spoke-1", "spoke-1");

        assertTakeovers(2, simulation.run(LENGTH));
    }

    private void assertTakeovers(final int expected, final SimulationReport report) {
        assertThat(simulation.takeoverCount())
                .as(String.join("\n", report.transcript()))
                .isEqualTo(expected);
    }
}
