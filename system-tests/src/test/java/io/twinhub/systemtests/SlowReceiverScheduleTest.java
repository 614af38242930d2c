package io.twinhub.systemtests;

import static io.twinhub.testsupport.Direction.DOWN;
import static io.twinhub.testsupport.Direction.UP;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SlowPolicy;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.TransportPlan;
import io.twinhub.testsupport.Moment;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationFailure;
import io.twinhub.testsupport.SimulationReport;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.TransportLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Receivers that do not keep up, by hand: a program, a network, a whole spoke. The ledger checks order, counts, and that the newest value of
 * each event id arrives; what each test adds is who notices, and who does not.
 */
class SlowReceiverScheduleTest {
    private static final long START_MS = 5000;
    /** Shorter than the time after which a program counts as dead. */
    private static final long STOP_MS = 900;
    /** Few and small buffers, so that they are soon full. */
    private static final int SUPER_MESSAGE_COUNT = 8;

    private static final int SUPER_MESSAGE_LENGTH = 1024;

    @Test
    void shouldGiveAStoppedProgramTheLatestValuesAndItsNeighboursEverything() {
        final SimulationReport report =
                run(SlowPolicy.CONFLATE, SlowPolicy.QUEUE, PathRules.STANDARD, SlowReceiverScheduleTest::stopReceiver);
        assertThat(report.missedCount()).isPositive();
        assertThat(report.gapCount()).isZero();
    }

    /** Values of both lives of a localHub wait for a program that stands still, and behind them those of another computer, which has no part in that. */
    @Test
    void shouldGiveAStoppedProgramTheLatestValuesBehindThoseOfASourceThatBeganAnew() {
        final SystemSpec system = spec(SlowPolicy.CONFLATE, SlowPolicy.QUEUE);
        final List<SpokeSpec> computers = new ArrayList<>(system.computers());
        computers.add(new SpokeSpec("spoke-3", "10.1.0.13", "10.2.0.13"));
        final List<ProgramCopySpec> copies = new ArrayList<>(system.programCopies());
        copies.add(ProgramCopySpec.of("other", "program", "spoke-3"));
        final SimulationReport report = run(
                system.toBuilder()
                        .computers(computers)
                        .programCopies(copies)
                        .events(List.of(
                                EventSpec.of("x", "int64"), EventSpec.of("y", "int64"), EventSpec.of("z", "int64")))
                        .publishers(List.of(new PublisherSpec("source", "x"), new PublisherSpec("other", "z")))
                        .subscribers(List.of(new SubscriberSpec("receiver", "*", SlowPolicy.CONFLATE)))
                        .build(),
                PathRules.STANDARD,
                sim -> {
                    at(sim, 0).pause("receiver");
                    for (long ms = 1; ms < 300; ms++) {
                        at(sim, ms).publish("x", 6);
                    }
                    at(sim, 350).crash("spoke-1");
                    at(sim, 360).start("spoke-1");
                    for (long ms = 500; ms < 600; ms++) {
                        at(sim, ms).publish("x", 1).publish("z", 1);
                    }
                    at(sim, STOP_MS).resume("receiver");
                    at(sim, STOP_MS + 100).publish("z", 1);
                });
        assertThat(report.missedCount()).isPositive();
    }

    @Test
    void shouldGiveAProgramThatQueuesAGapAndNothingOutOfLine() {
        final SimulationReport report = run(SlowPolicy.QUEUE, SlowPolicy.QUEUE, PathRules.STANDARD, sim -> {
            at(sim, 0).pause("receiver");
            load(sim);
            at(sim, STOP_MS).resume("receiver");
        });
        assertThat(report.conflatedCount()).isZero();
        assertThat(report.gapCount()).isPositive();
    }

    @Test
    void shouldBreakTheLinkOfAProgramThatWantsThat() {
        final SimulationReport report = run(SlowPolicy.BREAK, SlowPolicy.QUEUE, PathRules.STANDARD, sim -> {
            at(sim, 0).pause("receiver");
            load(sim);
            at(sim, STOP_MS).resume("receiver");
        });
        assertThat(report.conflatedCount()).isZero();
        assertThat(report.transcript()).anyMatch(line -> line.contains("too slow for a subscription"));
    }

    @Test
    void shouldLoseNothingWhereOneNetworkAloneConflates() {
        final Consumer<Simulation> schedule = sim -> {
            at(sim, -1000).allowNoGaps();
            at(sim, 0).stall("spoke-2", "hub-a", DOWN);
            load(sim);
            at(sim, STOP_MS).restore("spoke-2", "hub-a", DOWN);
        };
        final SimulationReport report = run(SlowPolicy.CONFLATE, SlowPolicy.CONFLATE, PathRules.STANDARD, schedule);
        assertThat(report.conflatedCount()).isZero();
        assertThat(report.transcript()).anyMatch(line -> line.contains("hub-a: link to spoke-2 is slow"));
        assertThatThrownBy(() -> {
                    final SimulationReport weaker = run(
                            SlowPolicy.CONFLATE,
                            SlowPolicy.CONFLATE,
                            WeakerRules.CONFLATED_TAKEN_AT_ONCE.rules(),
                            slowB(schedule));
                    assertThat(weaker.missedCount()).isZero();
                })
                .isInstanceOfAny(SimulationFailure.class, AssertionError.class);
    }

    @Test
    void shouldUseLatestValuesWhereBothNetworksConflate() {
        final SimulationReport report =
                run(SlowPolicy.CONFLATE, SlowPolicy.CONFLATE, PathRules.STANDARD, SlowReceiverScheduleTest::stallBoth);
        assertThat(report.missedCount()).isPositive();
        assertThat(report.gapCount()).isZero();
    }

