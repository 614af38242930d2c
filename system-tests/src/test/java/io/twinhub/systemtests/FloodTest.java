package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.twinhub.testsupport.Simulation;
import io.twinhub.testsupport.SimulationReport;
import io.twinhub.transport.Stream;
import io.twinhub.transport.TransportLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A program that sends without end, events or noise, and how much of that its localHub takes. */
class FloodTest {
    private static final long MILLISECOND = 1_000_000;
    private static final long START_MS = 5000;
    private static final int SUPER_MESSAGE_LENGTH = 4096;
    private static final int SUPER_MESSAGE_EVENTS = SUPER_MESSAGE_LENGTH / 25;
    /** Super messages on the way over the network, that wait for it in the localHub, in shared memory, and in the flooder's own Bus. */
    private static final int ACCEPTED_MAX = (32 + 8 + 16 + 128 + 2) * SUPER_MESSAGE_EVENTS;

    private boolean nearArrived;

    @Test
    void shouldLeaveAFloodInTheMemoryOfItsProgram() {
        final Simulation sim = Simulation.of(system())
                .seed(1)
                .limits(limits())
                .onDelivery((subscriber, event, number, ns) -> nearArrived = true);
        sim.at(START_MS, MILLISECONDS).pause("hub-a", "hub-b");
        for (int ms = 0; ms < 60; ms++) {
            sim.at(START_MS + ms, MILLISECONDS).publish("flood", 1000);
        }
        sim.at(START_MS + 60, MILLISECONDS).publish("near", 1);
        sim.at(START_MS + 80, MILLISECONDS).resume("hub-a", "hub-b");
        final SimulationReport report = sim.run(Duration.ofSeconds(20));

        assertThat(report.gapCount()).isZero();
        assertThat(nearArrived).isTrue();
        assertThat(report.acceptedCount())
                .as("what is accepted while the hubs take nothing")
                .isBetween(100L * SUPER_MESSAGE_EVENTS, (long) ACCEPTED_MAX);
    }

    @Test
    void shouldTakeLittleOfWhatNoBusSends() {
        final WholePath path = new WholePath();
        final List<Long> received = new ArrayList<>();
        path.buses.get("receiver").subscribe("for.receiver", event -> received.add(event.asLong()));
        path.cycles(1000, MILLISECOND);
        final EventPublisher source = path.buses.get("source").publisher("for.receiver");
        final MemoryMedium.Queue door = path.localHubDoors.get(0).queue(Stream.EVENT);
        final UnsafeBuffer noise = new UnsafeBuffer(new byte[100]);
        long noiseCount = 0;
        for (int cycle = 0; cycle < 5000; cycle++) {
            final int[] waiting = {0};
            door.forEachWaiting(message -> waiting[0]++);
            for (int i = waiting[0]; i < 16; i++) {
                door.add(null, noise, 0, noise.capacity());
                noiseCount++;
            }
            assertThat(source.publish(cycle)).isEqualTo(PublishOutcome.ACCEPTED);
            path.cycle(MILLISECOND / 5);
        }
        path.cycles(10, MILLISECOND);
        assertThat(received).hasSize(5000).isSorted();
        assertThat(noiseCount).as("a thousand in a second").isBetween(900L, 1300L);
    }

    private static TransportLimits limits() {
        final TransportLimits other = ThreeSpokes.limits(128);
        return new TransportLimits(
                SUPER_MESSAGE_LENGTH,
                128,
                other.heartbeatIntervalNs(),
                other.deadAfterNs(),
                other.helloIntervalNs(),
                other.flushNs(),
                other.holdBackNs(),
                other.askIntervalNs(),
                other.heldRunCount(),
                other.pollLimit());
    }

    private static SystemSpec system() {
        return SystemSpec.builder("flood", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        ProgramCopySpec.of("flooder", "program", "spoke-1"),
                        ProgramCopySpec.of("neighbour", "program", "spoke-1"),
                        ProgramCopySpec.of("receiver", "program", "spoke-2")))
                .events(List.of(EventSpec.of("flood", "int64"), EventSpec.of("near", "int64")))
                .publishers(List.of(new PublisherSpec("flooder", "flood"), new PublisherSpec("neighbour", "near")))
                .subscribers(List.of(new SubscriberSpec("receiver", "near")))
                .build();
    }
}
