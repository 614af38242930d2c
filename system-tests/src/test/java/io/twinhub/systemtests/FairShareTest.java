package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.Event;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A spoke that takes nothing for a while, one sender that floods it, and one that says little: who pays. */
class FairShareTest {
    private static final long STEP_NS = 1_000_000;
    private static final int FLOOD_PER_STEP = 1000;
    private static final int STEPS = 40;

    private final WholePath path = new WholePath(system(), ThreeSpokes.limits(1024));
    private final List<Long> quiet = new ArrayList<>();
    private long quietMissed;
    private long floodMissed;

    private static SystemSpec system() {
        return SystemSpec.builder("share", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12"),
                        new SpokeSpec("spoke-3", "10.1.0.13", "10.2.0.13")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        ProgramCopySpec.of("flooder", "program", "spoke-1"),
                        ProgramCopySpec.of("quiet", "program", "spoke-2"),
                        ProgramCopySpec.of("receiver", "program", "spoke-3")))
                .events(List.of(EventSpec.of("flood", "int64"), EventSpec.of("quiet", "int64")))
                .publishers(List.of(new PublisherSpec("flooder", "flood"), new PublisherSpec("quiet", "quiet")))
                .subscribers(List.of(new SubscriberSpec("receiver", "**")))
                .build();
    }

    @Test
    void shouldLeaveRoomOnALinkForSourcesThatTakeLittle() {
        path.buses.get("receiver").subscribe("flood", event -> floodMissed += event.missedCount());
        path.buses.get("receiver").subscribe("quiet", this::onQuiet);
        path.cycles(1000, STEP_NS);
        final EventPublisher flooder = path.buses.get("flooder").publisher("flood");
        final EventPublisher quietPublisher = path.buses.get("quiet").publisher("quiet");
        path.pause("spoke-3");
        for (int step = 0; step < STEPS; step++) {
            for (int i = 0; i < FLOOD_PER_STEP; i++) {
                flooder.publish(i, 0, 1L);
            }
            assertThat(quietPublisher.publish(step, 0, 1L)).isEqualTo(PublishOutcome.ACCEPTED);
            path.cycle(STEP_NS);
        }
        path.resume();
        path.cycles(1000, STEP_NS);
        assertThat(floodMissed).as("there was no room for all of it").isPositive();
        assertThat(quietMissed).as("values of the other that it cost").isZero();
        assertThat(quiet)
                .containsExactlyElementsOf(LongStream.range(0, STEPS).boxed().toList());
    }

    private void onQuiet(final Event event) {
        quiet.add(event.asLong());
        quietMissed += event.missedCount();
    }
}
