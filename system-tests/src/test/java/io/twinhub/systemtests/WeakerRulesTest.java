package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.fail;

import io.twinhub.testsupport.RandomSystem;
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationFailure;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The seeds notice each weaker rule: they would find the error if somebody made it. Prints the first seed that does; docs/testing.md
 * lists them.
 */
class WeakerRulesTest {
    private static final int SEED_COUNT = 300;

    @ParameterizedTest
    @EnumSource
    void shouldBeNoticedWithinTheSeedsOfTheOrdinaryBuild(final WeakerRules weaker) {
        shouldBeNoticed(weaker.name(), seed -> SeedRun.one(seed, weaker.rules()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeNoticedInRoles(final WeakerRoleRules weaker) {
        shouldBeNoticed(weaker.name(), seed -> {
            if (RandomSystem.isAssigned(seed)) {
                Simulation.ofSeed(seed).rules(weaker.rules()).run(SeedRun.DURATION);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeNoticedInMessageConnections(final WeakerConnectionRules weaker) {
        shouldBeNoticed(
                weaker.name(),
                seed -> Simulation.ofSeed(seed).rules(weaker.rules()).run(SeedRun.DURATION));
    }

    private static void shouldBeNoticed(final String name, final LongConsumer run) {
        for (long seed = 0; seed < SEED_COUNT; seed++) {
            try {
                run.accept(seed);
            } catch (final SimulationFailure noticed) {
                System.out.printf(
                        Locale.ROOT,
                        "%s: noticed by seed %d: %s%n",
                        name,
                        seed,
                        noticed.getMessage().lines().findFirst().orElse(""));
                return;
            }
        }
        fail(name + " passed all seeds");
    }
}
