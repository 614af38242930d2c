package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.Positions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstanceRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldRefuseACopyWithoutInstance() {
        valid.replace("<instance computer=\"plant-2\"/>", "")
                .assertProblem(ErrorCode.CONFIG_INSTANCE_MISSING, "<programCopy id=\"tank-gauge\"", "tank-gauge");
    }

    @Test
    void shouldRefuseASecondInstanceWithTheReason() {
        valid.before("<settings>", "<instance computer=\"plant-2\" rank=\"2\"/>")
                .assertProblem(
                        ErrorCode.CONFIG_INSTANCE_SECOND,
                        "<instance computer=\"plant-2\" rank=\"2\"",
                        "no assigner",
                        "Keep one <instance>");
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
        final List<ProgramCopySpec> copies = IntStream.rangeClosed(0, SystemLimits.INSTANCE_COUNT_MAX)
                .mapToObj(i -> ProgramCopySpec.of(
                        i == 0 ? "level-control" : i == 1 ? "tank-gauge" : "c" + i, "gauge", "plant-1"))
                .toList();
        final SystemSpec spec = valid.spec();
        assertThat(Verification.check(Specs.withCopies(spec, copies), new Positions()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.errorCode()).isEqualTo(ErrorCode.CONFIG_LIMIT_EXCEEDED));
        assertThat(Verification.check(
                        Specs.withCopies(spec, copies.subList(0, SystemLimits.INSTANCE_COUNT_MAX)), new Positions()))
                .isEmpty();
    }
}
