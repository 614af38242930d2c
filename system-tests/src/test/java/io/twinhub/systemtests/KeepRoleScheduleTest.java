package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.RolePolicy;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults around a copy with role="keep". That two of its instances are never ACTIVE, and copy epochs only grow, the simulation itself checks. */
class KeepRoleScheduleTest {
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final Pattern ACTIVE = Pattern.compile(" *(\\d+\\.\\d+) +control@spoke-\\d is ACTIVE under.*");

    private final List<String> outcomes = new ArrayList<>();
    private int countBefore;
    private int countAt20;
    private boolean isReplaced;

    private static Simulation simulation(final long seed) {
        final SystemSpec system = RoleScheduleTest.system(0);
        return Simulation.of(system.toBuilder()
                        .programCopies(system.programCopies().stream()
                                .map(copy -> copy.id().equals("control") ? copy.withRole(RolePolicy.KEEP) : copy)
                                .toList())
                        .build())
                .seed(seed);
    }

    /** From the seventh second on the instance there is ACTIVE. */
    private Simulation onSpoke1(final Simulation simulation) {
        simulation.at(6, SECONDS).handOver("spoke-3", "control", "spoke-1", outcome -> {});
        simulation.at(7, SECONDS).run(() -> countBefore = simulation.takeoverCount());
        simulation.at(19_999, MILLISECONDS).run(() -> countAt20 = simulation.takeoverCount());
        return simulation;
    }

