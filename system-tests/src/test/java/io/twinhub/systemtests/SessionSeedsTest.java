package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.executive.SessionRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sessions three deep under all faults at random moments: every order is posted and answered once, whatever dies. Of each two seeds one keeps them in the memory of two
 * managers, the other one on their disks. docs/sessions.md says what that rests on.
 */
class SessionSeedsTest {
    private static final int SEED_COUNT = Integer.getInteger("twinhub.sessionSeeds", 10);
    private static final int NIGHT_SEED_COUNT = 2000;
    private static final long FIRST_SEED = Long.getLong("twinhub.firstSeed", 0);
    private static final Duration FAULTS = Duration.ofSeconds(46);

    private long answeredCount;
    private long lostCount;

    @Test
    void shouldReconcileUnderEverySeed() {
        run(FIRST_SEED, SEED_COUNT);
        assertThat(answeredCount).as("the seeds have load").isGreaterThan(500L * SEED_COUNT);
    }

    @Test
    @Tag("night")
    void shouldReconcileUnderManyMoreSeeds() {
        run(FIRST_SEED + SEED_COUNT, NIGHT_SEED_COUNT);
    }

    private void run(final long first, final int count) {
        final List<String> failures = new ArrayList<>();
        for (long seed = first; seed < first + count; seed++) {
            final ShopSystem shop = run(seed, SessionRules.STANDARD);
            answeredCount += shop.ledger.answeredCount();
            lostCount += shop.lostCount;
            final List<String> broken = broken(shop, seed % 2 == 0);
            if (!broken.isEmpty()) {
                failures.add("seed " + seed + ": " + broken.subList(0, Math.min(3, broken.size())) + " of "
                        + broken.size() + ", errors " + shop.errors);
                System.out.println(failures.get(failures.size() - 1));
            }
        }
        System.out.printf(
                "sessions: seeds=%d answered=%d bothManagersLost=%d failed=%d%n",
                count, answeredCount, lostCount, failures.size());
        assertThat(failures).isEmpty();
    }

    static ShopSystem run(final long seed, final SessionRules rules) {
        final ShopSystem shop =
                new ShopSystem(seed, seed % 2 == 0 ? SessionScheduleTest.WAIT : SessionScheduleTest.DISK, rules);
        shop.system.breakAtRandom(FAULTS);
        shop.settle();
        return shop;
    }

    /** What is wrong; nothing is said of a run in which both managers lost what they held, if that was in memory. */
    static List<String> broken(final ShopSystem shop, final boolean isInMemory) {
        final List<String> broken = new ArrayList<>();
        if (shop.lostCount == 0 || !isInMemory) {
            broken.addAll(shop.ledger.violations());
            broken.addAll(shop.ledger.ceased());
        }
        return broken;
    }
}
