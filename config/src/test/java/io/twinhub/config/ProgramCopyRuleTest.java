package io.twinhub.config;

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
}
