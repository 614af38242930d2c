package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;

/** What the text says about slow subscribers, in the rules and in the plan. */
class SlowPolicyTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldConflateEverythingIfNothingIsSaid() {
        final SystemPlan plan = SystemPlan.compile(valid.spec());
        final int copy = plan.copy("level-control").id();
        for (int event = 0; event < plan.eventCount(); event++) {
            assertThat(plan.slowPolicy(copy, event)).isEqualTo(SlowPolicy.CONFLATE);
            assertThat(plan.conflatesAt(plan.computer("plant-1").id(), event)).isTrue();
        }
    }

    @Test
    void shouldKnowThePolicyOfEachEventOfACopy() {
        final SystemPlan plan = SystemPlan.compile(mixed("tank.1.level", "queue", "tank.2.level", "break")
                .before("</subscribers>", "<subscriber copy='level-control' events='tank.3.*'/>")
                .spec());
        final int copy = plan.copy("level-control").id();
        assertThat(plan.slowPolicy(copy, plan.eventId("tank.1.level"))).isEqualTo(SlowPolicy.QUEUE);
        assertThat(plan.slowPolicy(copy, plan.eventId("tank.2.level"))).isEqualTo(SlowPolicy.BREAK);
        assertThat(plan.slowPolicy(copy, plan.eventId("tank.3.level"))).isEqualTo(SlowPolicy.CONFLATE);
        assertThat(plan.slowPolicy(copy, plan.eventId("pump.1.state"))).isEqualTo(SlowPolicy.CONFLATE);
    }

    @Test
    void shouldLetHubsConflateOnlyWhatAllCopiesOfASpokeConflate() {
        final SystemPlan plan = SystemPlan.compile(valid.replace(
                        "<programCopy id=\"tank-gauge\"",
                        "<programCopy id='logger' program='gauge'><instance computer='plant-1'/></programCopy>"
                                + "<programCopy id=\"tank-gauge\"")
                .before("</subscribers>", "<subscriber copy='logger' events='tank.7.level' whenSlow='queue'/>")
                .spec());
        final int here = plan.computer("plant-1").id();
        assertThat(plan.conflatesAt(here, plan.eventId("tank.7.level"))).isFalse();
        assertThat(plan.conflatesAt(here, plan.eventId("tank.8.level"))).isTrue();
        assertThat(plan.conflatesAt(plan.computer("plant-2").id(), plan.eventId("tank.7.level")))
                .isTrue();
    }

    @Test
    void shouldRefuseTwoPoliciesForOneEventOfACopy() {
        mixed("tank.1.*", "queue", "tank.*.level", "break")
                .assertProblem(
                        ErrorCode.CONFIG_WHEN_SLOW_CONFLICT, "whenSlow='break'", "tank.1.level", "the same whenSlow");
    }

    @Test
    void shouldAcceptOverlappingPatternsThatAgree() {
        assertThat(mixed("tank.1.*", "queue", "tank.*.level", "queue").problems())
                .isEmpty();
    }

    private SpecText mixed(final String events, final String policy, final String otherEvents, final String other) {
        return valid.replace(
                "<subscriber copy=\"level-control\" events=\"tank.**\"/>",
                "<subscriber copy='level-control' events='" + events + "' whenSlow='" + policy + "'/>"
                        + "<subscriber copy='level-control' events='" + otherEvents + "' whenSlow='" + other + "'/>");
    }
}
