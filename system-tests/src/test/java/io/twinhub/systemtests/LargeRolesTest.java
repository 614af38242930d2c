package io.twinhub.systemtests;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.AssignersSpec;
import io.twinhub.config.InstanceSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.Simulation;
import io.twinhub.transport.TransportLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Roles in a system as large as one may be: 1,000 spokes and 3,000 copies of two instances at night, a tenth of that in each build. */
class LargeRolesTest {
    private static final int COPIES_PER_SPOKE = 3;
    /** All processes start within the first one and a half seconds. */
    private static final int ASSIGNED_WITHIN_MS = 1500 + 5000;

    private static final int LOOK_MS = 10;

    @Test
    void shouldAssignEveryRoleWithinFiveSecondsAndNothingAnewWhenTheAssignerDies() {
        assignAll(Integer.getInteger("twinhub.largeSpokes", 100));
    }

    @Test
    @Tag("night")
    void shouldDoSoWithAThousandSpokes() {
        assignAll(1000);
    }

    private static void assignAll(final int spokes) {
        final long startNs = System.nanoTime();
        final int copies = COPIES_PER_SPOKE * spokes;
        final Simulation simulation =
                Simulation.of(system(spokes, copies)).seed(3).limits(limits());
        final int[] assigned = new int[2];
        final int[] assignedAfterMs = {-1};
        for (int ms = 0; ms < ASSIGNED_WITHIN_MS; ms += LOOK_MS) {
            final int now = ms;
            simulation.at(now, MILLISECONDS).run(() -> {
                if (assignedAfterMs[0] < 0 && simulation.takeoverCount() == copies) {
                    assignedAfterMs[0] = now;
                }
            });
        }
        simulation.at(ASSIGNED_WITHIN_MS, MILLISECONDS).run(() -> assigned[0] = simulation.takeoverCount());
        simulation.at(8, SECONDS).crash("assigner@spoke-1", "assigner@spoke-2");
        simulation.at(9, SECONDS).start("assigner@spoke-2");
        simulation.at(12, SECONDS).run(() -> assigned[1] = simulation.takeoverCount());
        simulation.at(12, SECONDS).start("assigner@spoke-1");

        simulation.run(Duration.ofSeconds(16));
        System.out.println("roles: spokes=" + spokes + " copies=" + copies + " assignedAfterMs=" + assignedAfterMs[0]
                + " reassigned=" + (assigned[1] - assigned[0]) + " realSeconds="
                + (System.nanoTime() - startNs) / 1_000_000_000);
        assertThat(assigned[0]).isEqualTo(copies);
        assertThat(assigned[1]).isEqualTo(copies);
    }

    static SystemSpec system(final int spokeCount, final int copyCount) {
        final List<SpokeSpec> spokes = new ArrayList<>();
        for (int i = 1; i <= spokeCount; i++) {
            final String host = i / 250 + "." + (1 + i % 250);
            spokes.add(new SpokeSpec("spoke-" + i, "10.1." + host, "10.2." + host));
        }
        final List<ProgramCopySpec> copies = new ArrayList<>();
        for (int i = 0; i < copyCount; i++) {
            final int first = 1 + i % spokeCount;
            final int second = 1 + (i + 1 + i / spokeCount) % spokeCount;
            copies.add(new ProgramCopySpec(
                    "copy-" + i,
                    "program",
                    List.of(new InstanceSpec("spoke-" + first, 1), new InstanceSpec("spoke-" + second, 2)),
                    List.of(),
                    0,
                    0));
        }
        return SystemSpec.builder("large", "1")
                .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.9.1"), NetworkSpec.of("B", "hub-b", "10.2.9.1")))
                .computers(spokes)
                .programs(List.of(new ProgramSpec("program", "true")))
                .programCopies(copies)
                .assigners(new AssignersSpec(List.of("spoke-1", "spoke-2", "spoke-3"), List.of()))
                .build();
    }

    /** Few and short buffers: nothing is published. */
    static TransportLimits limits() {
        final TransportLimits small = TransportLimits.SMALL;
        return new TransportLimits(
                1024,
                4,
                small.heartbeatIntervalNs(),
                small.deadAfterNs(),
                small.helloIntervalNs(),
                small.flushNs(),
                small.holdBackNs(),
                small.askIntervalNs(),
                1,
                small.pollLimit());
    }
}
