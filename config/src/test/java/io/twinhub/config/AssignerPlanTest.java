package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.text.XmlReader;
import io.twinhub.metadata.text.XmlWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** level-control has an instance on plant-1 and on plant-3; plant-2 subscribes to what it publishes, and plant-4 has to do with none of it. */
class AssignerPlanTest {
    private static final List<String> ASSIGNERS = List.of("plant-3", "plant-1");

    private final SystemPlan without = SystemPlan.compile(SpecText.waterworks().spec());
    private final SpecText text = SpecText.waterworks()
            .before(
                    "</computers>",
                    "<spoke name='plant-3' a='10.1.0.13' b='10.2.0.13'/><spoke name='plant-4' a='10.1.0.14' b='10.2.0.14'/>")
            .before("<settings>", "<instance computer='plant-3' rank='2'/>")
            .before("</system>", "<assigners computers='plant-3 plant-1'/>");
    private final SystemPlan plan = SystemPlan.compile(text.spec());
    private final AssignerPlan assigner = plan.assigner();
    private final int control = plan.copy("level-control").id();
    private final int gauge = plan.copy("tank-gauge").id();

    @Test
    void shouldHaveNoCopyInASystemWithoutAssigners() {
        final AssignerPlan none = without.assigner();
        assertThat(none.copy()).isEqualTo(-1);
        assertThat(none.computers()).isEmpty();
        assertThat(none.voters()).isEmpty();
        assertThat(without.copyCount()).isEqualTo(without.programCopyCount()).isEqualTo(2);
        for (int copy = 0; copy < without.copyCount(); copy++) {
            assertThat(none.assigns(copy)).isFalse();
            for (int computer = 0; computer < without.computerCount(); computer++) {
                assertThat(none.concerned(copy).get(computer)).isFalse();
                assertThat(none.subscribes(computer, copy)).isFalse();
            }
        }
    }

    @Test
    void shouldHaveACopyOfItsOwnBehindThoseOfTheText() {
        assertThat(assigner.copy()).isEqualTo(2);
        final CopyPlan copy = plan.copy(assigner.copy());
        assertThat(copy.id()).isEqualTo(assigner.copy());
        assertThat(copy.name()).isEqualTo(AssignersSpec.COPY);
        assertThat(plan.copy(AssignersSpec.COPY)).isSameAs(copy);
        assertThat(copy.command()).isEmpty();
        assertThat(copy.publishes()).isEmpty();
        assertThat(copy.subscribes()).isEmpty();
    }

    @Test
    void shouldChangeNoCountOfTheText() {
        assertThat(plan.programCopyCount())
                .isEqualTo(without.programCopyCount())
                .isEqualTo(2);
        assertThat(plan.copyCount()).isEqualTo(3);
        assertThat(plan.programEventCount())
                .isEqualTo(without.programEventCount())
                .isEqualTo(102);
        assertThat(plan.eventCount()).isEqualTo(102);
    }

    @Test
    void shouldRunOnItsComputersInTheOrderOfTheText() {
        assertThat(assigner.computers()).containsExactly(ids("plant-3", "plant-1"));
        final int[] instances = plan.copy(assigner.copy()).instances();
        assertThat(instances).containsExactly(3, 4);
        for (int i = 0; i < instances.length; i++) {
            final InstancePlan instance = plan.instance(instances[i]);
            final ComputerPlan computer = plan.computer(ASSIGNERS.get(i));
            assertThat(instance).isEqualTo(new InstancePlan(instances[i], assigner.copy(), computer.id(), i + 1));
            assertThat(computer.instances()).endsWith(instance.id());
        }
        assertThat(plan.computer("plant-2").instances()).containsExactly(2);
        assertThat(plan.computer("plant-4").instances()).isEmpty();
    }

    @Test
    void shouldBeElectedByAllComputersOrByThoseNamed() {
        assertThat(assigner.voters())
                .containsExactly(IntStream.range(0, plan.computerCount()).toArray());
        final SystemPlan named =
                SystemPlan.compile(text.replace("<assigners ", "<assigners voters='plant-4 hub-b plant-1' ")
                        .spec());
        assertThat(named.assigner().voters()).containsExactly(ids("hub-b", "plant-1", "plant-4"));
    }

    @Test
    void shouldAssignOnlyWhatHasSeveralInstances() {
        assertThat(assigner.assigns(control)).isTrue();
        assertThat(assigner.assigns(gauge)).isFalse();
        assertThat(assigner.assigns(assigner.copy())).isFalse();
    }

