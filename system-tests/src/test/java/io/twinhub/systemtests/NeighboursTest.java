package io.twinhub.systemtests;

import static io.twinhub.testsupport.Direction.UP;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.testsupport.RandomSystem;
import io.twinhub.testsupport.Simulation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Nobody waits for a receiver: a run in which one stops, or breaks the rules, is compared with the same run in which it does not. What
 * all others publish to one another arrives in both, at almost the same virtual time.
 */
class NeighboursTest {
    private static final Duration DURATION = Duration.ofSeconds(40);
    private static final int SEED_COUNT = 10;
    /** The one that stops or breaks the rules. */
    private static final String CULPRIT = "copy-1";
    /**
     * A duty cycle and a way over the network differ by chance from run to run; batches end elsewhere. A super message that waits for the
     * one before may wait for the flush time, at each of four hops.
     */
    private static final long DIFFERENCE_MAX_NS = 30_000_000;

    /** When everything is connected, and when what is recorded counts. */
    private static final long RECORDED_FROM_NS = 4_000_000_000L;

    private static final long COMPARED_FROM_NS = 5_000_000_000L;

    private static final double DIFFERENCE_MEAN_MAX_NS = 300_000;

    @Test
    void shouldNotNoticeAReceiverThatStops() {
        compare(sim -> sim.stopped(CULPRIT));
    }

    @Test
    void shouldNotNoticeAProgramThatBreaksTheRules() {
        compare(sim -> sim.hostile(CULPRIT));
    }

    private static void compare(final UnaryOperator<Simulation> worse) {
        long count = 0;
        int seedCount = 0;
        double sumNs = 0;
        for (int seed = 0; seed < SEED_COUNT; seed++) {
            if (RandomSystem.isAssigned(seed)) {
                continue; // the culprit would have a second instance, which goes on in its place
            }
            seedCount++;
            final Map<String, Long> alone = deliveries(seed, UnaryOperator.identity());
            final Map<String, Long> beside = deliveries(seed, worse);
            // What arrives about then may be early in one run and late in the other.
            assertThat(alone.keySet()).as("seed " + seed).containsAll(after(COMPARED_FROM_NS, beside));
            assertThat(beside.keySet()).as("seed " + seed).containsAll(after(COMPARED_FROM_NS, alone));
            for (final Map.Entry<String, Long> delivery : alone.entrySet()) {
                if (!beside.containsKey(delivery.getKey())) {
                    continue;
                }
                final long differenceNs = beside.get(delivery.getKey()) - delivery.getValue();
                assertThat(Math.abs(differenceNs))
                        .as("seed %d, %s, ns later", seed, delivery.getKey())
                        .isLessThan(DIFFERENCE_MAX_NS);
                sumNs += differenceNs;
                count++;
            }
        }
        assertThat(count).isGreaterThan(1000L * seedCount);
        System.out.printf("neighbours: %d deliveries, on average %.0f ns later%n", count, sumNs / count);
        assertThat(sumNs / count).as("mean of ns later").isLessThan(DIFFERENCE_MEAN_MAX_NS);
    }

    private static Set<String> after(final long fromNs, final Map<String, Long> deliveries) {
        return deliveries.entrySet().stream()
                .filter(delivery -> delivery.getValue() > fromNs)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** When everything arrived that the others published to one another: by subscriber, event and number. */
    private static Map<String, Long> deliveries(final long seed, final UnaryOperator<Simulation> change) {
        final SystemSpec spec = RandomSystem.of(seed);
        final SystemPlan plan = SystemPlan.compile(spec);
        final int culprit = plan.copy(CULPRIT).id();
        final Map<String, Long> deliveries = new LinkedHashMap<>();
        final Simulation sim = change.apply(Simulation.of(spec).seed(seed).workload())
                .onDelivery((subscriber, event, number, ns) -> {
                    if (subscriber != culprit && plan.publishingCopyOf(event) != culprit && ns > RECORDED_FROM_NS) {
                        deliveries.put(subscriber + " " + event + " " + number, ns);
                    }
                });
        // The same trouble on one network in both runs, at fixed times.
        sim.at(8000, MILLISECONDS).loseFrames("spoke-2", "hub-a", 0.05);
        sim.at(12_000, MILLISECONDS).calm("spoke-2", "hub-a").cut("spoke-3", "hub-a", UP);
        sim.at(14_000, MILLISECONDS).restore("spoke-3", "hub-a", UP);
        sim.run(DURATION);
        return deliveries;
    }
}
