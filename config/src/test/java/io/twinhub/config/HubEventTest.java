package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.EventKind;
import java.util.Arrays;
import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

/** The events that localHubs publish: there only if somebody subscribes to them, by their own names, and in no list of programs. */
class HubEventTest {
    private static final String COPY = "level-control";

    private final SpecText valid = SpecText.waterworks();
    private final SystemPlan without = SystemPlan.compile(valid.spec());

    private SystemPlan planWith(final String events) {
        return SystemPlan.compile(subscriber(events).spec());
    }

    private SpecText subscriber(final String events) {
        return valid.before("</subscribers>", "<subscriber copy='" + COPY + "' events='" + events + "'/>");
    }

    @Test
    void shouldBeInNoPlanWhereNobodySubscribesToThem() {
        assertThat(without.copyCount()).isEqualTo(without.programCopyCount()).isEqualTo(2);
        assertThat(without.eventCount()).isEqualTo(without.programEventCount()).isEqualTo(102);
        assertThat(without.eventsMatching("hub.**")).isEmpty();
        assertThat(without.computer("plant-1").hubInstance()).isEqualTo(-1);
    }

    @Test
    void shouldBePublishedByACopyPerSpokeThatRunsNoProgram() {
        final SystemPlan plan = planWith("hub.**");
        assertThat(plan.programCopyCount()).isEqualTo(2);
        assertThat(plan.copyCount()).isEqualTo(4);
        assertThat(plan.programEventCount()).isEqualTo(102);
        assertThat(plan.eventCount()).isEqualTo(102 + 2 * 6);
        assertThat(plan.computer("hub-a").hubInstance()).isEqualTo(-1);
        for (final String spoke : List.of("plant-1", "plant-2")) {
            final ComputerPlan computer = plan.computer(spoke);
            assertThat(computer.instances())
                    .as("programs of %s", spoke)
                    .isEqualTo(without.computer(spoke).instances());
            assertThat(plan.instance(computer.hubInstance()).computer()).isEqualTo(computer.id());
            assertPublishes(
                    plan, plan.copy(plan.instance(computer.hubInstance()).copy()), "hub." + spoke);
        }
    }

    private static void assertPublishes(final SystemPlan plan, final CopyPlan hub, final String name) {
        assertThat(hub.name()).isEqualTo(name);
        assertThat(Arrays.stream(hub.publishes()).mapToObj(id -> plan.event(id).name()))
                .containsExactly(
                        name + ".paths",
                        name + ".sources",
                        name + ".receivers",
                        name + ".link.hub-a",
                        name + ".link.hub-b",
                        name + ".program." + (name.equals("hub.plant-1") ? COPY : "tank-gauge"));
        for (final int event : hub.publishes()) {
            assertThat(plan.publishingCopyOf(event)).isEqualTo(hub.id());
            assertThat(plan.maySubscribe(plan.copy(COPY).id(), event)).isTrue();
            assertThat(plan.subscribingSpokes(event))
                    .containsExactly(plan.computer("plant-1").id());
        }
        assertThat(plan.event(plan.eventId(name + ".paths")).eventClass().kind())
                .isEqualTo(EventKind.STRUCT);
    }

    @Test
    void shouldNotBeMeantByAPatternThatBeginsWithAWildcard() {
        final SystemPlan plan = planWith("hub.*.paths");
        assertThat(plan.eventsMatching("**")).hasSize(102);
        assertThat(plan.eventsMatching("*.*.paths")).isEmpty();
        assertThat(plan.eventsMatching("hub.*.paths")).hasSize(2);
        assertThat(plan.eventsMatching("hub.**")).hasSize(12);
    }

    @Test
    void shouldTellOfEachConnectionUnderItsOwnId() {
        for (final String pattern : List.of("hub.*.link.*", "hub.plant-2.link.hub-b", "hub.*.program.*")) {
            final SystemPlan plan = planWith(pattern);
            assertThat(namesOf(plan, "hub.*.link.*"))
                    .containsExactly(
                            "hub.plant-1.link.hub-a",
                            "hub.plant-1.link.hub-b",
                            "hub.plant-2.link.hub-a",
                            "hub.plant-2.link.hub-b");
            assertThat(namesOf(plan, "hub.*.program.*"))
                    .containsExactly("hub.plant-1.program.level-control", "hub.plant-2.program.tank-gauge");
        }
    }

