package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;

class ProgramRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldRefuseAProgramTwice() {
        valid.before("</programs>", "<program name='gauge' command=\"x\"/>")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "name='gauge'", valid.place("name=\"gauge\""));
    }

    @Test
    void shouldRefuseAnInvalidName() {
        valid.before("</programs>", "<program name=\"a b\" command=\"x\"/>")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name=\"a b\"");
    }

    @Test
    void shouldRefuseAnEmptyCommand() {
        valid.replace("${programs}/gauge --fast", " ")
                .assertProblem(ErrorCode.CONFIG_COMMAND_EMPTY, "command=\" \"", "gauge");
    }

    @Test
    void shouldRefuseAnUnknownPlaceholder() {
        valid.replace("${programs}/gauge", "${program}/gauge")
                .assertProblem(
                        ErrorCode.CONFIG_COMMAND_PLACEHOLDER, "command=\"${program}/g", "${program}", "${programs}");
    }
}
