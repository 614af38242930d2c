package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The event by which managers tell how sessions stand: there only if somebody subscribes to it, and published by the managers' copy. */
class SessionsEventTest {
    private static final String COPY = "level-control";

    private static SystemPlan planWith(final String subscribers) {
        return SystemPlan.compile(SpecText.waterworks()
                .before("<settings>", "<instance computer='plant-2' rank='2'/>")
                .before("</subscribers>", subscribers)
                .before(
                        "</system>",
                        "<assigners computers='plant-1 plant-2'/><sessions computers='plant-1 plant-2'><sessionType name='order' servers='"
                                + COPY + "'/></sessions>")
                .spec());
    }

    @Test
    void shouldBeInNoPlanWhereNobodySubscribesToIt() {
        final SystemPlan plan = planWith("");
        assertThat(plan.eventId(SessionsEvent.NAME)).isEqualTo(-1);
        assertThat(plan.copy(SessionsSpec.COPY).publishes()).isEmpty();
    }

    @Test
    void shouldBePublishedByTheManagersBesideTheRolesOfTheAssigners() {
        final SystemPlan plan = planWith("<subscriber copy='" + COPY + "' events='copy.**'/>");
        final int id = plan.eventId(SessionsEvent.NAME);
        final int role = plan.eventId(RoleEvent.nameOf(COPY));
        assertThat(plan.copy(SessionsSpec.COPY).publishes()).containsExactly(id);
        assertThat(plan.copy(AssignersSpec.COPY).publishes()).containsExactly(role);
        assertThat(plan.publishingCopyOf(id)).isEqualTo(plan.sessions().managerCopy());
        assertThat(plan.publishingCopyOf(role)).isEqualTo(plan.assigner().copy());
        assertThat(Arrays.stream(plan.copy(COPY).subscribes())).contains(id, role);
        assertThat(plan.eventsMatching("**")).doesNotContain(id);
    }
}