    /** It publishes nothing meanwhile, and nothing of the assigner there is lost: so there is nothing to tell. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldStayActiveWhileItIsCutOffFromBothNetworks(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed));
        simulation.at(7, SECONDS).handOver("spoke-3", "assigner", "spoke-3", outcome -> {});
        simulation.at(8, SECONDS).allowNoGaps();
        HandoverScheduleTest.underLoad(simulation, 8_000, 9_000);
        cutOff(simulation, 10_000, 20_000);
        HandoverScheduleTest.underLoad(simulation, 25_000, 26_000);

        final SimulationReport report = simulation.run(LENGTH);
        assertKept(simulation, report);
        assertThat(report.deliveredCount()).isGreaterThanOrEqualTo(2000);
    }

    /** What is lost on the networks is told, and the office of the assigner changes hands. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldStayActiveWhileItPublishesCutOff(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        cutOff(simulation, 10_000, 20_000);

        final SimulationReport report = simulation.run(LENGTH);
        assertKept(simulation, report);
    }

    /** Nobody renews anything then. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldStayActiveWithoutHubsAndAssigners(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        final String[] all = {"hub-a", "hub-b", "assigner@spoke-1", "assigner@spoke-3"};
        simulation.at(10, SECONDS).crash(all);
        simulation.at(20, SECONDS).start(all);

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(report.transcript())
                .anyMatch(line -> line.contains("START hub-a"))
                .noneMatch(line -> line.matches(" *1\\d\\.\\d+ +control@.* is ACTIVE no more"));
    }

    /** Its localHub alone can say so. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldReplaceAProgramThatDiedCutOffWhenItsLocalHubSaysSo(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        cutOff(simulation, 10_000, 20_000);
        simulation.at(12, SECONDS).crash("control@spoke-1");
        simulation.at(26, SECONDS).start("control@spoke-1");

        final SimulationReport report = simulation.run(LENGTH);
        assertReplaced(simulation, report, 20, 24);
    }

    /** It comes back while it is cut off, and does not go on as the one that it was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldNotGoOnWhenItsProgramBeganAnewCutOff(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        cutOff(simulation, 10_000, 20_000);
        simulation.at(12, SECONDS).crash("control@spoke-1");
        simulation.at(13, SECONDS).start("control@spoke-1");

        final SimulationReport report = simulation.run(LENGTH);
        assertReplaced(simulation, report, 20, 24);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldReplaceAComputerThatVanishedWhenItIsBack(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        simulation.at(10, SECONDS).crash("control@spoke-1", "assigner@spoke-1", "spoke-1");
        simulation.at(18, SECONDS).start("spoke-1");
        simulation.at(26, SECONDS).start("control@spoke-1", "assigner@spoke-1");

        final SimulationReport report = simulation.run(LENGTH);
        assertReplaced(simulation, report, 18, 22);
    }

    /** Nobody who is left knows of it; still its word is waited for. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldWaitForItsWordThoughEverybodyElseBeganAnew(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        final String[] others = {
            "hub-a", "hub-b", "spoke-2", "spoke-3", "assigner@spoke-3", "control@spoke-2", "board", "gauge"
        };
        cutOff(simulation, 10_000, 22_000);
        simulation.at(12, SECONDS).crash(others);
        simulation.at(13, SECONDS).start(others);

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(countAt20).isEqualTo(countBefore);
        assertThat(simulation.takeoverCount()).as(text(report)).isBetween(countBefore, countBefore + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldBeHandedOverInContactWithoutLossOrGap(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed));
        simulation.at(8, SECONDS).allowNoGaps();
        HandoverScheduleTest.underLoad(simulation, 9_900, 12_000);
        handOver(simulation, 10_000, "");
        handOver(simulation, 11_000, "spoke-1");

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(outcomes).containsExactly("", "");
        assertThat(simulation.takeoverCount()).as(text(report)).isEqualTo(countBefore + 2);
    }

    /** It could not be done, and the role would be nobody's. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldNotBeHandedOverWhileItIsSilent(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        cutOff(simulation, 10_000, 20_000);
        handOver(simulation, 15_000, "");
        handOver(simulation, 15_500, "spoke-2");

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(outcomes).hasSize(2).allMatch(text -> text.contains("nobody hears the computer spoke-1"));
        assertKept(simulation, report);
    }

    /** Somebody says so; it comes back as one that stands by. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldBeReplacedByForceWhenItsComputerIsDead(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        simulation.at(10, SECONDS).crash("control@spoke-1", "assigner@spoke-1", "spoke-1");
        handOver(simulation, 16_000, "");
        simulation.at(17, SECONDS).forceHandOver("spoke-3", "control", outcomes::add);
        simulation.at(24, SECONDS).start("control@spoke-1", "assigner@spoke-1", "spoke-1");

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(outcomes).hasSize(2).last().isEqualTo("");
        assertThat(outcomes.get(0)).contains("or you say by --force that this computer is dead");
        assertReplaced(simulation, report, 17, 17.2);
    }

    /** What was said is forgotten with the office; it is said once more, also while nobody is meant. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldBeForcedOnceMoreWhenTheAssignersDieMeanwhile(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        simulation.at(10, SECONDS).crash("control@spoke-1", "assigner@spoke-1", "spoke-1");
        simulation.at(17_000, MILLISECONDS).forceHandOver("spoke-3", "control", outcome -> {});
        simulation.at(17_001 + seed / 2, MILLISECONDS).crash("assigner@spoke-3");
        simulation.at(18, SECONDS).start("assigner@spoke-3");
        simulation.at(21, SECONDS).run(() -> isReplaced = simulation.isActive("control@spoke-2"));
        simulation.at(22, SECONDS).forceHandOver("spoke-3", "control", outcomes::add);
        simulation.at(26, SECONDS).start("control@spoke-1", "assigner@spoke-1", "spoke-1");

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(outcomes).hasSize(1);
        assertThat(isReplaced || outcomes.get(0).isEmpty()).as(text(report)).isTrue();
        assertReplaced(simulation, report, 17, 22.2);
    }

    /** A computer that is heard is not dead, whatever somebody says; and what was said of it does not count when it is silent later. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldNotTakeAComputerForDeadThatIsHeard(final long seed) {
        final Simulation simulation = onSpoke1(simulation(seed).workload());
        simulation.at(9, SECONDS).forceHandOver("spoke-3", "control", outcomes::add);
        cutOff(simulation, 10_000, 20_000);

        final SimulationReport report = simulation.run(LENGTH);
        assertThat(outcomes).singleElement().asString().contains("every computer with an instance is heard");
        assertKept(simulation, report);
    }

    private static void cutOff(final Simulation simulation, final int fromMs, final int toMs) {
        simulation.at(fromMs, MILLISECONDS).swallow("spoke-1", "hub-a").swallow("spoke-1", "hub-b");
        simulation.at(toMs, MILLISECONDS).restore("spoke-1", "hub-a").restore("spoke-1", "hub-b");
    }

    private void handOver(final Simulation simulation, final int ms, final String computer) {
        simulation.at(ms, MILLISECONDS).handOver("spoke-3", "control", computer, outcomes::add);
    }

    /** Nobody became ACTIVE any more. */
    private void assertKept(final Simulation simulation, final SimulationReport report) {
        assertThat(countBefore).isPositive();
        assertThat(simulation.takeoverCount()).as(text(report)).isEqualTo(countBefore);
    }

    /** Another one became ACTIVE once, between these times. */
    private void assertReplaced(
            final Simulation simulation, final SimulationReport report, final double from, final double to) {
        assertThat(simulation.takeoverCount()).as(text(report)).isEqualTo(countBefore + 1);
        final List<Double> seconds = report.transcript().stream()
                .map(ACTIVE::matcher)
                .filter(Matcher::matches)
                .map(active -> Double.valueOf(active.group(1)))
                .filter(at -> at > 7)
                .toList();
        assertThat(seconds).as(text(report)).singleElement().matches(at -> at > from && at < to);
    }

    private static String text(final SimulationReport report) {
        return String.join("\n", report.transcript());
    }
}
