package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.Positions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComputerRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldRefuseANameThatIsNoFolder() {
        valid.before("</computers>", "<spoke name=\"../x\" a=\"10.1.0.13\" b=\"10.2.0.13\"/>")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name=\"../x\"", "spoke computer", "letter or digit");
    }

    @Test
    void shouldRefuseANameOfAHubThatIsNoFolder() {
        valid.replace("hub-b", "hub/b").assertProblem(ErrorCode.CONFIG_NAME_INVALID, "computer=\"hub/b\"");
    }

    @Test
    void shouldRefuseASpokeTwice() {
        valid.before("</computers>", "<spoke name='plant-2' a=\"10.1.0.13\" b=\"10.2.0.13\"/>")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "name='plant-2'", valid.place("name=\"plant-2\""));
    }

    @Test
    void shouldRefuseAHubThatIsAlsoSpoke() {
        valid.before("</computers>", "<spoke name=\"hub-b\" a=\"10.1.0.13\" b=\"10.2.0.13\"/>")
                .assertProblem(ErrorCode.CONFIG_HUB_IS_SPOKE, "name=\"hub-b\"", "hub-b");
    }

    @Test
    void shouldRefuseMoreComputersThanIds() {
        final SystemSpec spec = valid.spec();
        final List<SpokeSpec> spokes = IntStream.range(0, SystemLimits.COMPUTER_COUNT_MAX - 1)
                .mapToObj(i -> new SpokeSpec("plant-" + (i + 1), v6("a", i), v6("b", i)))
                .toList();
        assertThat(Verification.check(Specs.withComputers(spec, spokes), new Positions()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.errorCode()).isEqualTo(ErrorCode.CONFIG_LIMIT_EXCEEDED));
        assertThat(Verification.check(Specs.withComputers(spec, spokes.subList(1, spokes.size())), new Positions()))
                .noneMatch(problem -> problem.errorCode() == ErrorCode.CONFIG_LIMIT_EXCEEDED);
    }

    private static String v6(final String network, final int host) {
        return "fd00::" + network + ":" + Integer.toHexString(host + 1);
    }
}
