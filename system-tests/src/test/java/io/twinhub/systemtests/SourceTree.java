package io.twinhub.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The files of the project as text, without what is generated. */
final class SourceTree {
    private static final Set<String> OUTSIDE = Set.of("target", ".git", ".idea", ".vscode", "wrapper");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|xml|md|sh|py|yml|properties|json|txt)|run|twinhub|Dockerfile");

    private SourceTree() {}

    /** The top level of the project, from wherever below it a test runs. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** All text files, as paths from the top level. */
    static List<Path> files(final Predicate<Path> wanted) {
        final Path root = root();
        final List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(final Path folder, final BasicFileAttributes attributes) {
                    return OUTSIDE.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes) {
                    final Path relative = root.relativize(file);
                    if (TEXT.matcher(file.getFileName().toString()).matches() && wanted.test(relative)) {
                        files.add(relative);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static List<String> lines(final Path file) {
        try {
            return Files.readAllLines(root().resolve(file), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line of these files in which the pattern occurs, as {@code file:line: text}. */
    static List<String> find(final List<Path> files, final Pattern pattern) {
        final List<String> found = new ArrayList<>();
        for (final Path file : files) {
            final List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                }
            }
        }
        return found;
    }

    static boolean isMain(final Path file) {
        return file.toString().contains("src/main/java/");
    }

    static boolean isTest(final Path file) {
        return file.toString().contains("src/test/java/");
    }
}