    @Test
    void shouldTellWhereTheSubscribersOfAnAssignedCopyAre() {
        assertThat(computersWhere(computer -> assigner.subscribes(computer, control)))
                .containsExactly("plant-2");
        assertThat(computersWhere(computer -> assigner.subscribes(computer, gauge)))
                .isEmpty();
        assertThat(computersWhere(computer -> assigner.subscribes(computer, assigner.copy())))
                .isEmpty();
    }

    @Test
    void shouldConcernTheComputersOfInstancesAndSubscribers() {
        assertThat(computersWhere(computer -> assigner.concerned(control).get(computer)))
                .containsExactly("plant-1", "plant-2", "plant-3");
        assertThat(computersWhere(computer -> assigner.concerned(gauge).get(computer)))
                .isEmpty();
        assertThat(computersWhere(
                        computer -> assigner.concerned(assigner.copy()).get(computer)))
                .isEmpty();
    }

    @Test
    void shouldNumberTheCopiesOfLocalHubsBehindItsOwn() {
        final SystemPlan hubs =
                SystemPlan.compile(text.before("</subscribers>", "<subscriber copy='tank-gauge' events='hub.**'/>")
                        .spec());
        assertThat(IntStream.range(0, hubs.copyCount())
                        .mapToObj(id -> hubs.copy(id).name()))
                .containsExactly(
                        "level-control",
                        "tank-gauge",
                        "assigner",
                        "hub.plant-1",
                        "hub.plant-2",
                        "hub.plant-3",
                        "hub.plant-4");
        assertThat(hubs.assigner().copy()).isEqualTo(assigner.copy());
        assertThat(hubs.programCopyCount()).isEqualTo(2);
        assertThat(hubs.programEventCount()).isEqualTo(102);
        assertThat(hubs.eventCount()).isEqualTo(102 + 4 * (3 + 2) + 3 + 2); // and of five programs
        int instance = 0;
        for (int copy = 0; copy < hubs.copyCount(); copy++) {
            for (final int id : hubs.copy(copy).instances()) {
                assertThat(id).isEqualTo(instance++);
                assertThat(hubs.instance(id).copy()).isEqualTo(copy);
            }
        }
        assertThat(hubs.instanceCount()).isEqualTo(instance).isEqualTo(3 + 2 + 4);
        assertHubCopies(hubs);
    }

    private static void assertHubCopies(final SystemPlan hubs) {
        for (int id = 0; id < hubs.computerCount(); id++) {
            final ComputerPlan computer = hubs.computer(id);
            if (!computer.hub()) {
                final CopyPlan copy =
                        hubs.copy(hubs.instance(computer.hubInstance()).copy());
                assertThat(copy.name()).isEqualTo("hub." + computer.name());
                assertThat(Arrays.stream(computer.instances()).noneMatch(here -> here == computer.hubInstance()))
                        .isTrue();
                assertThat(hubs.assigner().assigns(copy.id())).isFalse();
                for (final int event : copy.publishes()) {
                    assertThat(hubs.event(event).name()).startsWith(copy.name() + ".");
                    assertThat(hubs.publishingCopyOf(event)).isEqualTo(copy.id());
                }
            }
        }
    }

    @Test
    void shouldComeBackFromTextBySerialForm() {
        final SystemSpec spec =
                text.replace("<assigners ", "<assigners voters='hub-a hub-b' ").spec();
        assertThat(spec.assigners()).isEqualTo(new AssignersSpec(ASSIGNERS, List.of("hub-a", "hub-b")));
        final SerialCodec<SystemSpec> codec = SerialCodec.of(SystemSpec.TYPE);
        final SystemSpec decoded = codec.decode(codec.encode(spec));
        final String written = XmlWriter.of(SystemSpec.TYPE).write(decoded);
        assertThat(written).contains("<assigners computers=\"plant-3 plant-1\" voters=\"hub-a hub-b\"/>");
        final SystemSpec read = XmlReader.of(SystemSpec.TYPE).read(written).orThrow();
        assertThat(read).isEqualTo(spec);
        assertThat(SystemPlan.compile(read).fingerprint())
                .isEqualTo(SystemPlan.compile(spec).fingerprint())
                .isNotEqualTo(plan.fingerprint());
    }

    private int[] ids(final String... names) {
        return Arrays.stream(names).mapToInt(name -> plan.computer(name).id()).toArray();
    }

    private List<String> computersWhere(final IntPredicate condition) {
        return IntStream.range(0, plan.computerCount())
                .filter(condition)
                .mapToObj(id -> plan.computer(id).name())
                .toList();
    }
}
