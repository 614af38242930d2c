package io.twinhub.benchmarks.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.load.Load;
import io.twinhub.load.LoadControl;
import io.twinhub.load.PathResult;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both paths still carry everything, as real processes. How fast is not asked here. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class PathSmokeTest {
    private static final long WARM_UP_MS = 200;
    private static final long MEASURE_MS = 500;
    private static final int MTU = 1408;
    private static final int SIZE = 32;
    private static final int TEN_PERCENT = 100_000;

    private final PathStart start = new PathStart(PathOptions.of(new String[] {"--idle", "backoff", "--size", "32"}));

    @Test
    void shouldCarryEverythingOverTheLimit() throws IOException {
        try (PathStart.Started path = start.limit(MTU)) {
            measure(path, Load.full(SIZE));
            measure(path, Load.roundTrip(SIZE, 1000));
        }
    }

    @Test
    void shouldCarryEverythingOverTheTwinhubWhileNetworkALosesDatagrams() throws IOException {
        try (PathStart.Started path = start.lossyTwinhub(MTU)) {
            measure(path, Load.oneWay(SIZE, 5000).withLoss(TEN_PERCENT));
            assertThat(path.processes().control().get(LoadControl.Number.LOST_DATAGRAMS_A))
                    .isPositive();
            measure(path, Load.roundTrip(SIZE, 1000));
        }
    }

    @Test
    void shouldCarryEventsAndMessagesWhereAllStreamsOfALinkShareOne() throws IOException {
        final PathStart shared = new PathStart(PathOptions.of(
                new String[] {"--idle", "backoff", "--size", "32", "--transport", "streams=\"shared\""}));
        try (PathStart.Started path = shared.pointTwinhub(MTU)) {
            measure(path, Load.roundTrip(SIZE, 1000));
            measure(path, Load.oneWay(SIZE, 5000).overConnection());
        }
    }

    @Test
    void shouldMeasureBothPathsInTurnsWhileTheOtherStandsStill() throws IOException {
        final Load load = Load.roundTrip(SIZE, 1000);
        try (SideBySide paths = new SideBySide(start, MTU, List.of("T", "L"), load, WARM_UP_MS)) {
            for (int turn = 0; turn < 3; turn++) {
                assertThat(paths.measure(load))
                        .containsOnlyKeys("L", "T")
                        .allSatisfy((name, result) ->
                                assertThat(result.perSecond()).as(name).isPositive());
            }
            assertThat(paths.faults()).containsOnly(0);
        }
    }

    @Test
    void shouldNoticeAnAllocation() throws IOException {
        try (PathStart.Started path = start.twinhub(MTU);
                Allocation allocation = new Allocation(path.processes())) {
            final PathResult result = path.run()
                    .measure(Load.oneWay(SIZE, 5000).withPlanted(64), WARM_UP_MS, MEASURE_MS, allocation::bytes);
            assertThat(result.bytesPerMessage().get("receiver")).isGreaterThan(64);
        }
    }

    private static void measure(final PathStart.Started path, final Load load) throws IOException {
        final PathResult result = path.run().measure(load, WARM_UP_MS, MEASURE_MS);
        assertThat(result.perSecond()).isPositive();
        assertThat(path.run().faults()).containsOnly(0);
    }
}
