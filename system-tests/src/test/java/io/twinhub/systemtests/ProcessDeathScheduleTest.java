package io.twinhub.systemtests;

import static io.twinhub.testsupport.Direction.UP;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Moment;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationReport;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Orders of events around the death of a program or a localHub that once lost events in silence, or delivered them twice. */
class ProcessDeathScheduleTest {
    private static final long START_MS = 5000;

    @Test
    void shouldReportWhatAProgramPublishedAfterItWasGivenUp() {
        run(sim -> {
            givenUpWhileTheReceiverStartsAnew(sim);
            // Its Bus does not know yet that it was given up, and accepts.
            at(sim, 3000).resume("source").publish("for.receiver", 5);
            at(sim, 5000).publish("for.receiver", 1);
        });
    }

    @Test
    void shouldReportWhatAProgramPublishedAfterItWasGivenUpAndBeforeItDied() {
        run(sim -> {
            givenUpWhileTheReceiverStartsAnew(sim);
            at(sim, 3000).resume("source").publish("for.receiver", 5).crash("source");
            at(sim, 3100).start("source");
            at(sim, 5000).publish("for.receiver", 1);
        });
    }

    /** The receiver was told of a gap when the source was given up, but it is another process now. */
    private static void givenUpWhileTheReceiverStartsAnew(final Simulation sim) {
        at(sim, 0).publish("for.receiver", 5).pause("source");
        at(sim, 1400).crash("receiver");
        at(sim, 1450).start("receiver");
    }

    @Test
    void shouldNotDeliverTwiceWhatTheSlowerNetworkBringsToTheNextLifeOfALocalHub() {
        run(sim -> {
            at(sim, 0).publish("for.receiver", 5).stall("spoke-1", "hub-a", UP);
            at(sim, 10).publish("for.receiver", 5);
            at(sim, 60).crash("spoke-2");
            at(sim, 70).start("spoke-2");
            at(sim, 900).restore("spoke-1", "hub-a", UP);
            at(sim, 1000).publish("for.receiver", 5);
        });
    }

    @Test
    void shouldDeliverWhatADeadProgramHadWritten() {
        final SimulationReport report = run(sim -> {
            at(sim, 0).publish("for.receiver", 5);
            at(sim, 50).mustArrive("source").publish("for.receiver", 5).crash("source");
            at(sim, 1000).start("source");
        });
        assertThat(report.gapCount()).isPositive();
    }

    @Test
    void shouldFindEverythingAgainWhenAllDiesAtOnce() {
        run(sim -> {
            at(sim, 0).publish("for.receiver", 5);
            at(sim, 5)
                    .crash(
                            "hub-a",
                            "hub-b",
                            "spoke-1",
                            "spoke-2",
                            "spoke-3",
                            "source",
                            "receiver",
                            "other",
                            "neighbour");
            at(sim, 500)
                    .start(
                            "receiver",
                            "spoke-3",
                            "hub-b",
                            "source",
                            "spoke-1",
                            "other",
                            "hub-a",
                            "neighbour",
                            "spoke-2");
            for (int ms = 2000; ms < 4000; ms += 10) {
                at(sim, ms).publish("for.receiver", 1).publish("for.other", 1);
            }
        });
    }

    private static Moment at(final Simulation sim, final long ms) {
        return sim.at(START_MS + ms, MILLISECONDS);
    }

    private static SimulationReport run(final Consumer<Simulation> schedule) {
        SimulationReport report = null;
        for (int seed = 1; seed <= 10; seed++) {
            final Simulation sim = Simulation.of(ThreeSpokes.spec()).seed(seed).limits(ThreeSpokes.limits(128));
            schedule.accept(sim);
            report = sim.run(Duration.ofSeconds(30));
        }
        return report;
    }
}
