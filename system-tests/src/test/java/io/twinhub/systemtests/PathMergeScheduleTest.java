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
import io.twinhub.transport.PathRules;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The schedules that break simpler ways of merging two paths, written by hand: each shows under which order of events something would
 * be lost, and each is shown to notice the weaker rule that it was written against.
 */
class PathMergeScheduleTest {
    /** Everything is up and quiet by then. */
    private static final long START_MS = 5000;

    private static final int LITTLE_ROOM_TO_HOLD_BACK = 4;

    @Test
    void shouldNotLoseWhatTravelledOnTheSlowPathWhenTheOtherReturnsUpstream() {
        final Consumer<Simulation> schedule = sim -> {
            at(sim, -1000).allowNoGaps().publish("for.receiver", 9);
            // The source's way to A loses something, the receiver's link to A is fine all the time.
            at(sim, 0).slow("spoke-2", "hub-b", 100, DOWN).swallow("spoke-1", "hub-a", UP);
            at(sim, 1).publish("for.receiver", 11);
            at(sim, 2).restore("spoke-1", "hub-a", UP);
            // A overtakes B with what came after the loss.
            for (int ms = 3; ms < 40; ms++) {
                at(sim, ms).publish("for.receiver", 1);
            }
        };
        shouldHold(schedule);
        shouldNotice(schedule, WeakerRules.AFTER_IGNORED);
        shouldNotice(schedule, WeakerRules.HOLE_REPORTED_AS_COVERED);
    }

    @Test
    void shouldNotLoseWhatAHubDroppedForOneReceiver() {
        final Consumer<Simulation> schedule = sim -> {
            at(sim, -1000).allowNoGaps().publish("for.receiver", 9);
            at(sim, 0).slow("spoke-2", "hub-b", 100, DOWN).swallow("spoke-2", "hub-a", DOWN);
            at(sim, 1).publish("for.receiver", 11);
            at(sim, 4).restore("spoke-2", "hub-a", DOWN);
            for (int ms = 5; ms < 40; ms++) {
                at(sim, ms).publish("for.receiver", 1);
            }
        };
        shouldHold(schedule);
        shouldNotice(schedule, WeakerRules.AFTER_IGNORED);
    }

    @Test
    void shouldNotLoseAnythingWhenAHubRestartsAndTheSourceReturnsFirst() {
        shouldHold(sim -> hubRestart(sim, 500, 1500));
        shouldNotice(sim -> hubRestart(sim, 500, 1500), WeakerRules.AFTER_IGNORED);
    }

    @Test
    void shouldNotLoseAnythingWhenAHubRestartsAndTheReceiverReturnsFirst() {
        shouldHold(sim -> hubRestart(sim, 1500, 500));
        shouldNotice(sim -> hubRestart(sim, 1500, 500), WeakerRules.AFTER_IGNORED);
    }

    private static void hubRestart(final Simulation sim, final int sourceBackMs, final int receiverBackMs) {
        at(sim, -1000).allowNoGaps();
        for (int ms = 0; ms < 3000; ms += 2) {
            at(sim, ms).publish("for.receiver", 1).publish("for.other", 1);
        }
        at(sim, 50)
                .slow("spoke-2", "hub-b", 100, DOWN)
                .crash("hub-a")
                .cut("spoke-1", "hub-a")
                .cut("spoke-2", "hub-a");
        at(sim, 300).start("hub-a");
        at(sim, sourceBackMs).restore("spoke-1", "hub-a");
        at(sim, receiverBackMs).restore("spoke-2", "hub-a");
    }

    @Test
    void shouldNotReportAGapWhenASilentSourceSpeaksAgainAfterTheGoodPathDied() {
        shouldHold(sim -> {
            at(sim, -1000).allowNoGaps().publish("for.receiver", 15);
            // A loses only what goes elsewhere, and the receiver hears nothing of this source for long.
            at(sim, 0).swallow("spoke-1", "hub-a", UP);
            at(sim, 1).publish("for.other", 5);
            at(sim, 10).restore("spoke-1", "hub-a", UP);
            at(sim, 9000).crash("hub-b");
            at(sim, 9100).publish("for.receiver", 1);
        });
    }

