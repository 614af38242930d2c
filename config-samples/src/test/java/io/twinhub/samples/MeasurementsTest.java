package io.twinhub.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MeasurementsTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldMeasureThisMachine() throws Exception {
        final Map<String, Double> values = measured(new ProcMeasurements());
        final String total = Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D", "");
        assertThat(values.get("memory.total")).isEqualTo(Double.parseDouble(total) * 1024);
        assertThat(values.get("memory.available")).isPositive().isLessThan(values.get("memory.total"));
        assertThat(values.get("cpu.user")).isPositive();
        assertThat(values.get("load.tasks")).isGreaterThan(1);
        assertThat(values.get("network.received")).isPositive();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldMeasureAnewEachTime() {
        try (Measurements measurements = new ProcMeasurements()) {
            final int place = measurements.names().indexOf("cpu.interrupts");
            final double first = measurements.read()[place];
            final long deadlineNs = System.nanoTime() + 5_000_000_000L;
            while (measurements.read()[place] == first) {
                assertThat(System.nanoTime()).isLessThan(deadlineNs);
            }
        }
    }

    @Test
    void shouldMeasureSomethingOnAnySystem() {
        assertThat(measured(new PortableMeasurements())).hasSize(5).containsKey("load.1m");
    }

    private static Map<String, Double> measured(final Measurements measurements) {
        try (measurements) {
            final double[] values = measurements.read();
            final Map<String, Double> byName = new HashMap<>();
            for (int i = 0; i < values.length; i++) {
                byName.put(measurements.names().get(i), values[i]);
            }
            return byName;
        }
    }
}
