package io.twinhub.transport.election;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CandidateTest {
    private static final ElectionTiming TIMING = ElectionTiming.STANDARD;
    private static final long HOLDERS_EPOCH = Epochs.next(0, 0);

    private final Candidate candidate = new Candidate(TIMING, ElectionRules.STANDARD, 1, 7, 3, 0);

    /** The voters' answers to the last word of the one that gives up are no sign of a holder. */
    @Test
    void shouldAskAtOnceWhenTheOfficeIsGivenUpInItsFavour() {
        candidate.wanted(true, 0);
        candidate.onVote(0, HOLDERS_EPOCH, 3, 5, 100);

        candidate.onHandOver(1, HOLDERS_EPOCH, 200);
        candidate.onVote(0, HOLDERS_EPOCH, 3, 6, 200);

        assertThat(candidate.doWork(200)).isTrue();
        assertThat(candidate.epoch()).isGreaterThan(HOLDERS_EPOCH);
    }

    @Test
    void shouldBePatientWhenTheOfficeIsGivenUpInFavourOfAnother() {
        candidate.wanted(true, 0);
        candidate.onVote(0, HOLDERS_EPOCH, 3, 5, 100);

        candidate.onHandOver(2, HOLDERS_EPOCH, 200);

        assertThat(candidate.doWork(200)).isFalse();
        assertThat(candidate.nextDueNs()).isEqualTo(100 + TIMING.silenceNs() + TIMING.rankStepNs());
    }
}
