package io.twinhub.samples.waterworks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TakeoversTest {
    private static final long MS = 1_000_000;

    private final Takeovers takeovers = new Takeovers();

    @Test
    void shouldSayForHowLongNobodyControlled() {
        takeovers.onValue(7, 100, 0);

        assertThat(takeovers.onValue(8, 100, 5 * MS)).isEqualTo(-1);
        assertThat(takeovers.onValue(1, 200, 95 * MS)).isEqualTo(90);
        assertThat(takeovers.onValue(1, 300, 105 * MS)).isEqualTo(10);
        assertThat(takeovers.summary())
                .isEqualTo("operator: takeovers=2 takeoverMsP50=10 takeoverMsMax=90 published=4 delivered=4 lost=0"
                        + " duplicated=0 reordered=0 doubleActive=0");
    }

    @Test
    void shouldMissWhatANewOneSaidFirst() {
        takeovers.onValue(7, 100, 0);
        takeovers.onValue(3, 200, 0);

        assertThat(takeovers.summary()).contains("published=4 delivered=2 lost=2 ");
    }

    @Test
    void shouldNoticeOneThatWasReplacedAndGoesOn() {
        takeovers.onValue(1, 100, 0);
        takeovers.onValue(1, 200, 0);
        takeovers.onValue(2, 100, 0);

        assertThat(takeovers.summary()).contains("takeovers=1 ", "doubleActive=1");
    }
}
