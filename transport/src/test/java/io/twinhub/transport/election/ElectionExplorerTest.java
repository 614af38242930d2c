package io.twinhub.transport.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ElectionExplorerTest {
    /** Deep enough for two complete changes of holder. */
    private static final int TICKS = 9;

    /** Many more than there are: all of them are walked through. */
    private static final int STATES_MAX = 5_000_000;

    private static final ElectionWorld.Pace SLOW_HOLDERS = new ElectionWorld.Pace(9, 11);
    private static final List<ElectionWorld.Pace> PACES =
            List.of(SLOW_HOLDERS, new ElectionWorld.Pace(10, 10), new ElectionWorld.Pace(11, 9));

    @Test
    void shouldNeverHaveTwoHoldersNorAnOlderEpochWhateverIsCutOff() {
        for (final ElectionWorld.Pace pace : PACES) {
            assertSafe(2 * TICKS - 3, new ElectionWorld(pace, ElectionRules.STANDARD, 0));
        }
    }

    @Test
    void shouldNeverHaveTwoHoldersNorAnOlderEpochWithAMishapAnywhere() {
        assertSafe(TICKS, new ElectionWorld(SLOW_HOLDERS, ElectionRules.STANDARD, 1));
    }

    @Test
    void shouldFindTwoHoldersWithoutMarginOfTheLease() {
        assertBroken(
                new ElectionRules() {
                    @Override
                    public long heldNs(final long leaseNs) {
                        return leaseNs;
                    }
                },
                "two holders");
    }

    @Test
    void shouldFindTwoHoldersIfVotersDoNotWaitForTheLease() {
        assertBroken(
                new ElectionRules() {
                    @Override
                    public boolean waitsForLease() {
                        return false;
                    }
                },
                "two holders");
    }

    @Test
    void shouldFindAnOlderEpochWithoutACheckOfEpochs() {
        assertBroken(
                new ElectionRules() {
                    @Override
                    public boolean isOutdated(final long epoch, final long granted) {
                        return false;
                    }
                },
                "after");
    }

    private static void assertSafe(final int ticks, final ElectionWorld start) {
        final ElectionExplorer.Result result = new ElectionExplorer(ticks, STATES_MAX).explore(start);
        System.out.println(
                "election: ticks=" + ticks + " states=" + result.states() + " holderChanges=" + result.holderChanges());
        assertThat(result.violation()).isEmpty();
        assertThat(result.states()).isLessThan(STATES_MAX);
        assertThat(result.holderChanges()).isGreaterThanOrEqualTo(2);
    }

    private static void assertBroken(final ElectionRules weaker, final String violation) {
        final ElectionExplorer.Result result =
                new ElectionExplorer(TICKS, STATES_MAX).explore(new ElectionWorld(SLOW_HOLDERS, weaker, 1));
        assertThat(result.violation()).contains(violation);
    }
}
