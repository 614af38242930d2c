package io.twinhub.transport.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.transport.EpochStore;
import org.junit.jupiter.api.Test;

class VoterTest {
    private static final long LEASE_NS = ElectionTiming.STANDARD.leaseNs();
    private static final long P5 = Epochs.next(Epochs.next(0, 0), 0);
    private static final long Q6 = Epochs.next(P5, 1);
    private static final int LIFE = 7;

    private final Disk disk = new Disk();

    /** Stores when told to. */
    private static final class Disk implements EpochStore {
        private long stored;
        private long asked;

        @Override
        public long stored() {
            return stored;
        }

        @Override
        public void store(final long epoch) {
            asked = Math.max(asked, epoch);
        }

        void finish() {
            stored = asked;
        }
    }

    private Voter voter(final int voterCount, final long startNs) {
        return new Voter(ElectionTiming.STANDARD, ElectionRules.STANDARD, voterCount, disk, startNs);
    }

    @Test
    void shouldAnswerOnlyWhatIsStored() {
        final Voter voter = voter(1, 0);

        assertThat(voter.onRequest(P5, LIFE, 1, false, LEASE_NS)).isFalse();
        assertThat(voter.isShown()).isFalse();
        assertThat(voter.doWork(LEASE_NS)).isFalse();
        disk.finish();
        assertThat(voter.doWork(LEASE_NS)).isTrue();
        assertThat(voter.epoch()).isEqualTo(P5);
    }

    @Test
    void shouldGrantNothingToAnotherBeforeTheLeaseIsOver() {
        final Voter voter = granted();

        assertThat(voter.onRequest(Q6, LIFE, 1, false, 2 * LEASE_NS - 1)).isFalse();
        voter.onRequest(Q6, LIFE, 1, false, 2 * LEASE_NS);
        assertThat(voter.epoch()).isEqualTo(Q6);
    }

    @Test
    void shouldLengthenTheLeaseByRenewalsInTheirOrderOnly() {
        final Voter voter = granted();

        assertThat(voter.onRequest(P5, LIFE, 3, false, LEASE_NS + 100)).isTrue();
        assertThat(voter.onRequest(P5, LIFE, 2, false, LEASE_NS + 200))
                .as("late")
                .isFalse();
        assertThat(voter.onRequest(P5, LIFE + 1, 4, false, LEASE_NS + 300))
                .as("another life")
                .isFalse();
        assertThat(voter.onRequest(Q6, LIFE, 1, false, 2 * LEASE_NS + 99)).isFalse();
        voter.onRequest(Q6, LIFE, 1, false, 2 * LEASE_NS + 100);
        assertThat(voter.epoch()).isEqualTo(Q6);
    }

    @Test
    void shouldBeFreeAtOnceWhenTheHolderGivesUp() {
        final Voter voter = granted();

        voter.onRequest(P5, LIFE, 2, true, LEASE_NS + 1);
        voter.onRequest(Q6, LIFE, 1, false, LEASE_NS + 2);
        assertThat(voter.epoch()).isEqualTo(Q6);
    }

    @Test
    void shouldWaitForWhatItMayHaveGrantedBeforeARestart() {
        granted();
        final Voter restarted = voter(3, 5 * LEASE_NS);

        assertThat(restarted.epoch()).isEqualTo(P5);
        restarted.onRequest(Q6, LIFE, 1, false, 6 * LEASE_NS - 1);
        assertThat(restarted.epoch()).isEqualTo(P5);
        assertThat(restarted.onRequest(P5, LIFE, 9, false, 6 * LEASE_NS - 1))
                .as("renewal of what is stored")
                .isTrue();
    }

    @Test
    void shouldRepeatNoEpochThatWasStored() {
        granted();
        final Voter restarted = voter(3, 5 * LEASE_NS);

        assertThat(restarted.onRequest(P5, LIFE + 1, 1, false, 7 * LEASE_NS)).isFalse();
        assertThat(restarted.life()).isEqualTo(LIFE);
    }

    @Test
    void shouldHearMoreThanHalfOfTheOthersWithoutItsStore() {
        final Voter voter = voter(5, 0);

        voter.onOtherVote(1, P5);
        voter.onOtherVote(1, P5);
        voter.onOtherVote(2, 0);
        voter.onRequest(Q6, LIFE, 1, false, 2 * LEASE_NS);
        assertThat(voter.epoch()).isEqualTo(P5);
        assertThat(voter.remembers()).isFalse();

        assertThat(voter.onOtherVote(3, 0)).isTrue();
        assertThat(voter.onRequest(P5, LIFE, 1, false, 2 * LEASE_NS)).isFalse();
        voter.onRequest(Q6, LIFE, 1, false, 2 * LEASE_NS);
        assertThat(voter.epoch()).isEqualTo(Q6);
    }

    /** A voter that granted P5 at the time of one lease. */
    private Voter granted() {
        disk.stored = Epochs.with(1, 1);
        final Voter voter = voter(3, 0);
        voter.onRequest(P5, LIFE, 1, false, LEASE_NS);
        disk.finish();
        assertThat(voter.doWork(LEASE_NS)).isTrue();
        return voter;
    }
}
