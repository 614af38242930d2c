package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.PublishOutcome;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class PathAllocationTest {
    private static final long STEP_NS = 50_000;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final WholePath path = new WholePath();
    private long received;
    private long sum;

    @Test
    void shouldAllocateNothingPerMessageFromPublisherToSubscriber() {
        path.buses.get("receiver").subscribe("for.receiver", event -> {
            received++;
            sum += event.asLong();
        });
        path.cycles(200, 10_000_000);
        final EventPublisher publisher = path.buses.get("source").publisher("for.receiver");
        final long warm = publish(publisher, 40_000);
        assertThat(received).isEqualTo(warm);

        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        final long count = publish(publisher, 40_000);
        final long bytes = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(received).isEqualTo(warm + count);
        assertThat(sum).isPositive();
        assertThat((double) bytes / count).as("bytes per message").isLessThan(0.5);
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
