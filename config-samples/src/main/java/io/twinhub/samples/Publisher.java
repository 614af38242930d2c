package io.twinhub.samples;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the {@link Board} knows of one publisher; the counts include its former runs. */
final class Publisher {
    private final Map<Long, RunningNumbers> runs = new LinkedHashMap<>();
    private final Map<String, Double> values = new LinkedHashMap<>();
    private long run;
    private long heardNs;
    private long longestSilenceNs;
    private boolean finished;

    /** A reading arrived, as the event {@code publisher.measurement}. */
    void onReading(final String measurement, final Reading reading, final long nowNs) {
        // Between two runs and after the last reading nobody publishes, so that is no silence.
        if (reading.run() == run && !finished) {
            longestSilenceNs = Math.max(longestSilenceNs, nowNs - heardNs);
        }
        run = reading.run();
        heardNs = nowNs;
        finished = measurement.equals("published");
        if (!finished) {
            values.put(measurement, reading.value());
        }
        runs.computeIfAbsent(run, unseen -> new RunningNumbers()).onNumber(reading.number());
    }

    /** Whether it said that it publishes no more. */
    boolean isFinished() {
        return finished;
    }

    /** The last value of a measurement; 0 if none came. */
    double value(final String measurement) {
        return values.getOrDefault(measurement, 0.0);
    }

    /** The longest time between two readings of one run; the present one counts. */
    long longestSilenceNs(final long nowNs) {
        return finished || runs.isEmpty() ? longestSilenceNs : Math.max(longestSilenceNs, nowNs - heardNs);
    }

    long delivered() {
        return runs.values().stream().mapToLong(RunningNumbers::delivered).sum();
    }

    long lost() {
        return runs.values().stream().mapToLong(RunningNumbers::lost).sum();
    }

    long duplicated() {
        return runs.values().stream().mapToLong(RunningNumbers::duplicated).sum();
    }

    long reordered() {
        return runs.values().stream().mapToLong(RunningNumbers::reordered).sum();
    }
}
