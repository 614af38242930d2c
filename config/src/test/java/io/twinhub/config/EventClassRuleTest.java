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
    void shouldSayWhereATypeIsWrong() {
        valid.replace("type=\"int32\"", "type='list[int32(0..9)'")
                .assertProblem(
                        ErrorCode.DESCRIPTION_TYPE_WRONG,
                        "type='list[int32(0..9)'",
                        "list[int32(0..9)",
                        "at character 17",
                        "',' or ']'");
    }

    @Test
    void shouldSuggestAClassForAnUnknownOne() {
        valid.replace("type=\"int32\"", "type='list[PumpStat](3)'")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "type='list", "PumpStat", "Did you mean \"PumpState\"?");
    }

    @Test
    void shouldRefuseAClassThatContainsItself() {
        valid.replace("type=\"int32\"", "type=\"PumpState\"")
                .assertProblem(
                        ErrorCode.DESCRIPTION_CONTAINS_ITSELF,
                        "type=\"PumpState\"",
                        "PumpState, which contains PumpState");
        assertThat(valid.replace("type=\"int32\" unit=\"1/min\"", "type='embedded[PumpState](100)'")
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldRefuseADefaultThatTheTypeDoesNotHave() {
        valid.replace("type=\"int32\"", "type=\"int32\" default='many'")
                .assertProblem(ErrorCode.DESCRIPTION_VALUE_WRONG, "default='many'", "a whole number");
    }

    @Test
    void shouldRefuseALaterFieldThatOlderProgramsCannotLeaveOut() {
        valid.replace(
                        "<field name=\"rpm\" type=\"int32\" unit=\"1/min\"/>",
                        "<field name='tag' type='string(4)' since='1'/>")
                .assertProblem(ErrorCode.DESCRIPTION_NOT_POSSIBLE, "<field name='tag'", "default or must be optional");
    }

    @Test
    void shouldTakeClassesOfClasses() {
        final SpecText text = valid.before(
                "</eventClasses>",
                "<eventClass name='Status'><field name='state' type='PumpState'/>"
                        + "<field name='valve' type='enum(open,closed)'/><field name='note' type='string(64)'/>"
                        + "<field name='levels' type='map[float64(; unit=m)](10)'/></eventClass>");
        assertThat(text.problems()).isEmpty();
    }

    @Test
    void shouldRefuseAClassThatDoesNotFitASuperMessage() {
        final int fieldCount = SystemLimits.EVENT_VALUE_LENGTH_MAX_BYTES / Double.BYTES;
        assertThat(withClassOf(fieldCount).problems()).isEmpty();
        withClassOf(fieldCount + 1)
                .assertProblem(ErrorCode.CONFIG_EVENT_CLASS_TOO_LONG, "<eventClass name='Long'", "super message");
    }

    @Test
    void shouldNameTheFieldsThatMakeAClassTooLong() {
        valid.before(
                        "</eventClasses>",
                        "<eventClass name='Long'><field name='id' type='int64'/><field name='note' type='string'/>"
                                + "<field name='rows' type='list[float64](1000)'/></eventClass>")
                .assertProblem(
                        ErrorCode.CONFIG_EVENT_CLASS_TOO_LONG,
                        "<eventClass name='Long'",
                        "can be 1056602 bytes long",
                        "\"note\" of up to 1048580 bytes, \"rows\" of up to 8006 bytes",
                        "at most 7904 bytes",
                        "string(64)");
    }

    private SpecText withClassOf(final int fieldCount) {
        final String fields = IntStream.range(0, fieldCount)
                .mapToObj(i -> "<field name=\"f" + i + "\" type=\"float64\"/>")
                .collect(Collectors.joining());
        return valid.before("</eventClasses>", "<eventClass name='Long'>" + fields + "</eventClass>");
    }
}
