package io.twinhub.load;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which processor each process of a path runs on. Where six processes share two, chance would decide who sits beside whom, and keep it so for
 * a whole run: throughput of the same programs then differs by a half from one start to the next. So each keeps to the same processor in every run of every path, half of
 * the work on either.
 */
final class Processors {
    private static final Set<String> FIRST = Set.of("here", "hub-a", "receiver");

    private Processors() {}

    /** What stands in front of the command of a process; nothing where there are more processors, or no {@code taskset}. */
    static List<String> prefix(final String name) {
        if (Runtime.getRuntime().availableProcessors() != 2 || !hasTaskset()) {
            return List.of();
        }
        return List.of("taskset", "--cpu-list", FIRST.contains(name) ? "0" : "1");
    }

    private static boolean hasTaskset() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }
}
