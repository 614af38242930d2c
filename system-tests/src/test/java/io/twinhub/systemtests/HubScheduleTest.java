package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.EventSpec;
import io.twinhub.config.HubSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.Direction;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationFailure;
import io.twinhub.testsupport.SimulationReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Schedules of faults of hub computers, of which each network has two. What is never allowed, the simulation itself checks. */
class HubScheduleTest {
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final int SPOKES = 4;
    private static final int A = 0;
    private static final int B = 1;
    private static final long KILL_MS = 10_000;
    private static final long WITHIN_MS = 1000;

    private final Simulation simulation = Simulation.of(system()).seed(5).workload();
    private final List<String> misses = new ArrayList<>();
    private boolean isCounting;
    private int deliveredCount;

    private static SystemSpec system() {
        return SystemSpec.builder("hubs", "1")
                .networks(List.of(
                        new NetworkSpec(
                                "A", List.of(new HubSpec("hub-a", "10.1.0.1"), new HubSpec("hub-a2", "10.1.0.2"))),
                        new NetworkSpec(
                                "B", List.of(new HubSpec("hub-b", "10.2.0.1"), new HubSpec("hub-b2", "10.2.0.2")))))
                .computers(IntStream.rangeClosed(1, SPOKES)
                        .mapToObj(i -> new SpokeSpec("spoke-" + i, "10.1.0.1" + i, "10.2.0.1" + i))
                        .toList())
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(IntStream.rangeClosed(1, SPOKES)
                        .mapToObj(i -> ProgramCopySpec.of("copy-" + i, "program", "spoke-" + i))
                        .toList())
                .events(List.of(EventSpec.of("copy-{1..4}.level", "int64")))
                .publishers(IntStream.rangeClosed(1, SPOKES)
                        .mapToObj(i -> new PublisherSpec("copy-" + i, "copy-" + i + ".*"))
                        .toList())
                .subscribers(IntStream.rangeClosed(1, SPOKES)
                        .mapToObj(i -> new SubscriberSpec("copy-" + i, "**"))
                        .toList())
                .build();
    }

    @Test
    void shouldSendToTheFirstHubsAndLoseNothingWithoutAFault() {
        simulation.at(8, SECONDS).allowNoGaps();
        expectSending(9_000, "hub-a", "hub-b");

        run();
    }

    @Test
    void shouldTakeTheStandbyHubWhenTheActiveOneDies() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(KILL_MS, MILLISECONDS).crash("hub-a");
        expectFlow(A);
        expectSending(KILL_MS + WITHIN_MS, "hub-a2", "hub-b");

