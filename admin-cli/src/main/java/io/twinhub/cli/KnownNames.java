package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names that a home knows, for who completes a word. What a word means follows from the label of its parameter. Of what cannot be
 * read nothing is known: completing is no time for errors. Used by one thread.
 */
final class KnownNames {
    /** More nobody reads. */
    private static final int COUNT_MAX = 500;

    private final Home home;
    private final SealedVersions versions;
    /** By version; what is sealed never changes. */
    private final Map<String, SystemPlan> plans = new HashMap<>();

    private List<String> classes;

    KnownNames(final Home home) {
        this.home = home;
        versions = new SealedVersions(home);
    }

    /** Those that may stand for a parameter with this label and begin so. */
    List<String> of(final String label, final String prefix) {
        final Stream<String> all;
        switch (label) {
            case "NAME", "COMPUTER" -> all = plans().flatMap(KnownNames::computers);
            case "VERSION" -> all = versions.list().stream().map(SealedVersion::version);
            case "COPY" -> all = copies();
            case "COPY@COMPUTER" -> all = plans().flatMap(KnownNames::places);
            case "FROM", "TO" -> all = Stream.concat(plans().flatMap(KnownNames::computers), copies());
            case "PATTERN" -> all = plans().flatMap(KnownNames::events);
            case "CLASS" -> all = classes().stream();
            case "FILE", "FOLDER", "JAR-OR-FOLDER" -> all = files(prefix);
            default -> all = Stream.empty();
        }
        return all.filter(name -> name.startsWith(prefix))
                .distinct()
                .limit(COUNT_MAX)
                .sorted()
                .toList();
    }

    private Stream<SystemPlan> plans() {
        return versions.list().stream().filter(SealedVersion::inService).flatMap(version -> {
            try {
                return Stream.of(plans.computeIfAbsent(version.version(), versions::plan));
            } catch (final TwinhubException damaged) {
                return Stream.empty();
            }
        });
    }

    private static Stream<String> computers(final SystemPlan plan) {
        return IntStream.range(0, plan.computerCount())
                .mapToObj(id -> plan.computer(id).name());
    }

    private static Stream<String> places(final SystemPlan plan) {
        return IntStream.range(0, plan.instanceCount())
                .mapToObj(plan::instance)
                .map(instance -> plan.copy(instance.copy()).name() + "@"
                        + plan.computer(instance.computer()).name());
    }

    private static Stream<String> events(final SystemPlan plan) {
        return IntStream.range(0, plan.eventCount())
                .mapToObj(id -> plan.event(id).name());
    }

    /** Those that have a log as well. */
    private Stream<String> copies() {
        return Stream.concat(
                plans().flatMap(plan -> IntStream.range(0, plan.copyCount())
                        .mapToObj(id -> plan.copy(id).name())),
                LogPlace.all(home).stream().map(LogPlace::name));
    }

    private List<String> classes() {
        if (classes == null) {
            classes = KnownClasses.with(UserClasses.in(List.of())).all().stream()
                    .map(known -> known.type().name())
                    .toList();
        }
        return classes;
    }

    /** With a slash behind folders. */
    private static Stream<String> files(final String prefix) {
        final int slash = prefix.lastIndexOf('/');
        final String folder = prefix.substring(0, slash + 1);
        try (Stream<Path> found = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            return found
                    .map(file -> folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                    .toList()
                    .stream();
        } catch (final IOException none) {
            return Stream.empty();
        }
    }
}
