package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecorderRuleTest {
    private final SpecText valid = SpecText.waterworks();

    private SpecText recorders(final String computers) {
        return valid.before("</system>", "<recorders computers='" + computers + "'/>");
    }

    @Test
    void shouldTakeOneRecorderAndSeveralWithAssigners() {
        assertThat(recorders("plant-2").problems()).isEmpty();
        assertThat(recorders("plant-2 plant-1")
                        .before("<recorders", "<assigners computers='plant-1'/>")
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldRefuseSeveralWithoutAssigners() {
        recorders("plant-1 plant-2")
                .assertProblem(
                        ErrorCode.CONFIG_INSTANCE_SECOND,
                        "computers='plant-1 plant-2'",
                        "\"recorder\"",
                        "one recorder in a system without assigners",
                        "Add <assigners");
    }

    @Test
    void shouldRefuseAComputerThatIsNotThereAndNameTheNearest() {
        recorders("plant2")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_UNKNOWN,
                        "computers='plant2'",
                        "spoke computer \"plant2\"",
                        "one of: plant-1, plant-2",
                        "Did you mean \"plant-2\"?");
    }

    @Test
    void shouldRefuseARecorderOnAHub() {
        recorders("hub-a")
                .assertProblem(ErrorCode.CONFIG_INSTANCE_ON_HUB, "computers='hub-a'", "\"hub-a\"", "Name spokes");
    }

    @Test
    void shouldRefuseAComputerTwice() {
        recorders("plant-1 plant-1")
                .before("<recorders", "<assigners computers='plant-2'/>")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_DUPLICATE,
                        "computers='plant-1 plant-1'",
                        "computer \"plant-1\"",
                        "Delete");
    }

    @Test
    void shouldRefuseRecordersOnNoComputer() {
        recorders("")
                .assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "computers=''", "at least one", "delete <recorders>");
    }

    @Test
    void shouldRefuseMoreRecordersThanTheLimit() {
        assertThat(many(SystemLimits.RECORDER_COUNT_MAX).problems()).isEmpty();
        many(SystemLimits.RECORDER_COUNT_MAX + 1)
                .assertProblem(ErrorCode.CONFIG_LIMIT_EXCEEDED, "computers='more-1 ", "recorders: 17", "at most 16");
    }

    /** That many further spokes, with a recorder on each. */
    private SpecText many(final int count) {
        final String spokes = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "<spoke name='more-%1$d' a='10.1.1.%1$d' b='10.2.1.%1$d'/>".formatted(i))
                .collect(Collectors.joining());
        final String names =
                IntStream.rangeClosed(1, count).mapToObj(i -> "more-" + i).collect(Collectors.joining(" "));
        return recorders(names)
                .before("<recorders", "<assigners computers='plant-1'/>")
                .before("</computers>", spokes);
    }

    @Test
    void shouldRefuseTheNameOfTheirCopyToPrograms() {
        valid.before(
                        "</programCopies>",
                        "<programCopy id='recorder' program='gauge'> <instance computer='plant-1'/> </programCopy>")
                .assertProblem(ErrorCode.CONFIG_NAME_RESERVED, "id='recorder'", "program copy \"recorder\"");
    }

    @Test
    void shouldGiveTheirCopyNoFurtherRights() {
        recorders("plant-1")
                .before("</subscribers>", "<subscriber copy='recorder' events='tank.**'/>")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "copy='recorder'", "program copy \"recorder\"");
    }

    @Test
    void shouldBeAPartOfASystemWithoutEvents() {
        final SystemPlan plan = SystemPlan.compile(new SpecText("""
                <system name="empty" version="1">
                  <networks>
                    <network name="A"> <hub computer="hub-a" address="10.1.0.1"/> </network>
                    <network name="B"> <hub computer="hub-b" address="10.2.0.1"/> </network>
                  </networks>
                  <computers> <spoke name="plant-1" a="10.1.0.11" b="10.2.0.11"/> </computers>
                  <recorders computers="plant-1"/>
                </system>
                """).spec());
        assertThat(plan.copy(plan.recorderCopy()).subscribes()).isEmpty();
    }
}
