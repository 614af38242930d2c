package io.twinhub.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which processor each process of a path runs on. Where six processes share two, chance would decide who sits beside whom, and keep it so for
 * a whole run: throughput of the same programs then differs by a half from one start to the next. So each keeps to the same processor in every run of every path, half of
 * the work on either.
 */
final class Processors {
    private static final Set<String> FIRST = Set.of("here", "hub-a", "receiver");

    private static final Pattern ALLOWED = Pattern.compile("Cpus_allowed_list:\\s*0[-,]1");

    private Processors() {}

    /** What stands in front of the command of a process; nothing where there are other processors, or no {@code taskset}. */
    static List<String> prefix(final String name) {
        if (!areTheFirstTwo() || !hasTaskset()) {
            return List.of();
        }
        return List.of("taskset", "--cpu-list", FIRST.contains(name) ? "0" : "1");
    }

    /** A container may have two of many, by other numbers. */
    private static boolean areTheFirstTwo() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.anyMatch(ALLOWED.asMatchPredicate());
        } catch (final IOException | UncheckedIOException ex) {
            return false; // not a Linux: there is no taskset either
        }
    }

    private static boolean hasTaskset() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }
}
