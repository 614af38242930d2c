package io.twinhub.load;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one phase of load showed.
 *
 * @param perSecond messages delivered per second.
 * @param cpuNsPerMessage by process, in the order of the path.
 * @param bytesPerMessage allocated, by process; empty if it was not asked for.
 * @param latency one way, or there and back with echo; null if it was not asked for.
 */
public record PathResult(
        double perSecond, Map<String, Double> cpuNsPerMessage, Map<String, Double> bytesPerMessage, Histogram latency) {
    /** CPU time of all processes for one message. */
    public double cpuNs() {
        return cpuNsPerMessage.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Latency at a percentile, 0 to 100. */
    public double latencyNs(final double percentile) {
        return latency.getValueAtPercentile(percentile);
    }
}
