package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.Positions;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.text.XmlReader;
import io.twinhub.metadata.text.XmlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every valid specification. The seed is in the name of a test that fails. */
class RandomSystemTest {
    private static final int SEED_COUNT = 200;

    static LongStream seeds() {
        return LongStream.range(0, SEED_COUNT);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldFindNoProblem(final long seed) {
        assertThat(Verification.check(RandomSystem.of(seed), new Positions())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldComeBackFromSerialForm(final long seed) {
        final SystemSpec spec = RandomSystem.of(seed);
        final SerialCodec<SystemSpec> codec = SerialCodec.of(SystemSpec.TYPE);
        assertThat(codec.decode(codec.encode(spec))).isEqualTo(spec);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldComeBackFromText(final long seed) {
        final SystemSpec spec = RandomSystem.of(seed);
        final String text = XmlWriter.of(SystemSpec.TYPE).write(spec);
        final SystemSpec read = XmlReader.of(SystemSpec.TYPE).read(text).orThrow();
        assertThat(read).isEqualTo(spec);
        assertThat(ContentHash.of(read)).isEqualTo(ContentHash.of(spec));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldPlanWhatTryingEverythingFinds(final long seed) {
        final SystemSpec spec = RandomSystem.of(seed);
        final SystemPlan plan = SystemPlan.compile(spec);
        final NaivePlan naive = new NaivePlan(spec);
        assertThat(plan.eventCount()).isEqualTo(naive.events.size());
        for (int event = 0; event < plan.eventCount(); event++) {
            assertThat(plan.event(event).id()).isEqualTo(event);
            assertThat(plan.event(event).name()).isEqualTo(naive.events.get(event));
            assertThat(plan.eventId(naive.events.get(event))).isEqualTo(event);
            assertEvent(plan, naive, event);
        }
        spec.publishers()
                .forEach(right ->
                        assertThat(plan.eventsMatching(right.events())).isEqualTo(naive.matching(right.events())));
        spec.subscribers()
                .forEach(right ->
                        assertThat(plan.eventsMatching(right.events())).isEqualTo(naive.matching(right.events())));
        assertCopies(plan, naive);
        assertComputers(plan, spec);
        assertAssigner(plan, spec, naive);
        assertAudiences(plan);
    }

    private static void assertEvent(final SystemPlan plan, final NaivePlan naive, final int event) {
        int publisher = -1;
        for (int copy = 0; copy < plan.copyCount(); copy++) {
            final String name = plan.copy(copy).name();
            publisher = naive.mayPublish(name, event) ? copy : publisher;
            assertThat(plan.mayPublish(copy, event)).isEqualTo(naive.mayPublish(name, event));
            assertThat(plan.maySubscribe(copy, event)).isEqualTo(naive.maySubscribe(name, event));
        }
        assertThat(plan.publishingCopyOf(event)).isEqualTo(publisher);
        final int[] spokes = plan.subscribingSpokes(event);
        assertThat(spokes).isSorted().doesNotHaveDuplicates();
        final Set<String> names =
                Arrays.stream(spokes).mapToObj(id -> plan.computer(id).name()).collect(Collectors.toSet());
        assertThat(names).isEqualTo(naive.subscribingSpokes(event));
    }

    private static void assertCopies(final SystemPlan plan, final NaivePlan naive) {
        for (int id = 0; id < plan.copyCount(); id++) {
            final CopyPlan copy = plan.copy(id);
            assertThat(copy.id()).isEqualTo(id);
            assertThat(plan.copy(copy.name())).isSameAs(copy);
            assertThat(copy.publishes()).isEqualTo(naive.ids(event -> naive.mayPublish(copy.name(), event)));
            assertThat(copy.subscribes()).isEqualTo(naive.ids(event -> naive.maySubscribe(copy.name(), event)));
            for (final int instance : copy.instances()) {
                assertThat(plan.instance(instance).copy()).isEqualTo(id);
            }
        }
    }

    private static void assertComputers(final SystemPlan plan, final SystemSpec spec) {
        assertThat(plan.computerCount()).isEqualTo(2 + spec.computers().size());
        final List<Integer> hosted = new ArrayList<>();
        for (int id = 0; id < plan.computerCount(); id++) {
            final ComputerPlan computer = plan.computer(id);
            assertThat(computer.id()).isEqualTo(id);
            assertThat(plan.computer(computer.name())).isSameAs(computer);
            assertThat(computer.hub()).isEqualTo(id < 2);
            for (final int instance : computer.instances()) {
                assertThat(plan.instance(instance).id()).isEqualTo(instance);
                assertThat(plan.instance(instance).computer()).isEqualTo(id);
                hosted.add(instance);
            }
        }
        assertThat(hosted).hasSize(plan.instanceCount()).doesNotHaveDuplicates();
        assertThat(plan.computer(plan.hubs(0)[0]).name()).isEqualTo("hub-a");
        assertThat(plan.computer(plan.hubs(0)[0]).network()).isZero();
        assertThat(plan.computer(plan.hubs(1)[0]).name()).isEqualTo("hub-b");
        assertThat(plan.computer(plan.hubs(1)[0]).address(1)).isEqualTo("fd00::1");
        assertThat(plan.computer(plan.hubs(1)[0]).address(0)).isNull();
    }

    private static void assertAssigner(final SystemPlan plan, final SystemSpec spec, final NaivePlan naive) {
        final AssignerPlan assigner = plan.assigner();
        assertThat(plan.programCopyCount()).isEqualTo(spec.programCopies().size());
        assertThat(plan.programEventCount()).isEqualTo(naive.events.size());
        assertThat(assigner.copy()).isEqualTo(spec.assigners() == null ? -1 : plan.programCopyCount());
        if (spec.assigners() != null) {
            assertThat(names(plan, assigner.computers()))
                    .isEqualTo(spec.assigners().computers());
        }
        for (int id = 0; id < plan.programCopyCount(); id++) {
            final List<String> hosts = spec.programCopies().get(id).instances().stream()
                    .map(InstanceSpec::computer)
                    .toList();
            final Set<String> subscribing = new TreeSet<>();
            for (final int event : plan.copy(id).publishes()) {
                subscribing.addAll(naive.subscribingSpokes(event));
            }
            final boolean assigned = hosts.size() > 1;
            assertThat(assigner.assigns(id)).isEqualTo(assigned);
            for (int computer = 0; computer < plan.computerCount(); computer++) {
                final String name = plan.computer(computer).name();
                final boolean subscribes = assigned && subscribing.contains(name);
                assertThat(assigner.subscribes(computer, id)).isEqualTo(subscribes);
                assertThat(assigner.concerned(id).get(computer))
                        .isEqualTo(subscribes || assigned && hosts.contains(name));
            }
        }
    }

    private static void assertAudiences(final SystemPlan plan) {
        for (int source = 0; source < plan.computerCount(); source++) {
            final Set<Integer> hearing = new TreeSet<>();
            for (int event = 0; event < plan.eventCount(); event++) {
                final int publisher = plan.publishingCopyOf(event);
                if (publisher >= 0 && plan.hosts(source, publisher)) {
                    Arrays.stream(plan.subscribingSpokes(event)).forEach(hearing::add);
                }
            }
            hearing.remove(source);
            for (int spoke = 0; spoke < plan.computerCount(); spoke++) {
                assertThat(plan.hears(spoke, source)).isEqualTo(hearing.contains(spoke));
            }
        }
    }

    private static List<String> names(final SystemPlan plan, final int[] computers) {
        return Arrays.stream(computers).mapToObj(id -> plan.computer(id).name()).toList();
    }
}
