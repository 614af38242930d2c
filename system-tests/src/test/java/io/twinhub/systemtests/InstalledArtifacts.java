package io.twinhub.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The artifacts of this build in a local Maven repository of their own, as {@code mvnw install} would lay them there. A build beside this one, of a project of a
 * user's, takes them from it, and everything else, without the internet, from the repository that this build uses.
 */
final class InstalledArtifacts {
    private static final String GROUP = "io/twinhub/";
    private static final String VERSION = "0.1.0-SNAPSHOT";
    /** From a jar up to the repository: its version, its artifact, and the group {@code org.junit.jupiter}. */
    private static final int LEVELS = 6;

    private final Path repository;

    private InstalledArtifacts(final Path repository) {
        this.repository = repository;
    }

    /** @param repository does not exist yet. */
    static InstalledArtifacts in(final Path repository) throws IOException {
        final InstalledArtifacts artifacts = new InstalledArtifacts(repository);
        artifacts.install("twinhub-parent", SourceTree.root());
        for (final Path folder : list(SourceTree.root())) {
            if (Files.exists(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("target/classes"))) {
                artifacts.install("twinhub-" + folder.getFileName(), folder);
            }
        }
        return artifacts;
    }

    /** What Maven has to be told to use them. */
    String mavenArguments() throws Exception {
        Path shared = Path.of(org.junit.jupiter.api.Test.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        for (int i = 0; i < LEVELS; i++) {
            shared = shared.getParent();
        }
        return "-o -B -ntp -Dmaven.repo.local=" + repository + " -Dmaven.repo.local.tail=" + shared;
    }

    private void install(final String artifact, final Path module) throws IOException {
        final Path folder = Files.createDirectories(
                repository.resolve(GROUP).resolve(artifact).resolve(VERSION));
        Files.copy(module.resolve("pom.xml"), folder.resolve(artifact + "-" + VERSION + ".pom"));
        final Path classes = module.resolve("target/classes");
        if (Files.isDirectory(classes)) {
            try (JarOutputStream jar = new JarOutputStream(
                            Files.newOutputStream(folder.resolve(artifact + "-" + VERSION + ".jar")));
                    Stream<Path> files = Files.walk(classes)) {
                for (final Path file : files.filter(Files::isRegularFile).toList()) {
                    jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                    Files.copy(file, jar);
                }
            }
        }
    }

    private static List<Path> list(final Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
