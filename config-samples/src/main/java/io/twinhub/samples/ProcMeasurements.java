package io.twinhub.samples;

import java.nio.file.Path;
import java.util.List;

/** What the Linux kernel shows of the machine under {@code /proc}. Counters count since the machine was started. */
final class ProcMeasurements implements Measurements {
    private static final List<String> NAMES = List.of(
            // /proc/stat; seconds of processor time, then counts
            "cpu.user",
            "cpu.nice",
            "cpu.system",
            "cpu.idle",
            "cpu.iowait",
            "cpu.irq",
            "cpu.softirq",
            "cpu.steal",
            "cpu.interrupts",
            "cpu.switches",
            // /proc/loadavg
            "load.1m",
            "load.5m",
            "load.15m",
            "load.running",
            "load.tasks",
            // /proc/meminfo; bytes
            "memory.total",
            "memory.free",
            "memory.available",
            "memory.cached",
            "memory.dirty",
            // /proc/diskstats, disks and their partitions; bytes
            "disk.read",
            "disk.written",
            // /proc/net/dev, all interfaces; bytes
            "network.received",
            "network.sent");
    private static final int CPU_KIND_COUNT = 8;
    private static final double TICKS_PER_SECOND = 100;
    private static final double BYTES_PER_KIB = 1024;
    private static final double BYTES_PER_SECTOR = 512;

    private final ProcFile stat = new ProcFile(Path.of("/proc/stat"));
    private final ProcFile load = new ProcFile(Path.of("/proc/loadavg"));
    private final ProcFile memory = new ProcFile(Path.of("/proc/meminfo"));
    private final ProcFile disks = new ProcFile(Path.of("/proc/diskstats"));
    private final ProcFile network = new ProcFile(Path.of("/proc/self/net/dev"));
    private final double[] values = new double[NAMES.size()];
    private int next;

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public double[] read() {
        next = 0;
        readProcessors();
        readLoad();
        readMemory();
        readDisks();
        readNetwork();
        return values;
    }

    private void readProcessors() {
        stat.measure();
        stat.find("cpu ");
        for (int i = 0; i < CPU_KIND_COUNT; i++) {
            put(stat.number() / TICKS_PER_SECOND);
        }
        put(stat.find("intr ") ? stat.number() : 0);
        put(stat.find("ctxt ") ? stat.number() : 0);
    }

    private void readLoad() {
        load.measure();
        for (int i = 0; i < 5; i++) {
            put(load.number());
        }
    }

    /** The kernel keeps the order of these lines. */
    private void readMemory() {
        memory.measure();
        for (final String line : List.of("MemTotal:", "MemFree:", "MemAvailable:", "Cached:", "Dirty:")) {
            put(memory.find(line) ? memory.number() * BYTES_PER_KIB : 0);
        }
    }

    private void readDisks() {
        double read = 0;
        double written = 0;
        disks.measure();
        do {
            // Loop and memory disks are no disks, and mapped ones are seen through those below them.
            disks.skipWords(2);
            if (!disks.isNext("loop") && !disks.isNext("ram") && !disks.isNext("dm-")) {
                read += disks.skipWords(3).number() * BYTES_PER_SECTOR;
                written += disks.skipWords(3).number() * BYTES_PER_SECTOR;
            }
        } while (disks.nextLine());
        put(read);
        put(written);
    }

    private void readNetwork() {
        double received = 0;
        double sent = 0;
        network.measure();
        network.nextLine();
        while (network.nextLine()) {
            network.skipPast(':');
            received += network.number();
            sent += network.skipWords(7).number();
        }
        put(received);
        put(sent);
    }

    private void put(final double value) {
        values[next++] = value;
    }

    @Override
    public void close() {
        stat.close();
        load.close();
        memory.close();
        disks.close();
        network.close();
    }
}
