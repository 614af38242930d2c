package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessState;
import io.twinhub.start.control.HubReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whether a version that runs beside could take over, with the time as an argument: milliseconds after anything. */
final class BesideHealthTest {
    private static final Map<String, Integer> NETWORKS = Map.of("hub-a", 0, "hub-a2", 0, "hub-b", 1);
    private static final List<ProcessRecord> RUNNING = processes(ProcessState.RUNNING, 0, "");
    private static final Map<String, Long> WHOLE =
            Map.of("link.hub-a.role", 0L, "link.hub-a2.role", 3L, "link.hub-b.role", 2L, "role.control", 2L);

    private final BesideHealth health = new BesideHealth();

    @Test
    void shouldBeHealthyThreeSecondsAfterTheLastChange() {
        assertThat(missing(RUNNING, WHOLE, 0)).containsExactly("a process began less than 3 s ago");
        assertThat(missing(RUNNING, WHOLE, 2_999)).containsExactly("a process began less than 3 s ago");
        assertThat(missing(RUNNING, WHOLE, 3_000)).isEmpty();

        final List<ProcessRecord> restarted = processes(ProcessState.RUNNING, 1, "");
        assertThat(missing(restarted, WHOLE, 4_000)).containsExactly("a process began less than 3 s ago");
        assertThat(missing(restarted, WHOLE, 6_999)).isNotEmpty();
        assertThat(missing(restarted, WHOLE, 7_000)).isEmpty();
    }

    @Test
    void shouldCountForEachComputer() {
        missing(RUNNING, WHOLE, 0);
        assertThat(health.missing("plant-2", RUNNING, hub(true, WHOLE), NETWORKS, ns(3_000)))
                .containsExactly("a process began less than 3 s ago");
        assertThat(missing(RUNNING, WHOLE, 3_000)).isEmpty();
    }

    @Test
    void shouldSayWhichProcessDoesNotRunAndWhy() {
        assertThat(missing(List.of(), WHOLE, 0)).containsExactly("nothing of it runs yet");
        assertThat(missing(processes(ProcessState.WAITING, 1, "exit status 3"), WHOLE, 0))
                .containsExactly("control does not run, exit status 3");
        assertThat(missing(processes(ProcessState.WAITING, 1, ""), WHOLE, 9_000))
                .containsExactly("control does not run");
    }

    @Test
    void shouldWantAHubProcessThatTurns() {
        settle();
        assertThat(health.missing("plant-1", RUNNING, null, NETWORKS, ns(9_000)))
                .containsExactly("its hub process does not turn");
        assertThat(health.missing("plant-1", RUNNING, hub(false, WHOLE), NETWORKS, ns(9_000)))
                .containsExactly("its hub process does not turn");
    }

    @Test
    void shouldWantAHubOfEachNetwork() {
        settle();
        assertThat(missing(RUNNING, with("link.hub-a2.role", 1), 9_000))
                .containsExactly("no hub of network A is linked");
        assertThat(missing(RUNNING, Map.of("role.control", 2L), 9_000))
                .containsExactly("no hub of network A is linked", "no hub of network B is linked");
    }

    /** A mainHub has links of another kind. */
    @Test
    void shouldNotWantLinksOfAHubComputer() {
        final List<ProcessRecord> mainHub =
                List.of(new ProcessRecord("2", ProcessPlan.Role.HUB, "mainHub", ProcessState.RUNNING, 7, 0, ""));
        missing(mainHub, Map.of(), 0);
        assertThat(missing(mainHub, Map.of(), 3_000)).isEmpty();
    }

    @Test
    void shouldWantEveryProgramOnStandbyButConsolesAndAssigners() {
        settle();
        assertThat(missing(RUNNING, with("role.control", 1), 9_000)).containsExactly("control has not caught up");
        assertThat(missing(RUNNING, with("role.control", 0), 9_000)).containsExactly("control is not connected");
        assertThat(missing(RUNNING, with("role.control", 3), 9_000)).isEmpty();
        assertThat(missing(RUNNING, with("role.console.plant-1", 0), 9_000)).isEmpty();
        assertThat(missing(RUNNING, with("role.assigner", 1), 9_000)).isEmpty();
        assertThat(missing(RUNNING, with("role.assigner", 0), 9_000)).containsExactly("assigner is not connected");
    }

    private void settle() {
        missing(RUNNING, WHOLE, 0);
    }

    private List<String> missing(
            final List<ProcessRecord> processes, final Map<String, Long> counters, final long atMs) {
        return health.missing("plant-1", processes, hub(true, counters), NETWORKS, ns(atMs));
    }

    private static long ns(final long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms) - 77;
    }

    private static HubReport hub(final boolean alive, final Map<String, Long> counters) {
        return new HubReport("2", alive, counters);
    }

    private static Map<String, Long> with(final String name, final long value) {
        final Map<String, Long> all = new HashMap<>(WHOLE);
        all.put(name, value);
        return all;
    }

    private static List<ProcessRecord> processes(final ProcessState state, final int restarts, final String failure) {
        return List.of(
                new ProcessRecord("2", ProcessPlan.Role.HUB, "localHub", ProcessState.RUNNING, 7, 0, ""),
                new ProcessRecord("2", ProcessPlan.Role.COPY, "control", state, 8, restarts, failure));
    }
}
