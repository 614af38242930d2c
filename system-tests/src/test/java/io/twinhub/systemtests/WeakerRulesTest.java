package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.fail;

import io.twinhub.testsupport.SimulationFailure;
import java.util.Locale;
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
        for (long seed = 0; seed < SEED_COUNT; seed++) {
            try {
                SeedRun.one(seed, weaker.rules());
            } catch (final SimulationFailure noticed) {
                System.out.printf(
                        Locale.ROOT,
                        "%s: noticed by seed %d: %s%n",
                        weaker,
                        seed,
                        noticed.getMessage().lines().findFirst().orElse(""));
                return;
            }
        }
        fail(weaker + " passed all seeds");
    }
}
