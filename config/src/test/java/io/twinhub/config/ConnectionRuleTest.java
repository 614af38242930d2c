package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;

class ConnectionRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldAcceptConnectionsInBothDirections() {
        assertThat(with("<messageConnection from='level-control' to='tank-gauge' window='8KiB' messageLength='64MiB'/>"
                                + "<messageConnection from='tank-gauge' to='level-control'/>")
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldRefuseUnknownEnds() {
        with("<messageConnection from='level-controll' to='tank-gauge'/>")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "from='level-controll'", "Did you mean");
        with("<messageConnection from='level-control' to='gauge'/>")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "to='gauge'", "program copy");
    }

    @Test
    void shouldRefuseAConnectionOfACopyWithItself() {
        with("<messageConnection from='tank-gauge' to='tank-gauge'/>")
                .assertProblem(ErrorCode.CONFIG_CONNECTION_TO_ITSELF, "to='tank-gauge'", "another program copy");
    }

    @Test
    void shouldAcceptEndsThatHaveSeveralInstancesAndOneOfThemToAnother() {
        assertThat(assigned("<messageConnection from='tank-gauge' to='level-control'/>"
                                + "<messageConnection from='level-control' to='tank-gauge'/>"
                                + "<messageConnection from='level-control' to='level-control'/>")
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldCountTheWindowsOfEveryInstanceThatMayConnect() {
        final String windows = "<messageConnection from='level-control' to='tank-gauge' window='16MiB'/>"
                + "<messageConnection from='tank-gauge' to='level-control' window='16MiB'/>"
                + "<messageConnection from='level-control' to='level-control' window='16MiB'/>";
        assertThat(assigned(windows).problems()).isEmpty();
        assigned(windows + "<messageConnection from='pump' to='level-control' window='9KiB'/>")
                .before(
                        "<programCopy id=\"tank-gauge\"",
                        "<programCopy id='pump' program='gauge'> <instance computer='plant-1'/> </programCopy>")
                .assertProblem(ErrorCode.CONFIG_LIMIT_EXCEEDED, "window='9KiB'", "\"level-control\"", "67108864");
    }

    private SpecText assigned(final String connections) {
        return valid.before("<settings>", "<instance computer=\"plant-2\" rank=\"2\"/>")
                .before("</system>", "<assigners computers=\"plant-1\"/>")
                .before("</system>", "<messageConnections>" + connections + "</messageConnections>");
    }

    @Test
    void shouldRefuseTheSameConnectionTwice() {
        with("<messageConnection from='level-control' to='tank-gauge'/>"
                        + "<messageConnection from='level-control' to='tank-gauge' window='128KiB'/>")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_DUPLICATE,
                        "<messageConnection from='level-control' to='tank-gauge' window",
                        "level-control to tank-gauge");
    }

    @Test
    void shouldRefuseAWindowThatNoSegmentFitsInto() {
        with("<messageConnection from='level-control' to='tank-gauge' window='7903'/>")
                .assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "window='7903'", "7904 to 16777216", "one segment");
        with("<messageConnection from='level-control' to='tank-gauge' window='1GiB'/>")
                .assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "window='1GiB'", "7904 to 16777216");
    }

    @Test
    void shouldRefuseMessagesThatNoReceiverCanHold() {
        with("<messageConnection from='level-control' to='tank-gauge' messageLength='1GiB'/>")
                .assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "messageLength='1GiB'", "1 to 268435456");
        with("<messageConnection from='level-control' to='tank-gauge' messageLength='0'/>")
                .assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "messageLength='0'", "1 to");
    }

    private SpecText with(final String connections) {
        return valid.before("</system>", "<messageConnections>" + connections + "</messageConnections>");
    }
}
