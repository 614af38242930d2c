package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationFailure;
import io.twinhub.testsupport.SimulationReport;
import io.twinhub.transport.RoleRules;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Computers that are suspended, and wall clocks that are set. That two instances of a copy are never ACTIVE, and nothing old is delivered, the simulation itself checks. */
class ClockScheduleTest {
    private static final Duration LENGTH = Duration.ofSeconds(45);
    private static final long HOURS_MS = 5 * 3_600_000L;
    private static final String[] FIRST = {"spoke-1", "control@spoke-1", "assigner@spoke-1"};

    /** More than half are left when the computers of the ACTIVE instance and of an assigner are out of reach. */
    private static final List<String> VOTERS = List.of("hub-a", "hub-b", "spoke-2", "spoke-3", "spoke-4");

    /** The lease rests on the monotonic clock alone. */
    private static final RoleRules WEAKER = new RoleRules() {
        @Override
        public boolean comparesClocks() {
            return false;
        }
    };

    private int countBefore;

    private Simulation simulation(final long seed) {
        return simulation(seed, RoleRules.STANDARD);
    }

    private Simulation simulation(final long seed, final RoleRules rules) {
        return onSpoke1(Simulation.of(RoleScheduleTest.system(0)).seed(seed).rules(rules));
    }

    /** The assigners are on other computers, and that of spoke-3 holds the office. */
    private Simulation withAssignersElsewhere(final long seed, final RoleRules rules) {
        final Simulation simulation = onSpoke1(
                Simulation.of(BrokenRoleScheduleTest.system(VOTERS)).seed(seed).rules(rules));
        simulation.at(7, SECONDS).handOver("spoke-3", "assigner", "spoke-3", outcome -> {});
        return simulation;
    }

    /** From the eighth second on the instance there is ACTIVE. */
    private Simulation onSpoke1(final Simulation simulation) {
        simulation.workload().at(6, SECONDS).handOver("spoke-3", "control", "spoke-1", outcome -> {});
        simulation.at(8, SECONDS).run(() -> {
            assertThat(simulation.isActive("control@spoke-1")).isTrue();
            countBefore = simulation.takeoverCount();
        });
        return simulation;
    }

    /** It is replaced, and takes nothing from its instance when it wakes up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldFenceAComputerThatWasSuspended(final long seed) {
        final Simulation simulation = suspended(simulation(seed), 5_000);

        assertTakeovers(1, simulation, simulation.run(LENGTH));
    }

    @Test
    void shouldNoticeThatASuspendedComputerRestsOnItsMonotonicClock() {
        assertBroken(seed -> suspended(simulation(seed, WEAKER), 5_000));
    }

    /** About as long as it takes until others say that it is silent: it goes on, or was replaced. */
    @ParameterizedTest
    @ValueSource(
            longs = {560, 580, 600, 620, 640, 660, 680, 700, 720, 740, 760, 780, 800, 850, 900, 1000, 1500, 2500, 3500})
    void shouldNeverBeActiveBesideItsSuccessor(final long suspendedMs) {
        for (long seed = 1; seed <= 4; seed++) {
            final Simulation simulation = suspended(simulation(seed), suspendedMs);
            simulation.run(LENGTH);
            assertThat(simulation.takeoverCount() - countBefore).isBetween(0, 1);
        }
    }

    /** Nobody has noticed, so nothing changes. */
    @ParameterizedTest
    @ValueSource(longs = {100, 200, 300})
    void shouldGoOnAfterAShortSuspension(final long suspendedMs) {
        final Simulation simulation = simulation(7);
        simulation.at(9, SECONDS).allowNoGaps();

        final Simulation suspended = suspended(simulation, suspendedMs);
        assertTakeovers(0, suspended, suspended.run(LENGTH));
    }

    /** A wall clock that somebody sets costs nothing but one question. */
    @ParameterizedTest
    @ValueSource(strings = {"spoke-1", "spoke-2", "spoke-3", "hub-a", "hub-b", "hub-a hub-b", "spoke-1 hub-a"})
    void shouldGoOnWhenAWallClockIsSet(final String computers) {
        for (long seed = 1; seed <= 3; seed++) {
            final Simulation simulation = simulation(seed);
            simulation.at(8, SECONDS).allowNoGaps();
            for (int i = 0; i < 12; i++) {
                final long byMs = i % 3 == 0 ? -HOURS_MS : HOURS_MS / 2;
                simulation.at(10_000 + 1_037 * i, MILLISECONDS).setWallClock(byMs, computers.split(" "));
            }

            assertTakeovers(0, simulation, simulation.run(LENGTH));
        }
    }

