package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.HubConnection.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one table of the states of connections. */
class HubConnectionTest {
    @ParameterizedTest
    @CsvSource({
        // isThere, isFit, isChosen, state, its number
        "false, false, false, DOWN,      0",
        "false, false, true,  DOWN,      0",
        "false, true,  false, DOWN,      0",
        "false, true,  true,  DOWN,      0",
        "true,  false, false, CONNECTED, 1",
        "true,  false, true,  CONNECTED, 1",
        "true,  true,  false, STANDBY,   2",
        "true,  true,  true,  ACTIVE,    3",
    })
    void shouldFollowFromTheTable(
            final boolean isThere, final boolean isFit, final boolean isChosen, final State state, final int code) {
        assertThat(State.of(isThere, isFit, isChosen)).isEqualTo(state);
        assertThat(state.code()).isEqualTo(code);
    }
}
