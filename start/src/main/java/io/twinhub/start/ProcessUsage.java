package io.twinhub.start;

import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;
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
 * @param pid its process id.
 * @param cpuSeconds processor time since its start, in seconds, of all its threads, with the kernel's on its behalf.
 * @param residentBytes memory that it holds now, its shared memory included.
 */
public record ProcessUsage(long pid, double cpuSeconds, long residentBytes) {
    public static final DataClass<ProcessUsage> TYPE = DataClass.of("processUsage", ProcessUsage.class)
            .doc("What a process has used.")
            .field(int64("pid", ProcessUsage::pid).doc("Its process id."))
            .field(float64("cpuSeconds", ProcessUsage::cpuSeconds).doc("Processor time since its start, in seconds."))
            .field(int64("residentBytes", ProcessUsage::residentBytes)
                    .doc("Memory that it holds now, its shared memory included."))
            .build(v -> new ProcessUsage(v.getLong(0), v.getDouble(1), v.getLong(2)));

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
                            pid, cpu.get().toNanos() / NS_PER_SECOND, Long.parseLong(memory.group(1)) * KIB))
                    : Optional.empty();
        } catch (final IOException ended) {
            return Optional.empty();
        }
    }
}
