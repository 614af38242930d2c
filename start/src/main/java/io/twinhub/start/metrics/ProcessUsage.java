package io.twinhub.start.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has used.
 *
 * @param cpuSeconds processor time since its start, in seconds, of all its threads, with the kernel's on its behalf.
 * @param residentBytes memory that it holds now, its shared memory included.
 */
public record ProcessUsage(double cpuSeconds, long residentBytes) {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final long KIB = 1024;
    private static final double NS_PER_SECOND = 1e9;

    /** Of a living process; empty if it is gone or belongs to somebody else. */
    public static Optional<ProcessUsage> of(final long pid) {
        final Optional<Duration> cpu =
                ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration());
        if (cpu.isEmpty()) {
            return Optional.empty();
        }
        try {
            // A name of a process may hold any bytes, so no other charset is safe here.
            final Matcher memory = RESIDENT.matcher(
                    Files.readString(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1));
            return memory.find()
                    ? Optional.of(new ProcessUsage(
                            cpu.get().toNanos() / NS_PER_SECOND, Long.parseLong(memory.group(1)) * KIB))
                    : Optional.empty();
        } catch (final IOException ended) {
            return Optional.empty();
        }
    }
}
