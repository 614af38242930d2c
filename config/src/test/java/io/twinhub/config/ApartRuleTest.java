package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;

final class ApartRuleTest {
    private final SpecText valid = SpecText.waterworks();

    private SpecText apart(final String copies) {
        return valid.replace("<programCopy id=\"tank-gauge\"", "<programCopy apart='" + copies + "' id=\"tank-gauge\"");
    }

    @Test
    void shouldTakeCopiesOnDifferentComputers() {
        assertThat(apart("level-control").problems()).isEmpty();
    }

    @Test
    void shouldRefuseCopiesOnOneComputer() {
        apart("level-control")
                .replace("<instance computer=\"plant-2\"/>", "<instance computer=\"plant-1\"/>")
                .assertProblem(
                        ErrorCode.CONFIG_APART_TOGETHER,
                        "apart='level-control'",
                        "\"tank-gauge\" and \"level-control\"",
                        "placed on \"plant-1\"");
    }

    @Test
    void shouldRefuseACopyThatIsNotThereAndItself() {
        apart("level-contrl")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_UNKNOWN, "apart='level-contrl'", "Did you mean \"level-control\"?");
        apart("tank-gauge").assertProblem(ErrorCode.CONFIG_APART_FROM_ITSELF, "apart='tank-gauge'");
    }
}