    @Test
    void shouldLeaveAHoleForASpokeInWhatOneOfItsProgramsWantsInLine() {
        final SimulationReport report = run(SlowPolicy.CONFLATE, SlowPolicy.QUEUE, PathRules.STANDARD, sim -> {
            at(sim, 0).stall("spoke-2", "hub-a", DOWN).stall("spoke-2", "hub-b", DOWN);
            load(sim);
            at(sim, STOP_MS).restore("spoke-2", "hub-a", DOWN).restore("spoke-2", "hub-b", DOWN);
        });
        assertThat(report.gapCount()).isPositive();
    }

    @Test
    void shouldGiveAProgramThatKeepsUpEverythingWhenItsLocalHubFindsMuchAtOnce() {
        final SimulationReport report = run(SlowPolicy.QUEUE, SlowPolicy.QUEUE, PathRules.STANDARD, sim -> {
            at(sim, -1000).allowNoGaps();
            for (long ms = 0; ms < 10_000; ms += 1000) {
                at(sim, ms).pause("spoke-2");
                for (long busy = 1; busy < 150; busy++) {
                    at(sim, ms + busy).publish("x", 6).publish("y", 1);
                }
                at(sim, ms + 150).resume("spoke-2");
            }
        });
        assertThat(report.gapCount()).isZero();
    }

    @Test
    void shouldReportAGapWhenTheOnlyNetworkThatIsWholeIsAskedForMoreThanItHolds() {
        final SimulationReport report = run(SlowPolicy.CONFLATE, SlowPolicy.CONFLATE, PathRules.STANDARD, sim -> {
            // The source's own way to A is whole, so its programs are not held back although B is full.
            at(sim, -2000).cut("spoke-2", "hub-a");
            at(sim, 0).slow("spoke-1", "hub-b", 500, UP);
            for (long ms = 1; ms < 200; ms++) {
                at(sim, ms).publish("x", 40);
            }
            at(sim, STOP_MS).restore("spoke-2", "hub-a").slow("spoke-1", "hub-b", 1, UP);
        });
        assertThat(report.gapCount()).isPositive();
    }

    private static void stopReceiver(final Simulation sim) {
        at(sim, -1000).allowNoGaps();
        at(sim, 0).pause("receiver");
        load(sim);
        at(sim, STOP_MS).resume("receiver");
    }

    private static void stallBoth(final Simulation sim) {
        at(sim, -1000).allowNoGaps();
        at(sim, 0).stall("spoke-2", "hub-a", DOWN).stall("spoke-2", "hub-b", DOWN);
        load(sim);
        at(sim, STOP_MS).restore("spoke-2", "hub-a", DOWN).restore("spoke-2", "hub-b", DOWN);
    }

    /** The other network is slow, so that latest values come before what they stand for. */
    private static Consumer<Simulation> slowB(final Consumer<Simulation> schedule) {
        return sim -> {
            schedule.accept(sim);
            at(sim, STOP_MS - 100).slow("spoke-2", "hub-b", 100, DOWN);
            for (long ms = STOP_MS - 50; ms < STOP_MS + 100; ms++) {
                at(sim, ms).publish("x", 1).publish("y", 1);
            }
        };
    }

    /** More than fits the buffers, in small portions that the program itself can hand over. */
    private static void load(final Simulation sim) {
        for (long ms = 1; ms < STOP_MS - 100; ms++) {
            at(sim, ms).publish("x", 6).publish("y", 1);
        }
    }

    private static Moment at(final Simulation sim, final long ms) {
        return sim.at(START_MS + ms, MILLISECONDS);
    }

    private static SimulationReport run(
            final SlowPolicy receiver,
            final SlowPolicy beside,
            final PathRules rules,
            final Consumer<Simulation> schedule) {
        return run(spec(receiver, beside), rules, schedule);
    }

    private static SimulationReport run(
            final SystemSpec system, final PathRules rules, final Consumer<Simulation> schedule) {
        SimulationReport report = null;
        for (int seed = 1; seed <= 3; seed++) {
            final Simulation sim =
                    Simulation.of(system).seed(seed).limits(limits()).rules(rules);
            schedule.accept(sim);
            report = sim.run(Duration.ofSeconds(25));
        }
        return report;
    }

    private static TransportLimits limits() {
        final TransportLimits normal = ThreeSpokes.limits(128);
        return new TransportLimits(
                SUPER_MESSAGE_LENGTH,
                SUPER_MESSAGE_COUNT,
                normal.heartbeatIntervalNs(),
                normal.deadAfterNs(),
                normal.helloIntervalNs(),
                normal.flushNs(),
                normal.holdBackNs(),
                normal.askIntervalNs(),
                normal.heldRunCount(),
                TransportPlan.pollLimitFor(SUPER_MESSAGE_COUNT));
    }

    private static SystemSpec spec(final SlowPolicy receiver, final SlowPolicy beside) {
        return SystemSpec.builder("slow", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        ProgramCopySpec.of("source", "program", "spoke-1"),
                        ProgramCopySpec.of("neighbour", "program", "spoke-1"),
                        ProgramCopySpec.of("receiver", "program", "spoke-2"),
                        ProgramCopySpec.of("beside", "program", "spoke-2")))
                .events(List.of(EventSpec.of("x", "int64"), EventSpec.of("y", "int64")))
                .publishers(List.of(new PublisherSpec("source", "*")))
                .subscribers(List.of(
                        new SubscriberSpec("neighbour", "*", SlowPolicy.QUEUE),
                        new SubscriberSpec("receiver", "*", receiver),
                        new SubscriberSpec("beside", "*", beside)))
                .build();
    }
}
