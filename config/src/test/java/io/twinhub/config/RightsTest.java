package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishers and subscribers. */
class RightsTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldRefuseAPublisherThatIsNoCopy() {
        valid.replace("<publisher copy=\"tank-gauge\"", "<publisher copy=\"tank-gage\"")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "copy=\"tank-gage\"", "Did you mean \"tank-gauge\"?");
    }

    @Test
    void shouldRefuseASubscriberThatIsNoCopy() {
        valid.replace("<subscriber copy=\"tank-gauge\"", "<subscriber copy=\"tank-gage\"")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "copy=\"tank-gage\"", "program copy");
    }

    @Test
    void shouldRefuseAPublisherWhoseEveryValueIsTooLong() {
        final String gauge = "<programCopy id=\"tank-gauge\" program=\"gauge\"";
        valid.replace(gauge, gauge + " eventLength=\"7B\"")
                .assertProblem(
                        ErrorCode.CONFIG_EVENT_LENGTH_TOO_SHORT, "events=\"tank.*.level\"", "at least 8 bytes", "7");
        assertThat(valid.replace(gauge, gauge + " eventLength=\"8B\"").problems())
                .isEmpty();
        final String control = "<programCopy id=\"level-control\" program=\"controller\"";
        valid.replace(control, control + " eventLength=\"4B\"")
                .assertProblem(ErrorCode.CONFIG_EVENT_LENGTH_TOO_SHORT, "events=\"pump.*.state\"", "class PumpState");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tank.***",
                "tank.a**",
                "tank..level",
                ".tank",
                "tank.",
                "tank.{1..2}.level",
                "tank 1",
                "t?nk"
            })
    void shouldRefuseAPatternThatIsNone(final String pattern) {
        valid.before("</subscribers>", "<subscriber copy='level-control' events='" + pattern + "'/>")
                .assertProblem(ErrorCode.CONFIG_PATTERN_INVALID, "events='" + pattern + "'", "**");
        valid.before("</publishers>", "<publisher copy='level-control' events='" + pattern + "'/>")
                .assertProblem(ErrorCode.CONFIG_PATTERN_INVALID, "events='" + pattern + "'");
    }

    @Test
    void shouldRefuseAPublisherOfNoEvent() {
        valid.before("</publishers>", "<publisher copy='level-control' events='valve.*'/>")
                .assertProblem(ErrorCode.CONFIG_PATTERN_MATCHES_NOTHING, "events='valve.*'", "publisher");
    }

    @Test
    void shouldRefuseASubscriberOfNoEventAndNameTheNearest() {
        valid.replace("events=\"pump.1.state\"", "events=\"pump.1.stat\"")
                .assertProblem(
                        ErrorCode.CONFIG_PATTERN_MATCHES_NOTHING,
                        "events=\"pump.1.stat\"",
                        "subscriber",
                        "Did you mean \"pump.1.state\"?");
    }

    @Test
    void shouldGiveUpNamingTheNearestWhereNothingMeansAnything() {
        final StringBuilder wrong = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            wrong.append("<subscriber copy='tank-gauge' events='tank.")
                    .append(i)
                    .append(".levl'/>");
        }
        final List<ErrorResult> problems =
                valid.before("</subscribers>", wrong.toString()).problems();
        assertThat(problems).hasSize(60);
        assertThat(problems.get(0).toText()).contains("Did you mean \"tank.1.level\"?");
        assertThat(problems.get(59).toText()).contains("correct the pattern").doesNotContain("Did you mean");
    }

    @Test
    void shouldRefuseTwoPublishersOfOneEvent() {
        valid.before("</publishers>", "<publisher copy='level-control' events='tank.7.*'/>")
                .assertProblem(
                        ErrorCode.CONFIG_PUBLISHER_SECOND,
                        "events='tank.7.*'",
                        "tank.7.level",
                        "\"tank-gauge\" and \"level-control\"",
                        valid.place("events=\"tank.*.level\""));
    }

    @Test
    void shouldLetOneCopyPublishAnEventByTwoPatterns() {
        assertThat(valid.before("</publishers>", "<publisher copy='tank-gauge' events='tank.7.*'/>")
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldRefuseTheSameRightTwice() {
        valid.before("</publishers>", "<publisher  copy='tank-gauge' events='tank.*.level'/>")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "<publisher  copy", "tank-gauge of tank.*.level");
        valid.before("</subscribers>", "<subscriber  copy='level-control' events='tank.**'/>")
                .assertProblem(ErrorCode.CONFIG_NAME_DUPLICATE, "<subscriber  copy", "subscriber");
    }

    @Test
    void shouldRefuseASubscriberWhoseEventsNobodyPublishes() {
        valid.before("</subscribers>", "<subscriber copy='level-control' events='spare.*'/>")
                .assertProblem(
                        ErrorCode.CONFIG_SUBSCRIBER_WITHOUT_PUBLISHER, "events='spare.*'", "level-control", "spare.*");
    }

    @Test
    void shouldTakeASubscriberIfAnyOfItsEventsIsPublished() {
        assertThat(valid.before("</subscribers>", "<subscriber copy='level-control' events='**'/>")
                        .problems())
                .isEmpty();
    }
}
