package io.twinhub.transport.election;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final long VALID_NS = 500;

    private final Grants grants = new Grants(3, VALID_NS);

    @Test
    void shouldKnowWhatMoreThanHalfHaveGranted() {
        grants.onVote(0, 256, 1, 0);
        assertThat(grants.elected(0)).isZero();

        grants.onVote(1, 256, 1, 10);
        assertThat(grants.elected(10)).isEqualTo(256);

        grants.onVote(2, 513, 1, 20);
        assertThat(grants.elected(20)).isEqualTo(256);
    }

    @Test
    void shouldForgetAHolderThatAsksNoMore() {
        grants.onVote(0, 256, 1, 0);
        grants.onVote(1, 256, 1, 0);

        grants.onVote(0, 256, 2, 400);
        grants.onVote(0, 256, 2, 450);

        assertThat(grants.elected(899)).isEqualTo(256);
        assertThat(grants.elected(900)).isZero();
    }
}
