package io.twinhub.benchmarks.path;

import io.twinhub.config.InstanceFile;
import io.twinhub.testsupport.HostileProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A {@link HostileProgram} beside a measurement; started again whenever it dies, if that is wanted. Closing kills it. */
final class Neighbour implements AutoCloseable {
    private static final long MS_PER_TICK = 10;

    private final ProcessBuilder builder;
    private final boolean startsAgain;
    private volatile Process process;
    private volatile CompletableFuture<?> ended;
    private boolean isOver;
    private int lifeCount;

    private Neighbour(final ProcessBuilder builder, final boolean startsAgain) {
        this.builder = builder;
        this.startsAgain = startsAgain;
    }

    static Neighbour start(
            final Path folder, final Path instanceFile, final String argument, final boolean startsAgain) {
        final ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileProgram.class.getName(),
                        argument))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("neighbour.out").toFile()));
        builder.environment().put(InstanceFile.VARIABLE, instanceFile.toString());
        final Neighbour neighbour = new Neighbour(builder, startsAgain);
        neighbour.begin();
        return neighbour;
    }

    private synchronized void begin() {
        if (isOver) {
            return;
        }
        try {
            process = builder.start();
            lifeCount++;
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
        ended = startsAgain ? process.onExit().thenRun(this::begin) : process.onExit();
    }

    synchronized int lifeCount() {
        return lifeCount;
    }

    /** Processor time of its lives so far: only differences mean something. */
    synchronized long cpuMs() {
        final long presentMs = process.toHandle()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
        return presentMs + endedChildrenMs();
    }

    /** What the kernel has of children of this process that ended; see proc(5), cutime and cstime. */
    private static long endedChildrenMs() {
        try {
            final String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.US_ASCII);
            final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MS_PER_TICK;
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            isOver = true;
        }
        process.destroyForcibly();
        ended.join();
    }
}
