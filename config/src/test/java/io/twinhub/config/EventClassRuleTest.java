package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventClassRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldRefuseAClassTwice() {
        valid.before("</eventClasses>", "<eventClass name='PumpState'> <field name=\"x\" type=\"int8\"/> </eventClass>")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "name='PumpState'", valid.place("name=\"PumpState\""));
    }

    @Test
    void shouldRefuseTheNameOfABuiltInClass() {
        valid.before("</eventClasses>", "<eventClass name='float64'> <field name=\"x\" type=\"int8\"/> </eventClass>")
                .assertProblem(ErrorCode.CONFIG_EVENT_CLASS_BUILT_IN, "name='float64'");
    }

    @Test
    void shouldRefuseANameThatIsNoIdentifier() {
        valid.before(
                        "</eventClasses>",
                        "<eventClass name='Pump-State'> <field name=\"x\" type=\"int8\"/> </eventClass>")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name='Pump-State'", "event class");
    }

    @Test
    void shouldRefuseAClassWithoutFields() {
        valid.before("</eventClasses>", "<eventClass name='Nothing'/>")
                .assertProblem(ErrorCode.CONFIG_EVENT_CLASS_EMPTY, "<eventClass name='Nothing'");
    }

    @Test
    void shouldRefuseAFieldTwice() {
        valid.replace("name=\"rpm\"", "name='running'")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "name='running'", valid.place("name=\"running\""));
    }

    @Test
    void shouldRefuseAFieldNameThatIsNoIdentifier() {
        valid.replace("name=\"rpm\"", "name=\"1st\"")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name=\"1st\"", "field");
    }

    @Test
    void shouldRefuseAnUnknownType() {
        valid.replace("type=\"int32\"", "type=\"integer32\"")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "type=\"integer32\"", "field type", "boolean, int8");
    }

    @Test
    void shouldRefuseAFieldOfAnotherClass() {
        valid.replace("type=\"int32\"", "type=\"PumpState\"")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "type=\"PumpState\"");
    }

    @Test
    void shouldRefuseAClassThatDoesNotFitASuperMessage() {
        final int fieldCount = SystemLimits.EVENT_VALUE_LENGTH_MAX_BYTES / Double.BYTES;
        assertThat(withClassOf(fieldCount).problems()).isEmpty();
        withClassOf(fieldCount + 1)
                .assertProblem(ErrorCode.CONFIG_EVENT_CLASS_TOO_LONG, "<eventClass name='Long'", "super message");
    }

    private SpecText withClassOf(final int fieldCount) {
        final String fields = IntStream.range(0, fieldCount)
                .mapToObj(i -> "<field name=\"f" + i + "\" type=\"float64\"/>")
                .collect(Collectors.joining());
        return valid.before("</eventClasses>", "<eventClass name='Long'>" + fields + "</eventClass>");
    }
}
