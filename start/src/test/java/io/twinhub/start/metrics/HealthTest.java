package io.twinhub.start.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.ManagerReport;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessState;
import io.twinhub.start.activation.Lead;
import io.twinhub.start.activation.VersionLead;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.HubReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HealthTest {
    private static final Map<String, Long> BOTH =
            Map.of("link.hub-a.role", 3L, "link.hub-a2.role", 2L, "link.hub-b.role", 3L);

    @Test
    void shouldBeReadyWithBothNetworksAndEveryProgram() {
        assertThat(health(ProcessState.RUNNING, true, with(BOTH, "role.level", 3L)))
                .isEqualTo(new Health(Health.State.READY, List.of()));
    }

    @Test
    void shouldBeDegradedWithOneNetwork() {
        final Health health =
                health(ProcessState.RUNNING, true, with(with(BOTH, "role.level", 3L), "link.hub-b.role", 0L));

        assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
        assertThat(health.reasons()).containsExactly("only one network carries version 1");
        assertThat(health.isReady()).isTrue();
    }

    @Test
    void shouldBeDegradedWithoutAProgram() {
        final Health health = health(ProcessState.WAITING, true, with(BOTH, "role.level", 0L));

        assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
        assertThat(health.reasons())
                .containsExactly("copy level of version 1 does not run", "copy level of version 1 is not connected");
    }

    @Test
    void shouldBeStartingWithoutAnyNetworkOrHubOrVersion() {
        assertThat(health(ProcessState.RUNNING, true, Map.of("link.hub-a.role", 1L, "link.hub-b.role", 0L))
                        .state())
                .isEqualTo(Health.State.STARTING);
        assertThat(health(ProcessState.RUNNING, false, BOTH).state()).isEqualTo(Health.State.STARTING);
        assertThat(Health.of(new ComputerReport(
                                new ProcessRecords("plant-1", 1, List.of()), List.of(), List.of(), List.of(), false))
                        .reasons())
                .containsExactly("there is no version to run");
    }

    @Test
    void shouldNotMissAConsoleThatNobodyUses() {
        assertThat(health(ProcessState.RUNNING, true, with(BOTH, "role.console.plant-1", 0L))
                        .state())
                .isEqualTo(Health.State.READY);
    }

    @Test
    void shouldNotCallAHubComputerLacking() {
        assertThat(health(ProcessState.RUNNING, true, Map.of("events.forwarded", 5L))
                        .state())
                .isEqualTo(Health.State.READY);
    }

    /** Who supervises it should know, and not take it out of service. */
    @Test
    void shouldBeDegradedWhileNoVersionLeadsOrItIsDrained() {
        final Map<String, Long> counters = with(BOTH, "role.level", 2L);
        final VersionLead beside = new VersionLead("2", Lead.BESIDE, 0);

        assertThat(health(counters, List.of(new VersionLead("1", Lead.LEADS, 5_000), beside), false))
                .isEqualTo(new Health(Health.State.READY, List.of()));
        assertThat(health(counters, List.of(new VersionLead("1", Lead.PAUSED, 7_001)), false))
                .isEqualTo(new Health(Health.State.DEGRADED, List.of("version 1 is paused, and leads again in 8 s")));
        assertThat(health(counters, List.of(), true))
                .isEqualTo(new Health(
                        Health.State.DEGRADED,
                        List.of("the computer is drained, until: twinhub system drain plant-1 --undo")));
    }

    @Test
    void shouldBeDegradedWhileSessionsWaitOrAreSetAside() {
        assertThat(sessions(true, "standby", 0, false)).isEqualTo(new Health(Health.State.READY, List.of()));
        assertThat(sessions(true, "memory", 2, true).reasons())
                .containsExactly(
                        "what sessions of version 1 save is answered at level memory, not standby",
                        "the disk of the manager of sessions of version 1 takes nothing",
                        "2 sessions of version 1 are set aside, until: twinhub session release SESSION");
        assertThat(sessions(true, "", 0, false).reasons())
                .containsExactly("nothing that sessions of version 1 save is answered");
        assertThat(sessions(false, "", 0, false, "plant-2").reasons())
                .containsExactly("sessions of version 1 wait for the manager on plant-2");
        assertThat(sessions(false, "", 2, false).state())
                .as("the ACTIVE one says it")
                .isEqualTo(Health.State.READY);
    }

    private static Health sessions(
            final boolean active,
            final String level,
            final int setAsideCount,
            final boolean diskFull,
            final String... awaited) {
        final ComputerReport report =
                report(ProcessState.RUNNING, true, with(BOTH, "role.level", 3L), List.of(), false);
        final ManagerReport manager = new ManagerReport(
                "1",
                3,
                active,
                level,
                0,
                List.of(),
                setAsideCount,
                List.of(),
                "standby",
                level.equals("standby"),
                diskFull,
                List.of(awaited));
        return Health.of(
                new ComputerReport(report.processes(), report.hubs(), List.of(), List.of(), false, List.of(manager)));
    }

    private static Health health(
            final Map<String, Long> counters, final List<VersionLead> versions, final boolean drained) {
        return Health.of(report(ProcessState.RUNNING, true, counters, versions, drained));
    }

    private static Health health(final ProcessState program, final boolean alive, final Map<String, Long> counters) {
        return Health.of(report(program, alive, counters, List.of(), false));
    }

    private static ComputerReport report(
            final ProcessState program,
            final boolean alive,
            final Map<String, Long> counters,
            final List<VersionLead> versions,
            final boolean drained) {
        return new ComputerReport(
                new ProcessRecords(
                        "plant-1",
                        1,
                        List.of(
                                new ProcessRecord(
                                        "1", ProcessPlan.Role.HUB, "localHub", ProcessState.RUNNING, 2, 0, ""),
                                new ProcessRecord("1", ProcessPlan.Role.COPY, "level", program, 3, 0, ""))),
                List.of(new HubReport("1", alive, counters)),
                List.of(),
                versions,
                drained);
    }

    private static Map<String, Long> with(final Map<String, Long> values, final String name, final long value) {
        final Map<String, Long> all = new java.util.HashMap<>(values);
        all.put(name, value);
        return all;
    }
}
