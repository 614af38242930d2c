package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.config.EventSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.transport.TransportLimits;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathAllocationTest {
    private static final long STEP_NS = 50_000;
    private static final String WATCHED = "kind.int64";
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final WholePath path = new WholePath(spec(), TransportLimits.SMALL);
    private long received;
    private long sum;
    private long staleCount;

    /** One event is stale already in the cycle after its arrival. */
    private static SystemSpec spec() {
        final SystemSpec spec = EveryKind.spec();
        return spec.toBuilder()
                .events(spec.events().stream()
                        .map(event -> event.name().equals(WATCHED)
                                ? new EventSpec(WATCHED, event.eventClass(), "", STEP_NS / 2)
                                : event)
                        .toList())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"for.receiver", WATCHED})
    void shouldAllocateNothingPerMessageFromPublisherToSubscriber(final String name) {
        path.buses.get("receiver").subscribe(name, event -> {
            received += event.isQualityChange() ? 0 : 1;
            staleCount += event.isQualityChange() ? 1 : 0;
            sum += event.asLong();
        });
        path.cycles(200, 10_000_000);
        final EventPublisher publisher = path.buses.get("source").publisher(name);
        final long warm = publish(publisher, 40_000);
        assertThat(received).isEqualTo(warm);

        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        final long count = publish(publisher, 40_000);
        final long bytes = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(received).isEqualTo(warm + count);
        assertThat(sum).isPositive();
        assertThat(staleCount > 0).isEqualTo(name.equals(WATCHED));
        assertThat((double) bytes / count).as("bytes per message").isLessThan(0.5);
    }

    @Test
    void shouldAllocateNothingForAComplexEventBesideWhatItsCodecDoes() {
        path.buses
                .get("receiver")
                .subscribe(
                        "state", event -> received += event.as(PumpState.TYPE).rpm());
        path.buses.get("neighbour").subscribe("state", event -> sum++);
        path.cycles(200, 10_000_000);
        final RecordPublisher<PumpState> publisher = path.buses.get("source").publisher("state", PumpState.TYPE);
        final SerialCodec<PumpState> codec = SerialCodec.of(PumpState.TYPE);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8192]);
        final PumpState state = PumpState.of(1);
        final LongSupplier byPath = () -> publishComplex(publisher, state);
        final LongSupplier byCodec = () -> codeComplex(codec, state, buffer);
        assertThat(byPath.getAsLong()).isPositive();
        assertThat(byCodec.getAsLong()).isPositive();

        final double pathBytes = bytesPerMessage(byPath);
        final double codecBytes = bytesPerMessage(byCodec);

        assertThat(received).as("values that arrived").isEqualTo(sum).isPositive();
        assertThat(pathBytes)
                .as("bytes per message, %.0f of them by the codec", codecBytes)
                .isLessThan(codecBytes + 64);
    }

    private double bytesPerMessage(final LongSupplier work) {
        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        final long count = work.getAsLong();
        return (double) (threads.getThreadAllocatedBytes(thread) - before) / count;
    }

    private long publishComplex(final RecordPublisher<PumpState> publisher, final PumpState state) {
        long count = 0;
        for (int cycle = 0; cycle < 20_000; cycle++) {
            for (int burst = cycle % 7; burst >= 0; burst--) {
                count += publisher.publish(state, 0, 1L) == PublishOutcome.ACCEPTED ? 1 : 0;
            }
            path.cycle(STEP_NS);
        }
        path.cycles(100, STEP_NS);
        return count;
    }

    private static long codeComplex(
            final SerialCodec<PumpState> codec, final PumpState state, final UnsafeBuffer buffer) {
        long rpm = 0;
        for (int i = 0; i < 80_000; i++) {
            rpm += codec.decode(buffer, 0, codec.encode(state, buffer, 0)).rpm();
        }
        return rpm;
    }

    /** Publishes single messages and bursts, and lets all of them arrive. */
    private long publish(final EventPublisher publisher, final int cycleCount) {
        long count = 0;
        for (int cycle = 0; cycle < cycleCount; cycle++) {
            for (int burst = cycle % 7; burst >= 0; burst--) {
                count += publisher.publish(cycle, 0, 1L) == PublishOutcome.ACCEPTED ? 1 : 0;
            }
            path.cycle(STEP_NS);
        }
        path.cycles(100, STEP_NS);
        return count;
    }
}
