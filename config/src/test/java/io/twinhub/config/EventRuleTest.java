package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".lamp",
                "lamp.",
                "a..b",
                "a b",
                "a.*",
                "ä",
                "a/b",
                "lamp.{1..}",
                "lamp.{x}",
                "lamp.{a..b}",
                "lamp.{-1..2}",
                "lamp.{1..9999999999}"
            })
    void shouldRefuseAnInvalidName(final String name) {
        valid.replace("spare.lamp", name)
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name=\"" + name + "\" class=\"boolean\"", "event");
    }

    @Test
    void shouldRefuseANameThatIsTooLong() {
        final String longest = "n".repeat(SystemLimits.EVENT_NAME_LENGTH_MAX);
        assertThat(valid.replace("spare.lamp", longest).problems()).isEmpty();
        valid.replace("spare.lamp", longest + "n")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name=\"" + longest + "n\"");
        valid.replace("spare.lamp", longest.substring(1) + "{9..10}")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name=\"" + longest.substring(1));
    }

    @Test
    void shouldRefuseARangeThatRunsBackwards() {
        valid.replace("spare.lamp", "spare.{5..4}.lamp")
                .assertProblem(ErrorCode.CONFIG_RANGE_BACKWARDS, "name=\"spare.{5..4}.lamp\"", "{5..4}");
    }

    @Test
    void shouldRefuseARangeThatIsTooLarge() {
        assertThat(valid.replace("spare.lamp", "spare.{1..1000001}.lamp").problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem.errorCode()).isEqualTo(ErrorCode.CONFIG_RANGE_TOO_LARGE))
                .anySatisfy(problem -> assertThat(problem.errorCode()).isEqualTo(ErrorCode.CONFIG_LIMIT_EXCEEDED));
    }

    @Test
    void shouldRefuseTooManyEventsInAll() {
        valid.replace("spare.lamp", "spare.{1..999900}.lamp")
                .assertProblem(ErrorCode.CONFIG_LIMIT_EXCEEDED, "<events>", "1000001", "1000000");
    }

    @Test
    void shouldRefuseAnUnknownClass() {
        valid.replace("class=\"PumpState\"", "class=\"PumpStates\"")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "class=\"PumpStates\"", "Did you mean \"PumpState\"?");
    }

    @Test
    void shouldRefuseATimeBelowZero() {
        valid.replace("staleAfter=\"2s\"", "staleAfter=\"-2s\"")
                .assertProblem(ErrorCode.CONFIG_STALE_AFTER_RANGE, "staleAfter=\"-2s\"", "2s");
    }

    @Test
    void shouldRefuseAnEventTwice() {
        valid.replace("spare.lamp", "pump.1.state")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_DUPLICATE,
                        "name=\"pump.1.state\" class=\"boolean\"",
                        valid.place("name=\"pump.1.state\""));
    }

    @Test
    void shouldReportTwoRangesThatOverlapOnce() {
        valid.replace("spare.lamp", "tank.{90..110}.level")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "name=\"tank.{90..110}.level\"", "tank.90.level");
    }

    @Test
    void shouldRefuseARangeThatMakesOneNameTwice() {
        valid.replace("spare.lamp", "spare.{1..11}{1..11}")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "name=\"spare.{1..11}{1..11}\"");
    }
}
