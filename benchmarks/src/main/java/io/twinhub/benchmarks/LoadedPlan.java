package io.twinhub.benchmarks;

import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What each process of a system does first: it reads a sealed version, compares it with its seal, and compiles it. Argument: the version's {@code system.serial}. */
final class LoadedPlan {
    private static final double BYTES_PER_MIB = 1 << 20;

    private LoadedPlan() {}

    public static void main(final String[] args) throws Exception {
        final Path file = Path.of(args[0]);
        final long beginNs = System.nanoTime();
        final SystemPlan plan = SealedVersions.planOf(file);
        final double seconds = (System.nanoTime() - beginNs) / (double) TimeUnit.SECONDS.toNanos(1);
        final double cpuSeconds =
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / (double) TimeUnit.SECONDS.toNanos(1);
        System.gc();
        final double planMib =
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / BYTES_PER_MIB;
        System.out.printf(
                "sealedBytes=%d loadSeconds=%.1f loadCpuSeconds=%.1f planMiB=%.0f planEvents=%d%n",
                Files.size(file), seconds, cpuSeconds, planMib, plan.programEventCount());
    }
}
