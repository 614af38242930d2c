package io.twinhub.systemtests;

import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.transport.TransportLimits;
import java.util.List;

/**
 * The system of the hand-written schedules. On {@code spoke-1} the copy {@code source} publishes {@code for.receiver}, which goes to {@code
 * receiver} on spoke-2 and to {@code neighbour} on the source's own computer, and {@code for.other}, which goes to {@code other} on
 * spoke-3 alone.
 */
final class ThreeSpokes {
    private static final long MILLISECOND = 1_000_000;

    private ThreeSpokes() {}

    /** Limits of its own, so that the times in the schedules mean the same whatever the production limits are. */
    static TransportLimits limits(final int heldRunCount) {
        return new TransportLimits(
                4096,
                16,
                250 * MILLISECOND,
                1250 * MILLISECOND,
                100 * MILLISECOND,
                5 * MILLISECOND,
                3000 * MILLISECOND,
                100 * MILLISECOND,
                heldRunCount,
                16);
    }

    static SystemSpec spec() {
        return SystemSpec.builder("three-spokes", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                .computers(List.of(
                        new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11"),
                        new SpokeSpec("spoke-2", "10.1.0.12", "10.2.0.12"),
                        new SpokeSpec("spoke-3", "10.1.0.13", "10.2.0.13")))
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(List.of(
                        ProgramCopySpec.of("source", "program", "spoke-1"),
                        ProgramCopySpec.of("neighbour", "program", "spoke-1"),
                        ProgramCopySpec.of("receiver", "program", "spoke-2"),
                        ProgramCopySpec.of("other", "program", "spoke-3")))
                .events(List.of(EventSpec.of("for.receiver", "int64"), EventSpec.of("for.other", "int64")))
                .publishers(List.of(new PublisherSpec("source", "for.*")))
                .subscribers(List.of(
                        new SubscriberSpec("receiver", "for.receiver"),
                        new SubscriberSpec("neighbour", "for.receiver"),
                        new SubscriberSpec("other", "for.other")))
                .build();
    }
}
