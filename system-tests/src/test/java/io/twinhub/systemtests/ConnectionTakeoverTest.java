package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.AssignersSpec;
import io.twinhub.config.ConnectionSpec;
import io.twinhub.config.EventSpec;
import io.twinhub.config.InstanceSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Message connections to and from copies with several instances, while another one becomes ACTIVE: they close and are opened again, to the one
 * that is. That each message comes once or the connection is closed, the simulation itself checks, and that only an ACTIVE instance accepts.
 */
class ConnectionTakeoverTest {
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final long FAULT_MS = 10_000;

    private final Simulation simulation = Simulation.of(system()).seed(12).workload();

    private static SystemSpec system() {
        return SystemSpec.builder("peers", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12"),
                        new SpokeSpec("spoke-3", "10.1.0.13", "10.2.0.13")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        copy("control", "spoke-1", "spoke-2", "spoke-3"),
                        copy("panel", "spoke-2", "spoke-3"),
                        copy("board", "spoke-3")))
                .events(List.of(EventSpec.of("control.speed", "int64")))
                .publishers(List.of(new PublisherSpec("control", "control.*")))
                .subscribers(List.of(new SubscriberSpec("board", "**")))
                .messageConnections(List.of(
                        ConnectionSpec.of("board", "control"),
                        ConnectionSpec.of("panel", "control"),
                        ConnectionSpec.of("control", "control"),
                        ConnectionSpec.of("control", "board")))
                .assigners(new AssignersSpec(List.of("spoke-1", "spoke-3"), List.of()))
                .build();
    }

    private static ProgramCopySpec copy(final String name, final String... spokes) {
        final List<InstanceSpec> instances = new ArrayList<>();
        for (final String spoke : spokes) {
            instances.add(new InstanceSpec(spoke, instances.size() + 1));
        }
        return new ProgramCopySpec(name, "program", instances, List.of(), 0, 0);
    }

    /** The first instance by rank is the one that acts when the fault comes. */
    @BeforeEach
    void begin() {
        simulation.at(3, SECONDS).crash("control@spoke-2", "control@spoke-3");
        simulation.at(5, SECONDS).start("control@spoke-2", "control@spoke-3");
    }

    @Test
    void shouldLeadEveryInstanceToTheActiveOne() {
        simulation.at(8000, MILLISECONDS).allowNoGaps();
        final Set<String> seen = watch(8000, 12_000);

        simulation.run(LENGTH);

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "board to control@spoke-1",
                        "panel@spoke-2 to control@spoke-1",
                        "panel@spoke-3 to control@spoke-1",
                        "control@spoke-2 to control@spoke-1",
                        "control@spoke-3 to control@spoke-1",
                        "control@spoke-1 to board@spoke-3",
                        "control@spoke-2 to board@spoke-3",
                        "control@spoke-3 to board@spoke-3");
    }

    @Test
    void shouldReachTheSuccessorOfAProgramThatDied() {
        simulation.at(FAULT_MS, MILLISECONDS).crash("control@spoke-1");
        simulation.at(18_000, MILLISECONDS).start("control@spoke-1");
        // Programs connect again within 0.6 s. The slowest is a connection over which nothing is said: it shows itself
        // once a second.
        assertSuccession(1000, 1200);
    }

    @Test
    void shouldReachTheSuccessorOnAnotherComputerThanTheOneThatVanished() {
        simulation.at(FAULT_MS, MILLISECONDS).crash("control@spoke-1", "assigner@spoke-1", "spoke-1");
        simulation.at(18_000, MILLISECONDS).start("control@spoke-1", "assigner@spoke-1", "spoke-1");

        assertSuccession(1000, 1500);
    }

    @Test
    void shouldLeaveAProgramWhoseLocalHubDied() {
        simulation.at(FAULT_MS, MILLISECONDS).crash("spoke-1");
        simulation.at(FAULT_MS + 300, MILLISECONDS).start("spoke-1");

        assertSuccession(1000, 2000);
    }

    @Test
    void shouldLeaveAProgramWhoseComputerStoodStillAndGoesOn() {
        simulation.at(FAULT_MS, MILLISECONDS).pause("spoke-1", "control@spoke-1", "assigner@spoke-1");
        simulation.at(15_000, MILLISECONDS).resume("spoke-1", "control@spoke-1", "assigner@spoke-1");

        assertSuccession(1000, 1500);
    }

    @Test
    void shouldLeaveAnInstanceThatIsCutOffFromBothNetworks() {
        simulation.at(FAULT_MS, MILLISECONDS).swallow("spoke-1", "hub-a").swallow("spoke-1", "hub-b");
        simulation.at(20_000, MILLISECONDS).restore("spoke-1", "hub-a").restore("spoke-1", "hub-b");

        assertSuccession(1000, 1500);
    }

    @Test
    void shouldNotBeOpenedByWhatAFormerLifeSaid() {
        for (int seed = 1; seed <= 20; seed++) {
            final Simulation late = Simulation.of(system()).seed(seed).workload();
            for (int i = 0; i < 10; i++) {
                final long ms = 8000 + 1000L * i;
                late.at(ms, MILLISECONDS).crash("board", "panel@spoke-3").slow("spoke-3", "hub-a", 2000);
                late.at(ms + 50, MILLISECONDS).start("board", "panel@spoke-3");
                late.at(ms + 400, MILLISECONDS).slow("spoke-3", "hub-a", 1).crash("board", "panel@spoke-3");
                late.at(ms + 450, MILLISECONDS).start("board", "panel@spoke-3");
            }
            late.run(LENGTH);
        }
    }

    /** Somebody is led to the second instance by rank soon after the fault, and after some time everybody is, and nobody to the first. */
    private void assertSuccession(final int firstWithinMs, final int allWithinMs) {
        final Set<String> seen = watch(FAULT_MS + allWithinMs, FAULT_MS + allWithinMs + 3000);
        final long[] firstMs = {0};
        for (long ms = FAULT_MS; ms < FAULT_MS + 3000; ms++) {
            final long now = ms;
            simulation.at(ms, MILLISECONDS).run(() -> {
                if (firstMs[0] == 0 && connected().stream().anyMatch(one -> one.endsWith("to control@spoke-2"))) {
                    firstMs[0] = now - FAULT_MS;
                }
            });
        }

        simulation.run(LENGTH);

        System.out.println("connected to the successor after ms " + firstMs[0]);
        assertThat(firstMs[0]).isBetween(1L, (long) firstWithinMs);
        assertThat(seen)
                .contains(
                        "board to control@spoke-2",
                        "panel@spoke-2 to control@spoke-2",
                        "panel@spoke-3 to control@spoke-2",
                        "control@spoke-3 to control@spoke-2")
                .allMatch(one -> one.startsWith("control@spoke-1 ")
                        || one.endsWith("to control@spoke-2")
                        || one.endsWith("to board@spoke-3"));
    }

    private Set<String> watch(final long fromMs, final long toMs) {
        final Set<String> seen = new TreeSet<>();
        for (long ms = fromMs; ms < toMs; ms += 10) {
            simulation.at(ms, MILLISECONDS).run(() -> seen.addAll(connected()));
        }
        return seen;
    }

    private List<String> connected() {
        return simulation.openConnections();
    }
}
