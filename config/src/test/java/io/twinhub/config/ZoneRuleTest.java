package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;

final class ZoneRuleTest {
    private final SpecText valid = SpecText.waterworks();

    private SpecText spokesIn(final String first, final String second) {
        return valid.replace("a=\"10.1.0.11\"", "zone='" + first + "' a=\"10.1.0.11\"")
                .replace("a=\"10.1.0.12\"", "zone='" + second + "' a=\"10.1.0.12\"");
    }

    private SpecText hubsIn(final String first, final String second) {
        return valid.replace("address=\"10.1.0.1\"", "address=\"10.1.0.1\" zone='" + first + "'")
                .replace("address=\"10.2.0.1\"", "address=\"10.2.0.1\" zone='" + second + "'");
    }

    private static SpecText withTwoInstances(final SpecText text) {
        return text.before("</system>", "<assigners computers='plant-1'/>")
                .replace(
                        "<instance computer=\"plant-1\" rank=\"1\"/>",
                        "<instance computer=\"plant-1\"/> <instance rank='2' computer=\"plant-2\"/>");
    }

    @Test
    void shouldTakeWhatIsInDifferentZonesOrInUnknownOnes() {
        assertThat(withTwoInstances(spokesIn("hall-1", "hall-2")).problems()).isEmpty();
        assertThat(withTwoInstances(spokesIn("hall-1", "")).problems()).isEmpty();
        assertThat(hubsIn("hall-1", "hall-2").problems()).isEmpty();
        assertThat(hubsIn("hall-1", "").problems()).isEmpty();
        assertThat(spokesIn("hall-1", "hall-1").problems()).isEmpty();
    }

    @Test
    void shouldRefuseTwoInstancesInOneZone() {
        withTwoInstances(spokesIn("hall-1", "hall-1"))
                .assertProblem(
                        ErrorCode.CONFIG_ZONE_SHARED,
                        "computer=\"plant-2\"/>\n      <settings>",
                        "\"plant-1\" and \"plant-2\" of the copy \"level-control\" are both in the zone \"hall-1\"");
    }

    @Test
    void shouldRefuseAssignersAndRecordersInOneZone() {
        spokesIn("hall-1", "hall-1")
                .before("</system>", "<assigners computers='plant-1 plant-2'/>")
                .assertProblem(ErrorCode.CONFIG_ZONE_SHARED, "computers='plant-1 plant-2'", "the assigners");
        spokesIn("hall-1", "hall-1")
                .before("</system>", "<assigners computers='plant-1'/><recorders computers='plant-1 plant-2'/>")
                .assertProblem(ErrorCode.CONFIG_ZONE_SHARED, "computers='plant-1 plant-2'", "the recorders");
    }

    @Test
    void shouldRefuseBothNetworksInOneZone() {
        hubsIn("hall-1", "hall-1")
                .assertProblem(
                        ErrorCode.CONFIG_ZONE_OF_BOTH_NETWORKS,
                        "<network name=\"B\"",
                        "Give network B a hub computer outside of the zone hall-1");
    }

    @Test
    void shouldRefuseTwoHubsOfOneNetworkInOneZoneButNotOfTwo() {
        final String second = "<hub computer='hub-a2' address='10.1.0.2' zone='%s'/>";
        final String place = "</network>\n    <network name=\"B\"";
        hubsIn("hall-1", "hall-2")
                .before(place, second.formatted("hall-1"))
                .assertProblem(
                        ErrorCode.CONFIG_ZONE_SHARED,
                        "zone='hall-1'/></network>",
                        "\"hub-a\" and \"hub-a2\" of the hub computers of network A");
        assertThat(hubsIn("hall-1", "hall-2")
                        .before(place, second.formatted("hall-2"))
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldRefuseAZoneThatIsNoName() {
        assertThat(spokesIn("hall 1", "hall-2").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.errorCode()).isEqualTo(ErrorCode.CONFIG_NAME_INVALID));
    }
}
