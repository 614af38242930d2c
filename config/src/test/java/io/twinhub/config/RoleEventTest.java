package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The events by which assigners tell what they decide: there only if somebody subscribes to them, and published by the assigners' copy. */
class RoleEventTest {
    private static final String COPY = "level-control";
    private static final String EVENT = "copy." + COPY + ".role";

    private static SystemPlan planWith(final String subscribed) {
        return SystemPlan.compile(SpecText.waterworks()
                .before("<settings>", "<instance computer='plant-2' rank='2'/>")
                .before("</subscribers>", "<subscriber copy='" + COPY + "' events='" + subscribed + "'/>")
                .before("</system>", "<assigners computers='plant-1 plant-2'/>")
                .spec());
    }

    @Test
    void shouldBeInNoPlanWhereNobodySubscribesToThem() {
        final SystemPlan plan = SystemPlan.compile(SpecText.waterworks()
                .before("<settings>", "<instance computer='plant-2' rank='2'/>")
                .before("</system>", "<assigners computers='plant-1 plant-2'/>")
                .spec());
        assertThat(plan.eventId(EVENT)).isEqualTo(-1);
        assertThat(plan.eventCount()).isEqualTo(plan.programEventCount());
        assertThat(plan.copy(AssignersSpec.COPY).publishes()).isEmpty();
    }

    @Test
    void shouldBePublishedByTheAssignersForEachAssignedCopy() {
        for (final String pattern : new String[] {"copy.**", "copy.*.role", EVENT}) {
            final SystemPlan plan = planWith(pattern);
            final int id = plan.eventId(EVENT);
            assertThat(plan.eventCount()).isEqualTo(plan.programEventCount() + 1);
            assertThat(plan.publishingCopyOf(id)).isEqualTo(plan.assigner().copy());
            assertThat(plan.copy(AssignersSpec.COPY).publishes()).containsExactly(id);
            assertThat(Arrays.stream(plan.copy(COPY).subscribes())).contains(id);
            assertThat(plan.eventsMatching("**")).doesNotContain(id);
        }
    }

    @Test
    void shouldStandBesideTheEventsOfTheLocalHubs() {
        final SystemPlan plan = SystemPlan.compile(SpecText.waterworks()
                .before("<settings>", "<instance computer='plant-2' rank='2'/>")
                .before("</subscribers>", "<subscriber copy='" + COPY + "' events='copy.**'/>")
                .before("</subscribers>", "<subscriber copy='" + COPY + "' events='hub.**'/>")
                .before("</system>", "<assigners computers='plant-1 plant-2'/>")
                .spec());
        assertThat(plan.publishingCopyOf(plan.eventId(EVENT)))
                .isEqualTo(plan.assigner().copy());
        assertThat(plan.copy(plan.publishingCopyOf(plan.eventId("hub.plant-2.paths")))
                        .name())
                .isEqualTo("hub.plant-2");
    }
}
