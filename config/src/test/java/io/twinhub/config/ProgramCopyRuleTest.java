package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;

class ProgramCopyRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldRefuseACopyTwice() {
        valid.before(
                        "</programCopies>",
                        "<programCopy id='tank-gauge' program='gauge'> <instance computer='plant-1'/> </programCopy>")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "id='tank-gauge'", valid.place("id=\"tank-gauge\""));
    }

    @Test
    void shouldRefuseAnInvalidId() {
        valid.before(
                        "</programCopies>",
                        "<programCopy id='a/b' program='gauge'> <instance computer='plant-1'/> </programCopy>")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "id='a/b'", "program copy");
    }

    @Test
    void shouldRefuseAProgramThatIsNotThereAndNameTheNearest() {
        valid.replace("program=\"gauge\"", "program=\"guage\"")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "program=\"guage\"", "Did you mean \"gauge\"?");
    }

    @Test
    void shouldNameWhatThereIsIfNothingIsNear() {
        valid.replace("program=\"gauge\"", "program=\"thermometer\"")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_UNKNOWN,
                        "program=\"thermometer\"",
                        "one of: controller, gauge",
                        "Declare");
    }

    @Test
    void shouldRefuseASettingTwice() {
        valid.replace("name=\"unit\"", "name=\"setpoint\" ")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "name=\"setpoint\"  value", "setting");
    }

    @Test
    void shouldRefuseASettingWithoutName() {
        valid.replace("name=\"unit\"", "name=\"\"")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name=\"\"", "setting");
    }

    @Test
    void shouldRefuseLimitsOutOfRange() {
        valid.replace("id=\"tank-gauge\"", "id=\"tank-gauge\" eventsPerSecond='-1'")
                .assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "eventsPerSecond='-1'", "0 to 100000000");
        valid.replace("id=\"tank-gauge\"", "id=\"tank-gauge\" eventLength='8KiB'")
                .assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "eventLength='8KiB'", "0 to 7904");
    }

    @Test
    void shouldCarryLimitsIntoThePlan() {
        final SystemPlan plan = SystemPlan.compile(
                valid.replace("id=\"tank-gauge\"", "id=\"tank-gauge\" eventsPerSecond='1000' eventLength='1KiB'")
                        .spec());
        assertThat(plan.copy("tank-gauge").eventsPerSecondMax()).isEqualTo(1000);
        assertThat(plan.copy("tank-gauge").eventLengthMaxBytes()).isEqualTo(1024);
        assertThat(plan.copy("level-control").eventsPerSecondMax()).isZero();
        assertThat(plan.copy("level-control").eventLengthMaxBytes()).isZero();
    }
}
