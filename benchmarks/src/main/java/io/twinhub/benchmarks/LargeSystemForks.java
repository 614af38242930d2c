package io.twinhub.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Runs the steps of {@link LargeSystemRun} in JVMs of their own with a small heap. Used by one thread. */
final class LargeSystemForks {
    static final int COMPUTER_COUNT = 1_000;
    static final int EVENT_COUNT = 100_000;
    static final int HEAP_MIB = 512;

    private final Path folder;
    private final Map<String, List<LargeSystemRun.Taken>> steps = new HashMap<>();
    private boolean failed;

    /** @param folder for text and serial form. */
    LargeSystemForks(final Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(text(), LargeSystem.xml(COMPUTER_COUNT, EVENT_COUNT), StandardCharsets.UTF_8);
    }

    /** Each process once more. */
    void run() throws IOException, InterruptedException {
        fork("parse", text());
        fork("seal", text(), serial());
        fork("decode", serial());
        fork("compile", serial());
    }

    /** Median seconds of some steps together; not a number if a process failed, because it ran out of memory or found an error. */
    double seconds(final String... names) {
        return sum(LargeSystemRun.Taken::seconds, names);
    }

    /** The same of their CPU time. */
    double cpuSeconds(final String... names) {
        return sum(LargeSystemRun.Taken::cpuSeconds, names);
    }

    private double sum(final ToDoubleFunction<LargeSystemRun.Taken> figure, final String... names) {
        double sum = 0;
        for (final String name : names) {
            sum += failed
                    ? Double.NaN
                    : Rounds.median(
                            steps.get(name).stream().map(figure::applyAsDouble).toList());
        }
        return sum;
    }

    private void fork(final String process, final Path... files) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Xmx" + HEAP_MIB + "m", "-cp", System.getProperty("java.class.path")));
        command.add(LargeSystemRun.class.getName());
        command.add(process);
        for (final Path file : files) {
            command.add(file.toString());
        }
        final File output = folder.resolve(process + ".out").toFile();
        final int exit = new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        failed |= exit != 0;
        for (final String line : Files.readAllLines(output.toPath(), StandardCharsets.UTF_8)) {
            final String[] parts = line.split(" ");
            final var taken = new LargeSystemRun.Taken(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
            steps.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(taken);
        }
    }

    private Path text() {
        return folder.resolve("large.xml");
    }

    private Path serial() {
        return folder.resolve("large.serial");
    }
}
