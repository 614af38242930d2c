package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.Role;
import io.twinhub.config.EventSpec;
import io.twinhub.config.InstanceSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Stream;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A copy with limits on what it publishes: a flood of it, and what its neighbour on the same computer notices of that. */
class PublishLimitsTest {
    private static final long STEP_NS = 1_000_000;
    private static final int SECOND = 1000;
    private static final int PER_SECOND = 1000;
    /** Events of one super message: it passes whole. */
    private static final int SUPER_MESSAGE_EVENTS = 4096 / 25;

    private final WholePath path = new WholePath(system(), ThreeSpokes.limits(1024));
    private final List<Long> flood = new ArrayList<>();
    private final List<Long> near = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private long accepted;
    private long nearAccepted;
    private int backPressureCount;

    private static SystemSpec system() {
        return SystemSpec.builder("limits", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        new ProgramCopySpec(
                                "flooder",
                                "program",
                                List.of(new InstanceSpec("spoke-1", 1)),
                                List.of(),
                                PER_SECOND,
                                8),
                        ProgramCopySpec.of("neighbour", "program", "spoke-1"),
                        ProgramCopySpec.of("receiver", "program", "spoke-2")))
                .events(List.of(EventSpec.of("flood", "int64"), EventSpec.of("near", "int64")))
                .publishers(List.of(new PublisherSpec("flooder", "flood"), new PublisherSpec("neighbour", "near")))
                .subscribers(List.of(new SubscriberSpec("receiver", "**")))
                .build();
    }

    private void start() {
        path.buses.get("receiver").subscribe("flood", event -> flood.add(event.asLong()));
        path.buses.get("receiver").subscribe("near", event -> near.add(event.asLong()));
        path.cycles(SECOND, STEP_NS);
        path.buses.get("receiver").onGap(gap -> gaps.add(gap.reason()));
    }

    private void flood(final int cycleCount) {
        final EventPublisher flooder = path.buses.get("flooder").publisher("flood");
        final EventPublisher neighbour = path.buses.get("neighbour").publisher("near");
        for (int cycle = 0; cycle < cycleCount; cycle++) {
            PublishOutcome outcome;
            while ((outcome = flooder.publish(accepted, 0, 1L)) == PublishOutcome.ACCEPTED) {
                accepted++;
            }
            backPressureCount += outcome == PublishOutcome.BACK_PRESSURE ? 1 : 0;
            assertThat(neighbour.publish(nearAccepted, 0, 1L)).isEqualTo(PublishOutcome.ACCEPTED);
            nearAccepted++;
            path.cycle(STEP_NS);
        }
    }

    @Test
    void shouldLetAFloodWaitAloneAndLoseNothing() {
        start();
        flood(5 * SECOND);
        assertThat(flood.size())
                .as("five seconds, a burst of one, and a super message")
                .isBetween(5 * PER_SECOND, 6 * PER_SECOND + 2 * SUPER_MESSAGE_EVENTS);
        assertThat(backPressureCount).isGreaterThan(4 * SECOND);
        assertThat(near.size()).as("the neighbour waits for nobody").isGreaterThanOrEqualTo(5 * SECOND - 10);
        path.cycles(30 * SECOND, STEP_NS);
        assertThat(flood).hasSize((int) accepted).isSorted().doesNotHaveDuplicates();
        assertThat(near).hasSize((int) nearAccepted).isSorted().doesNotHaveDuplicates();
        assertThat(gaps).isEmpty();
        assertThat(errors("spoke-1", ErrorCode.PUBLISH_THROTTLED))
                .singleElement()
                .satisfies(error -> assertThat(error.toText()).contains("flooder", "1000"));
        assertThat(errors("hub-a", ErrorCode.SOURCE_THROTTLED))
                .as("an honest localHub")
                .isEmpty();
    }

    @Test
    void shouldBoundInTheMainHubsWhatALocalHubLetsPass() {
        start();
        path.cycles(10 * SECOND, STEP_NS);
        path.hasten("spoke-1", 4);
        flood(10 * SECOND);
        assertThat(flood.size())
                .as("twice the rate for ten seconds, and for 2.5 seconds at once")
                .isBetween(24 * PER_SECOND, 25 * PER_SECOND + 2 * SUPER_MESSAGE_EVENTS);
        assertThat(gaps)
                .as("what exceeds is missing on both networks, and said to be")
                .isNotEmpty();
        for (final String hub : List.of("hub-a", "hub-b")) {
            assertThat(errors(hub, ErrorCode.SOURCE_THROTTLED))
                    .singleElement()
                    .satisfies(error -> assertThat(error.toText()).contains("flooder", "spoke-1", "1000"));
        }
    }

    @Test
    void shouldLetAProgramWaitWhoseLinkBreaksAgainAndAgain() {
        start();
        int activeCount = 0;
        boolean wasActive = true;
        final EventPublisher flooder = path.buses.get("flooder").publisher("flood");
        final EventPublisher neighbour = path.buses.get("neighbour").publisher("near");
        for (int cycle = 0; cycle < 10 * SECOND; cycle++) {
            flooder.publish(cycle, 0, 1L);
            assertThat(neighbour.publish(nearAccepted++, 0, 1L)).isEqualTo(PublishOutcome.ACCEPTED);
            path.cycle(STEP_NS, this::damage);
            final boolean isActive = path.buses.get("flooder").role() == Role.ACTIVE;
            activeCount += isActive && !wasActive ? 1 : 0;
            wasActive = isActive;
        }
        path.cycles(100, STEP_NS);
        assertThat(activeCount).as("times that it was let in").isBetween(5, 12);
        assertThat(near).hasSize((int) nearAccepted).isSorted().doesNotHaveDuplicates();
        assertThat(errors("spoke-1", ErrorCode.PROGRAM_BARRED))
                .singleElement()
                .satisfies(error -> assertThat(error.toText()).contains("flooder"));
    }

    /** Spoils the kind of the run in every super message of the flooder that waits for its localHub. */
    private void damage() {
        final int instance = path.instance("flooder");
        path.localHubDoors.get(0).queue(Stream.EVENT).forEachWaiting((final UnsafeBuffer message) -> {
            final boolean isSequenced = message.getByte(2) == 2;
            if (isSequenced && message.getByte(4) == instance) {
                message.putByte(40, (byte) 77);
            }
        });
    }

    private List<ErrorResult> errors(final String component, final ErrorCode code) {
        return path.errors.get(component).stream()
                .filter(error -> error.errorCode() == code)
                .toList();
    }
}
