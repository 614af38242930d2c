package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A log in a home.
 *
 * @param name id of the program copy, or {@code localHub} or {@code mainHub}.
 */
record LogPlace(String computer, String version, String name, Path file) {
    private static final String HUB_LOG_END = "Hub.log";

    /** All that a home has, in the order of their computers. */
    static List<LogPlace> all(final Home home) {
        final List<LogPlace> places = new ArrayList<>();
        for (final Path computer : below(home.root().resolve("computers"))) {
            for (final Path version : below(computer)) {
                final String computerName = name(computer);
                final String versionName = name(version);
                for (final Path log :
                        below(home.hubLog(computerName, versionName).getParent())) {
                    if (name(log).endsWith(HUB_LOG_END)) {
                        final String hub = name(log).substring(0, name(log).length() - ".log".length());
                        places.add(new LogPlace(computerName, versionName, hub, log));
                    }
                }
                for (final Path copy : below(version.resolve("copies"))) {
                    final Path log = home.copyLog(computerName, versionName, name(copy));
                    if (Files.exists(log)) {
                        places.add(new LogPlace(computerName, versionName, name(copy), log));
                    }
                }
            }
        }
        return places;
    }

    /**
     * The one that is meant: of several versions the one that was written last.
     *
     * @param computer null for any.
     * @param version null for any.
     * @throws TwinhubException if there is none, or several computers have one; the error names what there is.
     */
    static LogPlace find(final Home home, final String name, final String computer, final String version) {
        final List<LogPlace> all = all(home);
        final List<LogPlace> fitting = all.stream()
                .filter(place -> place.name.equals(name))
                .filter(place -> computer == null || place.computer.equals(computer))
                .filter(place -> version == null || place.version.equals(version))
                .toList();
        if (fitting.isEmpty()) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.CLI_LOG_UNKNOWN, name, home.root())
                    .in("logs", computer == null ? "" : computer, name)
                    .expected(
                            all.isEmpty()
                                    ? "a home in which a computer was started"
                                    : "one of "
                                            + all.stream()
                                                    .map(LogPlace::title)
                                                    .distinct()
                                                    .collect(Collectors.joining(", ")))
                    .action("The log of an instance lies on its own computer; --home names another home."));
        }
        final List<String> computers =
                fitting.stream().map(LogPlace::computer).distinct().toList();
        if (computers.size() > 1) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.CLI_LOG_AMBIGUOUS, name, String.join(", ", computers))
                    .in("logs", "", name)
                    .expected("--computer NAME, with one of them"));
        }
        return fitting.stream()
                .max(Comparator.comparing(place -> place.file.toFile().lastModified()))
                .orElseThrow();
    }

    private String title() {
        return name + " on " + computer;
    }

    private static List<Path> below(final Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static String name(final Path path) {
        return path.getFileName().toString();
    }
}
