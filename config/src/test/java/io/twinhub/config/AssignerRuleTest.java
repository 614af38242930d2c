package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignerRuleTest {
    private final SpecText valid = SpecText.waterworks();

    private SpecText assigners(final String attributes) {
        return valid.before("</system>", "<assigners " + attributes + "/>");
    }

    @Test
    void shouldTakeSpokesAsComputersAndAnyComputerAsVoter() {
        assertThat(assigners("computers='plant-2 plant-1'").problems()).isEmpty();
        assertThat(assigners("computers='plant-1' voters='hub-b plant-2 hub-a'").problems())
                .isEmpty();
    }

    @Test
    void shouldRefuseAComputerThatIsNotThereAndNameTheNearest() {
        assigners("computers='plant-1 plant2'")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_UNKNOWN,
                        "computers='plant-1 plant2'",
                        "spoke computer \"plant2\"",
                        "one of: plant-1, plant-2",
                        "Did you mean \"plant-2\"?");
    }

    @Test
    void shouldRefuseAnAssignerOnAHub() {
        assigners("computers='plant-1 hub-a'")
                .assertProblem(
                        ErrorCode.CONFIG_INSTANCE_ON_HUB, "computers='plant-1 hub-a'", "\"hub-a\"", "Name spokes");
    }

    @Test
    void shouldRefuseAComputerTwice() {
        assigners("computers='plant-1 plant-2 plant-1'")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_DUPLICATE,
                        "computers='plant-1 plant-2 plant-1'",
                        "computer \"plant-1\"",
                        "Delete");
    }

    @Test
    void shouldRefuseAssignersOnNoComputer() {
        assigners("computers=''")
                .assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "computers=''", "at least one", "delete <assigners>");
        assigners("voters='hub-a'")
                .assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "<assigners voters='hub-a'", "at least one");
    }

    @Test
    void shouldRefuseAVoterThatIsNotThereAndNameTheNearest() {
        assigners("computers='plant-1' voters='plant-1 hub-c'")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_UNKNOWN,
                        "voters='plant-1 hub-c'",
                        "computer \"hub-c\"",
                        "one of: hub-a, hub-b, plant-1, plant-2",
                        "Did you mean \"hub-");
    }

    @Test
    void shouldRefuseAVoterTwice() {
        assigners("computers='plant-1' voters='hub-a hub-b hub-a'")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_DUPLICATE, "voters='hub-a hub-b hub-a'", "computer \"hub-a\"", "Delete");
    }

    @Test
    void shouldRefuseMoreAssignersThanAHandful() {
        assertThat(many(SystemLimits.ASSIGNER_COUNT_MAX).problems()).isEmpty();
        many(SystemLimits.ASSIGNER_COUNT_MAX + 1)
                .assertProblem(ErrorCode.CONFIG_LIMIT_EXCEEDED, "computers='more-1 ", "assigners: 17", "at most 16");
    }

    /** That many further spokes, with an assigner on each. */
    private SpecText many(final int count) {
        final String spokes = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "<spoke name='more-%1$d' a='10.1.1.%1$d' b='10.2.1.%1$d'/>".formatted(i))
                .collect(Collectors.joining());
        final String names =
                IntStream.rangeClosed(1, count).mapToObj(i -> "more-" + i).collect(Collectors.joining(" "));
        return assigners("computers='" + names + "'").before("</computers>", spokes);
    }

    @Test
    void shouldRefuseTheNameOfTheirCopyToPrograms() {
        valid.before(
                        "</programCopies>",
                        "<programCopy id='assigner' program='gauge'> <instance computer='plant-1'/> </programCopy>")
                .assertProblem(ErrorCode.CONFIG_NAME_RESERVED, "id='assigner'", "program copy \"assigner\"");
    }

    @Test
    void shouldGiveTheirCopyNoRights() {
        assigners("computers='plant-1'")
                .before("</subscribers>", "<subscriber copy='assigner' events='tank.**'/>")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "copy='assigner'", "program copy \"assigner\"");
    }
}
