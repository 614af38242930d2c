package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldRefuseASystemWithOneNetwork() {
        valid.replace("<network name=\"B\"> <hub computer=\"hub-b\" address=\"10.2.0.1\"/> </network>", "")
                .assertProblem(ErrorCode.CONFIG_NETWORK_MISSING, "<networks>", "Network B");
    }

    @Test
    void shouldRefuseANetworkOfAnotherName() {
        valid.before("</networks>", "<network name=\"C\"> <hub computer=\"hub-c\" address=\"10.3.0.1\"/> </network>")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name=\"C\"", "A or B");
    }

    @Test
    void shouldRefuseANetworkTwice() {
        valid.before("</networks>", "<network name='B'> <hub computer=\"hub-c\" address=\"10.2.0.2\"/> </network>")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "name='B'", valid.place("name=\"B\""));
    }

    @Test
    void shouldRefuseANetworkWithoutHub() {
        valid.replace("<hub computer=\"hub-a\" address=\"10.1.0.1\"/>", "")
                .assertProblem(ErrorCode.CONFIG_HUB_COUNT, "<network name=\"A\">", "Network A has 0");
    }

    @Test
    void shouldRefuseAFifthHub() {
        valid.replace("address=\"10.1.0.1\"/>", "address=\"10.1.0.1\"/> " + hubs(2, 5))
                .assertProblem(ErrorCode.CONFIG_HUB_COUNT, "<hub computer=\"hub-a5\"", "Network A has 5", "Keep 4");
    }

    @Test
    void shouldTakeFourHubsInTheOrderOfTheText() {
        final SystemPlan plan =
                SystemPlan.compile(valid.replace("address=\"10.1.0.1\"/>", "address=\"10.1.0.1\"/> " + hubs(2, 4))
                        .spec());

        assertThat(plan.hubs(0)).containsExactly(0, 1, 2, 3);
        assertThat(plan.hubs(1)).containsExactly(4);
        assertThat(plan.hubCount()).isEqualTo(5);
        assertThat(plan.computer("hub-a3").network()).isZero();
    }

    @Test
    void shouldRefuseAHubTwiceInOneNetwork() {
        valid.replace("address=\"10.1.0.1\"/>", "address=\"10.1.0.1\"/> <hub computer=\"hub-a\" address=\"10.1.0.2\"/>")
                .assertProblem(ErrorCode.CONFIG_HUB_SHARED, "computer=\"hub-a\" address=\"10.1.0.2", "Name another");
    }

    private static String hubs(final int first, final int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> "<hub computer=\"hub-a" + i + "\" address=\"10.1.0." + i + "\"/>")
                .collect(Collectors.joining(" "));
    }

    @Test
    void shouldRefuseOneHubComputerForBothNetworks() {
        valid.replace("hub-b", "hub-a")
                .assertProblem(ErrorCode.CONFIG_HUB_SHARED, "computer=\"hub-a\" address=\"10.2", "network A");
    }
}
