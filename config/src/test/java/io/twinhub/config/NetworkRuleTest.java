package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
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
    void shouldRefuseASecondHub() {
        valid.replace(
                        "address=\"10.1.0.1\"/>",
                        "address=\"10.1.0.1\"/> <hub computer=\"hub-a2\" address=\"10.1.0.2\"/>")
                .assertProblem(ErrorCode.CONFIG_HUB_COUNT, "<hub computer=\"hub-a2\"", "Network A has 2", "standby");
    }

    @Test
    void shouldRefuseOneHubComputerForBothNetworks() {
        valid.replace("hub-b", "hub-a")
                .assertProblem(ErrorCode.CONFIG_HUB_SHARED, "computer=\"hub-a\" address=\"10.2", "network A");
    }
}