        run();
    }

    /** The hub that takes over has nothing of what the dead one got: with the other network slow, a false word of it would cost that. */
    @Test
    void shouldLoseNothingWhenTheOtherNetworkIsSlowMeanwhile() {
        takeOverBesideASlowNetwork();

        run();
    }

    @Test
    void shouldNoticeAHubThatVouchesForWhatTheFormerOneGot() {
        simulation.rules(WeakerRules.HOLE_REPORTED_AS_COVERED.rules());
        takeOverBesideASlowNetwork();

        assertThatThrownBy(this::run).isInstanceOf(SimulationFailure.class).hasMessageContaining("LOST");
    }

    private void takeOverBesideASlowNetwork() {
        simulation.at(8, SECONDS).allowNoGaps();
        for (int i = 1; i <= SPOKES; i++) {
            simulation.at(9, SECONDS).slow("spoke-" + i, "hub-b", 100);
            simulation.at(15, SECONDS).slow("spoke-" + i, "hub-b", 1);
        }
        simulation.at(KILL_MS, MILLISECONDS).crash("hub-a");
        for (long ms = KILL_MS; ms < KILL_MS + WITHIN_MS; ms += 5) {
            simulation.at(ms, MILLISECONDS).publish("copy-1.level", 1);
        }
    }

    /** Only if the hub that was left knows it, what is missing everywhere is told at once. */
    @Test
    void shouldWaitForNoHubThatIsLeft() {
        simulation.limits(ThreeSpokes.limits(64)).onDelivery(this::onDelivery);
        simulation.at(9, SECONDS).swallow("spoke-1", "hub-a");
        simulation
                .at(13, SECONDS)
                .run(() -> check(simulation.sendsTo("spoke-1", "hub-a2"), "spoke-1 does not send to hub-a2"));
        simulation.at(13, SECONDS).restore("spoke-1", "hub-a");
        simulation.at(15, SECONDS).crash("hub-b", "hub-b2");
        simulation.at(18, SECONDS).fill("spoke-1", "hub-a", Direction.UP);
        for (long ms = 18_000; ms < 18_600; ms += 2) {
            simulation.at(ms, MILLISECONDS).publish("copy-1.level", 50);
        }
        simulation.at(18_600, MILLISECONDS).makeRoom("spoke-1", "hub-a", Direction.UP);
        simulation.at(19_000, MILLISECONDS).run(() -> isCounting = true).publish("copy-1.level", 10);
        simulation.at(19_300, MILLISECONDS).run(() -> {
            isCounting = false;
            check(deliveredCount >= 10 * (SPOKES - 1), "after the gap only " + deliveredCount + " were delivered");
        });

        run();
    }

    private void onDelivery(final int subscriber, final int event, final long number, final long atNs) {
        deliveredCount += isCounting && event == 0 ? 1 : 0;
    }

    @Test
    void shouldNoticeNothingWhenAStandbyHubDies() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(KILL_MS, MILLISECONDS).crash("hub-a2");
        expectFlow(A);
        expectSending(KILL_MS + WITHIN_MS, "hub-a", "hub-b");

        run();
    }

    @Test
    void shouldGoOnWithinASecondWhenBothActiveHubsDie() {
        simulation.at(KILL_MS, MILLISECONDS).crash("hub-a", "hub-b");
        // What is lost on both must not be waited for as long as a link takes to be given up.
        for (long ms = KILL_MS; ms < KILL_MS + WITHIN_MS; ms += 5) {
            for (int i = 1; i <= SPOKES; i++) {
                simulation.at(ms, MILLISECONDS).publish("copy-" + i + ".level", 1);
            }
        }
        expectFlow(A);
        expectFlow(B);
        expectSending(KILL_MS + WITHIN_MS, "hub-a2", "hub-b2");

        assertThat(run().gapCount()).isPositive();
    }

    @Test
    void shouldLeaveTheOfficeWithItsHolderWhenTheFirstHubReturns() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(KILL_MS, MILLISECONDS).crash("hub-a");
        simulation.at(14, SECONDS).start("hub-a");
        expectSending(20_000, "hub-a2", "hub-b");

        run();
    }

    @Test
    void shouldNoticeNothingWhenTheHubThatWasStoppedGoesOn() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(KILL_MS, MILLISECONDS).pause("hub-a");
        simulation.at(12, SECONDS).resume("hub-a");
        expectFlow(A);
        expectSending(16_000, "hub-a2", "hub-b");

        run();
    }

    @Test
    void shouldGoBackToAHubThatComesBackWhenTheOtherOneDies() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(9, SECONDS).crash("hub-a");
        simulation.at(KILL_MS, MILLISECONDS).start("hub-a");
        simulation.at(16, SECONDS).crash("hub-a2");
        expectSending(17_000, "hub-a", "hub-b");

        run();
    }

    @Test
    void shouldSendToTheOtherHubWhereTheActiveOneIsOutOfReach() {
        simulation.at(8, SECONDS).allowNoGaps();
        simulation.at(KILL_MS, MILLISECONDS).swallow("spoke-1", "hub-a");
        simulation.at(16, SECONDS).run(() -> {
            check(simulation.sendsTo("spoke-1", "hub-a2"), "spoke-1 does not send to hub-a2");
            check(simulation.sendsTo("spoke-2", "hub-a"), "spoke-2 does not send to hub-a");
        });
        simulation.at(20, SECONDS).restore("spoke-1", "hub-a");
        expectSending(24_000, "hub-a", "hub-b");

        run();
    }

    @Test
    void shouldLoseNothingWhenANetworkFallsIntoHalves() {
        simulation.at(8, SECONDS).allowNoGaps();
        split(A, "spoke-1", "spoke-2");
        simulation.at(20, SECONDS).restore("spoke-1", "hub-a2").restore("spoke-2", "hub-a2");
        simulation.at(20, SECONDS).restore("spoke-3", "hub-a").restore("spoke-4", "hub-a");

        run();
    }

    @Test
    void shouldTellWhatIsMissingWhenBothNetworksAreSplitDifferently() {
        split(A, "spoke-1", "spoke-2");
        split(B, "spoke-1", "spoke-3");
        for (int i = 1; i <= SPOKES; i++) {
            for (final String hub : List.of("hub-a", "hub-a2", "hub-b", "hub-b2")) {
                simulation.at(20, SECONDS).restore("spoke-" + i, hub);
            }
        }

        run();
    }

    /** These spokes reach the first hub of the network alone, the others the second one. */
    private void split(final int network, final String... withFirst) {
        final String first = network == A ? "hub-a" : "hub-b";
        for (int i = 1; i <= SPOKES; i++) {
            final String spoke = "spoke-" + i;
            simulation
                    .at(KILL_MS, MILLISECONDS)
                    .swallow(spoke, List.of(withFirst).contains(spoke) ? first + "2" : first);
        }
    }

    /** A second after the kill every spoke publishes, and every spoke gets all of it over this network. */
    private void expectFlow(final int network) {
        final long[] before = new long[SPOKES + 1];
        final long atMs = KILL_MS + WITHIN_MS;
        for (int i = 1; i <= SPOKES; i++) {
            final int spoke = i;
            simulation
                    .at(atMs, MILLISECONDS)
                    .run(() -> before[spoke] = simulation.broughtCount("spoke-" + spoke, network));
            simulation.at(atMs, MILLISECONDS).publish("copy-" + i + ".level", 20);
        }
        simulation.at(atMs + 100, MILLISECONDS).run(() -> {
            for (int i = 1; i <= SPOKES; i++) {
                final long count = simulation.broughtCount("spoke-" + i, network) - before[i];
                check(count >= 20 * (SPOKES - 1), "network " + network + " brought " + count + " to spoke-" + i);
            }
        });
    }

    private void expectSending(final long atMs, final String... hubs) {
        simulation.at(atMs, MILLISECONDS).run(() -> {
            for (int i = 1; i <= SPOKES; i++) {
                for (final String hub : hubs) {
                    check(simulation.sendsTo("spoke-" + i, hub), "spoke-" + i + " does not send to " + hub);
                }
            }
        });
    }

    private void check(final boolean isSo, final String miss) {
        if (!isSo) {
            misses.add(miss);
        }
    }

    private SimulationReport run() {
        final SimulationReport report = simulation.run(LENGTH);
        assertThat(misses).as(String.join("\n", report.transcript())).isEmpty();
        return report;
    }
}