    @Test
    void shouldTellOfTheConnectionsOfAssignersAndRecorders() {
        final SystemPlan plan = SystemPlan.compile(subscriber("hub.**")
                .before("</system>", "<assigners computers='plant-1'/><recorders computers='plant-1 plant-2'/>")
                .spec());
        assertThat(namesOf(plan, "hub.*.program.*"))
                .containsExactly(
                        "hub.plant-1.program.level-control",
                        "hub.plant-1.program.assigner",
                        "hub.plant-1.program.recorder",
                        "hub.plant-2.program.tank-gauge",
                        "hub.plant-2.program.recorder");
        for (final String spoke : List.of("plant-1", "plant-2")) {
            final int[] instances = plan.computer(spoke).instances();
            assertThat(namesOf(plan, "hub." + spoke + ".program.*"))
                    .containsExactlyElementsOf(Arrays.stream(instances)
                            .mapToObj(id -> "hub." + spoke + ".program."
                                    + plan.copy(plan.instance(id).copy()).name())
                            .toList());
        }
    }

    private static List<String> namesOf(final SystemPlan plan, final String pattern) {
        return Arrays.stream(plan.eventsMatching(pattern))
                .mapToObj(id -> plan.event(id).name())
                .toList();
    }

    @Test
    void shouldBeReadByTheirDataClasses() {
        final SystemPlan plan = planWith("hub.**");
        final HubSources sources = new HubSources(1, List.of(new HubSource("plant-2", 1, 2, 3, 4, 5, 6, 7)));
        final EventClass<HubSources> eventClass =
                plan.event(plan.eventId("hub.plant-1.sources")).eventClass().fitted(EventClass.of(HubSources.TYPE));
        final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        final int length = eventClass.encode(sources, buffer, 0);
        assertThat(eventClass.decode(buffer, 0, length)).isEqualTo(sources);
        for (final String name : List.of("hub.plant-1.link.hub-b", "hub.plant-1.program." + COPY)) {
            final EventClassPlan planned = plan.event(plan.eventId(name)).eventClass();
            final EventClass<HubConnection> fitted = planned.fitted(EventClass.of(HubConnection.TYPE));
            final HubConnection connection = new HubConnection(HubConnection.State.STANDBY, 7);
            assertThat(planned.kind()).isEqualTo(EventKind.STRUCT);
            assertThat(fitted.decode(buffer, 0, fitted.encode(connection, buffer, 0)))
                    .isEqualTo(connection);
        }
    }

    @Test
    void shouldBelongToTheSealedContentNowhere() {
        assertThat(planWith("hub.**").spec()).isEqualTo(subscriber("hub.**").spec());
    }

    @Test
    void shouldRefuseASubscriberThatMeansNone() {
        subscriber("hub.plant-7.paths")
                .assertProblem(
                        ErrorCode.CONFIG_PATTERN_MATCHES_NOTHING, "events='hub.plant-7.paths'", "hub.plant-1.paths");
    }

    @Test
    void shouldRefuseTheirNamesToPrograms() {
        valid.replace("name=\"spare.lamp\"", "name=\"hub.lamp\"")
                .assertProblem(ErrorCode.CONFIG_NAME_RESERVED, "name=\"hub.lamp\"", "event", "hub.lamp");
        valid.before("</publishers>", "<publisher copy='tank-gauge' events='hub.**'/>")
                .assertProblem(ErrorCode.CONFIG_NAME_RESERVED, "events='hub.**'", "publisher");
        valid.before(
                        "</programCopies>",
                        "<programCopy id='hub.x' program='gauge'> <instance computer='plant-1'/> </programCopy>")
                .assertProblem(ErrorCode.CONFIG_NAME_RESERVED, "id='hub.x'", "program copy");
    }
}
