package io.twinhub.systemtests;

import static io.twinhub.testsupport.Direction.DOWN;
import static io.twinhub.testsupport.Direction.UP;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.testsupport.Moment;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationFailure;
import io.twinhub.testsupport.SimulationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each kind of fault by itself, under load, with what it may cost: nothing as long as one network is untouched, and otherwise a gap that is
 * reported. The {@linkplain SeedsTest seeds} mix them.
 */
class FaultScheduleTest {
    private static final long START_MS = 5000;
    private static final int LOAD_MS = 8000;
    private static final int SEED_COUNT = 5;

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.05, 0.2})
    void shouldHideLostFrames(final double rate) {
        shouldCostNothing(sim -> {
            at(sim, 500).loseFrames("spoke-1", "hub-a", rate).loseFrames("spoke-2", "hub-a", rate);
            at(sim, 7000).calm("spoke-1", "hub-a").calm("spoke-2", "hub-a");
        });
    }

    @Test
    void shouldHideFramesThatOvertakeOneAnotherAndSuperMessagesThatComeTwice() {
        shouldCostNothing(sim -> {
            at(sim, 500).shuffle("spoke-1", "hub-a", 0.2).shuffle("spoke-2", "hub-a", 0.2);
            at(sim, 7000).calm("spoke-1", "hub-a").calm("spoke-2", "hub-a");
        });
    }

    @Test
    void shouldHideAPathTenTimesSlower() {
        shouldCostNothing(sim -> {
            at(sim, 500).slow("spoke-1", "hub-b", 10).slow("spoke-2", "hub-b", 10);
            at(sim, 7000).slow("spoke-1", "hub-b", 1).slow("spoke-2", "hub-b", 1);
        });
    }

    @Test
    void shouldHideAPathThatFlapsEvery300Ms() {
        shouldCostNothing(sim -> {
            for (int ms = 500; ms < 7000; ms += 600) {
                at(sim, ms).swallow("spoke-1", "hub-a");
                at(sim, ms + 300).restore("spoke-1", "hub-a");
            }
        });
    }

    @Test
    void shouldHideAHubThatIsStoppedFor3Seconds() {
        shouldCostNothing(sim -> {
            at(sim, 1000).pause("hub-a");
            at(sim, 4000).resume("hub-a");
        });
    }

    @Test
    void shouldHideThatANetworkHasNoRoom() {
        shouldCostNothing(sim -> {
            at(sim, 1000).fill("spoke-1", "hub-a", UP).fill("spoke-2", "hub-a", DOWN);
            at(sim, 4000).makeRoom("spoke-1", "hub-a", UP).makeRoom("spoke-2", "hub-a", DOWN);
        });
    }

    @Test
    void shouldRefusePublisherWhileItsSharedMemoryIsFullAndLoseNothing() {
        shouldCostNothing(sim -> {
            at(sim, 1000).fill("source", UP);
            at(sim, 1001).publish("for.receiver", 5000);
            at(sim, 1500).makeRoom("source", UP);
        });
    }

    @Test
    void shouldReportAGapToAReceiverWhoseSharedMemoryIsFullAndToNobodyElse() {
        final List<String> told = new ArrayList<>();
        for (int seed = 1; seed <= SEED_COUNT; seed++) {
            final Simulation sim = simulation(seed);
            load(sim);
            at(sim, 1000).fill("receiver", DOWN);
            at(sim, 7000).makeRoom("receiver", DOWN);
            told.addAll(sim.run(Duration.ofSeconds(30)).transcript());
        }
        assertThat(told).anyMatch(line -> line.contains("receiver: told of a gap of source"));
        assertThat(told).noneMatch(line -> line.contains("neighbour: told of a gap"));
    }

    @Test
    void shouldHideThatPositionsAreUsedUpOnANetwork() {
        shouldCostNothing(sim -> {
            for (int ms = 500; ms < 7000; ms += 250) {
                // The tail of the old session comes behind the head of the new one.
                at(sim, ms).endSessions("spoke-1", "hub-a", ms % 1000 / 10).endSessions("spoke-2", "hub-a", 3);
            }
        });
    }

    @Test
    void shouldHideThatPositionsAreUsedUpInSharedMemory() {
        shouldCostNothing(sim -> {
            for (int ms = 500; ms < 7000; ms += 250) {
                at(sim, ms)
                        .endSessions("source", UP)
                        .endSessions("receiver", DOWN)
                        .endSessions("source", DOWN);
            }
        });
    }

    @Test
    void shouldComeBackAfterTheDriverDiedWithItsHub() {
        final SimulationReport report = run(1, sim -> {
            at(sim, 2000).crash("spoke-2");
            at(sim, 2300).start("spoke-2");
            at(sim, 5000).mustArrive("source");
        });
        assertThat(report.gapCount()).isPositive();
    }

    @Test
    void shouldReportOrDeliverWhenASpokeRestartsAHundredTimesUnderLoad() {
        for (int seed = 1; seed <= SEED_COUNT; seed++) {
            final Simulation sim = simulation(seed);
            for (int ms = 0; ms < 100_000; ms += 5) {
                at(sim, ms).publish("for.receiver", 1);
            }
            for (int restart = 0; restart < 100; restart++) {
                final String spoke = restart % 2 == 0 ? "spoke-1" : "spoke-2";
                at(sim, 1000L * restart + 100).crash(spoke);
                at(sim, 1000L * restart + 100 + 7L * restart).start(spoke);
            }
            final SimulationReport report = sim.run(Duration.ofSeconds(130));
            assertThat(report.faultCount()).isEqualTo(100);
            assertThat(report.deliveredCount()).isGreaterThan(5_000);
        }
    }

    /**
     * What holds while the last values are not kept for latecomers: the receiver is told of the gap as soon as the paths are back, without a
     * further event, and the first event that is published then arrives.
     */
    @Test
    void shouldReportAGapAfterBothPathsWereLostFor2SecondsAndDeliverWhatIsPublishedNext() {
        final Simulation sim = simulation(1);
        at(sim, 0).publish("for.receiver", 10);
        at(sim, 1000).swallow("spoke-1", "hub-a").swallow("spoke-1", "hub-b");
        at(sim, 1500).publish("for.receiver", 7);
        at(sim, 3000).restore("spoke-1", "hub-a").restore("spoke-1", "hub-b");
        at(sim, 6000).publish("for.receiver", 1);
        final SimulationReport report = sim.run(Duration.ofSeconds(30));
        final String gap = report.transcript().stream()
                .filter(line -> line.contains("receiver: told of a gap of source"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(gap.trim().split(" ", 2)[0]))
                .as(gap)
                .isBetween((START_MS + 3000) / 1000.0, (START_MS + 5000) / 1000.0);
        assertThat(report.deliveredCount())
                .as("10 and 1 to the receiver, 18 to the neighbour, roll call")
                .isEqualTo(11 + 18 + 3);
    }

    @Test
    void shouldNoticeIfAFaultCostSomething() {
        assertThatThrownBy(() -> shouldCostNothing(sim -> {
                    at(sim, 1000).swallow("spoke-1", "hub-a").swallow("spoke-1", "hub-b");
                    at(sim, 1300).restore("spoke-1", "hub-a").restore("spoke-1", "hub-b");
                }))
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("GAP");
    }

    private static void shouldCostNothing(final Consumer<Simulation> faults) {
        for (int seed = 1; seed <= SEED_COUNT; seed++) {
            final SimulationReport report = run(seed, sim -> {
                at(sim, -100).allowNoGaps();
                faults.accept(sim);
            });
            assertThat(report.deliveredCount()).isGreaterThan(LOAD_MS / 5);
            assertThat(report.gapCount()).isZero();
        }
    }

    private static SimulationReport run(final int seed, final Consumer<Simulation> faults) {
        final Simulation sim = simulation(seed);
        load(sim);
        faults.accept(sim);
        return sim.run(Duration.ofSeconds(30));
    }

    private static Simulation simulation(final int seed) {
        return Simulation.of(ThreeSpokes.spec()).seed(seed).limits(ThreeSpokes.limits(128));
    }

    private static void load(final Simulation sim) {
        for (int ms = 0; ms < LOAD_MS; ms += 5) {
            at(sim, ms).publish("for.receiver", 1).publish("for.other", 1);
        }
    }

    private static Moment at(final Simulation sim, final long ms) {
        return sim.at(START_MS + ms, MILLISECONDS);
    }
}
