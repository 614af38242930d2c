package io.twinhub.systemtests;

import io.aeron.CncFileDescriptor;
import io.aeron.CommonContext;
import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.runtime.HubCounters;
import io.twinhub.testsupport.Await;
import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.agrona.BufferUtil;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/** One run of {@code twinhub system start} for a computer of a {@link RealSystem}, and the processes below it. */
final class StartedComputer {
    private final RealSystem system;
    private final String name;
    private final Process process;
    private final Path console;

    private StartedComputer(final RealSystem system, final String name, final Process process, final Path console) {
        this.system = system;
        this.name = name;
        this.process = process;
        this.console = console;
    }

    /** @param environment beside that of this process. */
    static StartedComputer start(
            final RealSystem system, final String name, final Path console, final Map<String, String> environment) {
        try {
            final ProcessBuilder builder = new ProcessBuilder(command(system.home(), name))
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile());
            builder.environment().putAll(environment);
            final Process process = builder.start();
            return new StartedComputer(system, name, process, console);
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    static List<String> command(final Home home, final String computer) {
        return List.of(
                SourceTree.root().resolve("twinhub").toString(),
                "system",
                "start",
                "--computer",
                computer,
                "--home",
                home.root().toString());
    }

    String name() {
        return name;
    }

    /** The process id of the hub process that runs now. */
    Optional<Long> hub() {
        return child(pid -> ProcessFiles.commandLine(pid).contains("HubMain"));
    }

    /** The process id of a program copy that runs now. */
    Optional<Long> program(final String copy) {
        final String file =
                system.home().instanceFile(name, system.plan().version(), copy).toString();
        return child(pid -> ProcessFiles.environment(pid).contains(InstanceFile.VARIABLE + "=" + file));
    }

    private Optional<Long> child(final Predicate<Long> wanted) {
        return process.children().map(ProcessHandle::pid).filter(wanted).findFirst();
    }

    /** Kills the start command itself, without warning. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(10);
    }

    void terminate() {
        process.destroy();
    }

    /** Waits for its end and returns its exit code. */
    int awaitEnd(final int withinSeconds) {
        Await.until("the end of the start command of " + name, withinSeconds, () -> !process.isAlive(), this::said);
        return process.exitValue();
    }

    /** What the hub process shows of itself; empty values if it does not turn. */
    Map<String, Long> counters() {
        final Optional<Long> hub = hub();
        return HubCounters.read(sharedMemory())
                .filter(counters -> hub.isPresent() && counters.processId() == hub.get())
                .filter(HubCounters::isAlive)
                .map(HubCounters::values)
                .orElse(Map.of());
    }

    /** Whether the path of this network ("A" or "B") brings all sources completely. */
    boolean isContinuous(final String network) {
        return counters().getOrDefault("path." + network + ".behind", -1L) == 0;
    }

    /** How often a hub process of this computer has begun. */
    long hubStartCount() {
        return hubLog().lines().filter(line -> line.contains(" runs in ")).count();
    }

    /** Whether a later mainHub has its links: until a spoke notices, it shows the path as it was with the one before. */
    boolean hasLinks(final long formerStartCount, final int spokeCount) {
        final String log = hubLog();
        final String present = log.substring(Math.max(0, log.lastIndexOf(" runs in ")));
        return hubStartCount() > formerStartCount
                && present.lines()
                                .filter(line -> line.contains("EVENT link with computer") && line.contains(" is UP"))
                                .count()
                        == spokeCount;
    }

    /** The sum of what Aeron's driver in the hub process counts under labels that begin with this. */
    long aeronCount(final String label) {
        final File cnc = CommonContext.newCncFile(sharedMemory().toString());
        final MappedByteBuffer mapped = IoUtil.mapExistingFile(cnc, FileChannel.MapMode.READ_ONLY, cnc.getPath());
        try {
            final UnsafeBuffer metaData = CncFileDescriptor.createMetaDataBuffer(mapped);
            final CountersReader counters = new CountersReader(
                    CncFileDescriptor.createCountersMetaDataBuffer(mapped, metaData),
                    CncFileDescriptor.createCountersValuesBuffer(mapped, metaData));
            final long[] sum = {0};
            counters.forEach((id, counted) -> sum[0] += counted.startsWith(label) ? counters.getCounterValue(id) : 0);
            return sum[0];
        } finally {
            BufferUtil.free(mapped);
        }
    }

    Path sharedMemory() {
        return Home.sharedMemory(system.plan(), name, System.getProperty("user.name"));
    }

    /** What it said on its console. */
    String said() {
        return read(console);
    }

    /** The log of the hub process. */
    String hubLog() {
        final Path folder = system.home().hubLog(name, system.plan().version());
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            final StringBuilder log = new StringBuilder();
            files.filter(file -> file.toString().endsWith(".log")).sorted().forEach(file -> log.append(read(file)));
            return log.toString();
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private static String read(final Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }
}