    /** Nobody can say then how much time has passed: it costs a lease, as if all had been cut off. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldDecideAgainWhenAllWallClocksAreSetAtOnce(final long seed) {
        final Simulation simulation = simulation(seed);
        simulation.at(10, SECONDS).setWallClock(HOURS_MS, "spoke-1", "spoke-2", "spoke-3", "hub-a", "hub-b");
        final boolean[] hasOne = {false};
        simulation
                .at(12, SECONDS)
                .run(() ->
                        hasOne[0] = simulation.isActive("control@spoke-1") || simulation.isActive("control@spoke-2"));

        assertTakeovers(1, simulation, simulation.run(LENGTH));
        assertThat(hasOne[0]).isTrue();
    }

    /** Then no lease is sure, and none is relied on; when the clock is right again the instance is, too. */
    @Test
    void shouldBeReplacedWhileItsClocksPartAgainAndAgain() {
        final Simulation simulation = simulation(3);
        // Sooner than a contact is answered.
        for (int ms = 10_000; ms < 14_000; ms++) {
            simulation.at(ms, MILLISECONDS).setWallClock(ms % 2 == 0 ? HOURS_MS : -HOURS_MS, "spoke-1");
        }

        assertTakeovers(1, simulation, simulation.run(LENGTH));
    }

    /** A hub that was suspended may not renew anything because of what it knew before. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldRenewNothingBecauseOfAWordFromBeforeASuspension(final long seed) {
        assertThat(withASuspendedHub(withAssignersElsewhere(seed, RoleRules.STANDARD))
                        .run(LENGTH)
                        .deliveredCount())
                .isPositive();
    }

    @Test
    void shouldNoticeThatASuspendedHubRestsOnItsMonotonicClock() {
        assertBroken(seed -> withASuspendedHub(withAssignersElsewhere(seed, WEAKER)));
    }

    /** Who held the office of the assigner before it was suspended may not say so afterwards, since hubs renew leases on that. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNotClaimAnOfficeFromBeforeASuspension(final long seed) {
        assertThat(withASuspendedHolder(withAssignersElsewhere(seed, RoleRules.STANDARD))
                        .run(LENGTH)
                        .deliveredCount())
                .isPositive();
    }

    @Test
    void shouldNoticeThatASuspendedHolderRestsOnItsMonotonicClock() {
        assertBroken(seed -> withASuspendedHolder(withAssignersElsewhere(seed, WEAKER)));
    }

    private static Simulation suspended(final Simulation simulation, final long forMs) {
        simulation.at(10, SECONDS).suspend(FIRST);
        simulation.at(10_000 + forMs, MILLISECONDS).resume(FIRST);
        return simulation;
    }

    /** The assigners have lost it, and wait no more for what it renewed; the ACTIVE instance has no other hub when it wakes up. */
    private static Simulation withASuspendedHub(final Simulation simulation) {
        simulation.at(10, SECONDS).suspend("hub-a");
        for (final String assigner : List.of("spoke-3", "spoke-4")) {
            simulation.at(10_250, MILLISECONDS).swallow(assigner, "hub-a");
            simulation.at(25, SECONDS).restore(assigner, "hub-a");
        }
        simulation.at(18_990, MILLISECONDS).swallow("spoke-1", "hub-b");
        simulation.at(19, SECONDS).resume("hub-a");
        simulation.at(25, SECONDS).restore("spoke-1", "hub-b");
        return simulation;
    }

    /** Its successor has no link to hub A, and waits no more for what that renewed; the ACTIVE instance has no other hub when the former one wakes up. */
    private static Simulation withASuspendedHolder(final Simulation simulation) {
        final String[] holder = {"spoke-3", "assigner@spoke-3", "board"};
        simulation.at(9, SECONDS).swallow("spoke-4", "hub-a");
        simulation.at(10, SECONDS).suspend(holder);
        simulation.at(19_950, MILLISECONDS).swallow("spoke-1", "hub-b");
        simulation.at(20, SECONDS).resume(holder);
        simulation.at(26, SECONDS).restore("spoke-4", "hub-a").restore("spoke-1", "hub-b");
        return simulation;
    }

    private static void assertBroken(final LongFunction<Simulation> weaker) {
        assertThat(LongStream.rangeClosed(1, 8).mapToObj(seed -> failure(weaker.apply(seed))))
                .anyMatch(text -> text.contains("TWO ACTIVE"));
    }

    private static String failure(final Simulation simulation) {
        try {
            simulation.run(LENGTH);
            return "";
        } catch (final SimulationFailure broken) {
            return broken.getMessage();
        }
    }

    /** So often an instance became ACTIVE after the eighth second. */
    private void assertTakeovers(final int expected, final Simulation simulation, final SimulationReport report) {
        assertThat(simulation.takeoverCount() - countBefore)
                .as(String.join("\n", report.transcript()))
                .isEqualTo(expected);
    }
}
