package io.twinhub.samples;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.List;

/** The few values that every Java can measure on every system. */
final class PortableMeasurements implements Measurements {
    private static final List<String> NAMES =
            List.of("load.1m", "disk.free", "program.cpu", "program.memory", "program.threads");
    private static final double NANOS_PER_SECOND = 1e9;

    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    private final File disk = new File(".").getAbsoluteFile();
    private final double[] values = new double[NAMES.size()];

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public double[] read() {
        values[0] = system.getSystemLoadAverage();
        values[1] = disk.getUsableSpace();
        values[2] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / NANOS_PER_SECOND;
        values[3] = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        values[4] = ManagementFactory.getThreadMXBean().getThreadCount();
        return values;
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