    @Test
    void shouldDeliverTheTailOfASourceBeforeItsNextLife() {
        final Consumer<Simulation> schedule = sim -> {
            // The tail travels on B alone and B is slow; then the source's localHub is back and speaks over A first.
            at(sim, 0).cut("spoke-1", "hub-a", UP).stall("spoke-2", "hub-b", DOWN);
            at(sim, 1).publish("for.receiver", 40);
            at(sim, 30).mustArrive("source").crash("spoke-1").restore("spoke-1", "hub-a", UP);
            at(sim, 40).start("spoke-1");
            for (int ms = 50; ms < 900; ms += 10) {
                at(sim, ms).publish("for.receiver", 1);
            }
            at(sim, 1000).restore("spoke-2", "hub-b", DOWN);
        };
        shouldHold(schedule);
        shouldNotice(schedule, WeakerRules.NEW_SOURCE_EPOCH_NOT_HELD);
    }

    @Test
    void shouldNotDeliverWhatFindsNoRoomWhileItIsHeldBack() {
        final Consumer<Simulation> schedule = sim -> {
            at(sim, -1000).allowNoGaps().publish("for.receiver", 9);
            at(sim, 0).stall("spoke-2", "hub-b", DOWN).swallow("spoke-1", "hub-a", UP);
            at(sim, 1).publish("for.receiver", 5);
            at(sim, 10).restore("spoke-1", "hub-a", UP);
            for (int ms = 20; ms < 500; ms += 10) {
                at(sim, ms).publish("for.receiver", 1);
            }
            at(sim, 800).restore("spoke-2", "hub-b", DOWN);
        };
        shouldHold(schedule);
        shouldNotice(schedule, WeakerRules.HOLD_BACK_OVERFLOW_DELIVERED);
    }

    @Test
    void shouldDeliverOnceOnTheSourcesOwnComputer() {
        final SimulationReport report = shouldHold(sim -> {
            at(sim, -1000).allowNoGaps();
            for (int ms = 0; ms < 1000; ms += 5) {
                at(sim, ms).publish("for.receiver", 1);
            }
        });
        // Each to the receiver and to the neighbour; and one of each event in the roll call, three deliveries.
        assertThat(report.deliveredCount()).isEqualTo(2 * 200 + 3);
    }

    @Test
    void shouldReportAGapWhenBothPathsLoseTheSame() {
        final SimulationReport report = shouldHold(sim -> {
            at(sim, 0).swallow("spoke-1", "hub-a", UP).swallow("spoke-1", "hub-b", UP);
            at(sim, 1).publish("for.receiver", 5);
            at(sim, 10).restore("spoke-1", "hub-a").restore("spoke-1", "hub-b");
        });
        assertThat(report.gapCount()).isPositive();
    }

    private static Moment at(final Simulation sim, final long ms) {
        return sim.at(START_MS + ms, MILLISECONDS);
    }

    private static SimulationReport shouldHold(final Consumer<Simulation> schedule) {
        SimulationReport report = null;
        for (int seed = 1; seed <= 5; seed++) {
            report = run(schedule, PathRules.STANDARD, seed);
        }
        return report;
    }

    private static void shouldNotice(final Consumer<Simulation> schedule, final WeakerRules weaker) {
        assertThatThrownBy(() -> {
                    for (int seed = 1; seed <= 5; seed++) {
                        run(schedule, weaker.rules(), seed);
                    }
                })
                .as(weaker.name())
                .isInstanceOf(SimulationFailure.class)
                .hasMessageContaining("LOST");
    }

    private static SimulationReport run(final Consumer<Simulation> schedule, final PathRules rules, final int seed) {
        final Simulation sim = Simulation.of(ThreeSpokes.spec())
                .seed(seed)
                .limits(ThreeSpokes.limits(LITTLE_ROOM_TO_HOLD_BACK))
                .rules(rules);
        schedule.accept(sim);
        return sim.run(Duration.ofSeconds(30));
    }
}
