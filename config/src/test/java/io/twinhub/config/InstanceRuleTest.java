package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Positions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstanceRuleTest {
    private static final String ASSIGNERS = "<assigners computers='plant-1 plant-2'/>";

    private final SpecText valid = SpecText.waterworks();

    /** A second instance of level-control, whose first is on plant-1. */
    private SpecText second(final String computer) {
        return valid.before("<settings>", "<instance computer='" + computer + "' rank='2'/>");
    }

    @Test
    void shouldRefuseACopyWithoutInstance() {
        valid.replace("<instance computer=\"plant-2\"/>", "")
                .assertProblem(ErrorCode.CONFIG_INSTANCE_MISSING, "<programCopy id=\"tank-gauge\"", "tank-gauge");
    }

    @Test
    void shouldRefuseASecondInstanceWithoutAssignersWithTheReason() {
        second("plant-2")
                .assertProblem(
                        ErrorCode.CONFIG_INSTANCE_SECOND,
                        "<instance computer='plant-2' rank='2'",
                        "level-control",
                        "without assigners",
                        "Add <assigners");
    }

    @Test
    void shouldTakeSeveralInstancesWhereAssignersChoose() {
        assertThat(second("plant-2").before("</system>", ASSIGNERS).problems()).isEmpty();
    }

    @Test
    void shouldRefuseTwoInstancesOnOneComputer() {
        second("plant-1")
                .before("</system>", ASSIGNERS)
                .assertProblem(
                        ErrorCode.CONFIG_INSTANCE_SAME_COMPUTER,
                        "computer='plant-1' rank='2'",
                        "two instances on \"plant-1\"",
                        "level-control");
    }

    @Test
    void shouldRefuseTwoInstancesOnOneComputerWithoutAssignersToo() {
        assertThat(second("plant-1").problems())
                .extracting(ErrorResult::errorCode)
                .containsExactly(ErrorCode.CONFIG_INSTANCE_SECOND, ErrorCode.CONFIG_INSTANCE_SAME_COMPUTER);
    }

    @Test
    void shouldRefuseAnInstanceOnAHub() {
        valid.replace("computer=\"plant-2\"", "computer=\"hub-a\" ")
                .assertProblem(ErrorCode.CONFIG_INSTANCE_ON_HUB, "computer=\"hub-a\" /", "spoke");
    }

    @Test
    void shouldRefuseAComputerThatIsNotThere() {
        valid.replace("computer=\"plant-2\"", "computer=\"plant2\"")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "computer=\"plant2\"", "Did you mean \"plant-2\"?");
    }

    @Test
    void shouldRefuseRankZero() {
        valid.replace("rank=\"1\"", "rank=\"0\"").assertProblem(ErrorCode.CONFIG_RANK_RANGE, "rank=\"0\"", "1 or more");
    }

    @Test
    void shouldRefuseMoreInstancesThanIds() {
        final SystemSpec spec = valid.spec();
        assertTooMany(Specs.withCopies(spec, copies(SystemLimits.INSTANCE_COUNT_MAX + 1)));
        assertValid(Specs.withCopies(spec, copies(SystemLimits.INSTANCE_COUNT_MAX)));
    }

    @Test
    void shouldCountTheAssignersAsInstances() {
        final SystemSpec spec = valid.before("</system>", ASSIGNERS).spec();
        assertTooMany(Specs.withCopies(spec, copies(SystemLimits.INSTANCE_COUNT_MAX - 1)));
        assertValid(Specs.withCopies(spec, copies(SystemLimits.INSTANCE_COUNT_MAX - 2)));
    }

    private static List<ProgramCopySpec> copies(final int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ProgramCopySpec.of(
                        i == 0 ? "level-control" : i == 1 ? "tank-gauge" : "c" + i, "gauge", "plant-1"))
                .toList();
    }

    private static void assertTooMany(final SystemSpec spec) {
        assertThat(Verification.check(spec, new Positions()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.errorCode()).isEqualTo(ErrorCode.CONFIG_LIMIT_EXCEEDED));
    }

    private static void assertValid(final SystemSpec spec) {
        assertThat(Verification.check(spec, new Positions())).isEmpty();
    }
}
