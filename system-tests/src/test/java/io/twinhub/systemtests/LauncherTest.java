package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher as a user meets it: a real process, from anywhere, with every Java of this machine. */
final class LauncherTest {
    private static final Path LAUNCHER = SourceTree.root().resolve("twinhub");
    private static final long LIMIT_SECONDS = 300;

    @TempDir
    private Path folder;

    @BeforeAll
    static void buildWhatIsMissing(@TempDir final Path elsewhere) throws Exception {
        // The first start may build and then prepares fast starts; both say so on standard error, rightly.
        for (final Path java : javas().toList()) {
            run(elsewhere, Map.of("JAVA_HOME", java.toString()), LAUNCHER.toString(), "--version");
        }
    }

    static Stream<Path> javas() throws IOException {
        final List<Path> javas = new ArrayList<>();
        javas.add(Path.of(System.getProperty("java.home")));
        final Path usual = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(usual)) {
            try (Stream<Path> found = Files.list(usual)) {
                found.filter(home -> !Files.isSymbolicLink(home))
                        .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                        .filter(LauncherTest::isSupported)
                        .forEach(javas::add);
            }
        }
        return javas.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void shouldRunWithoutAWarningOnEveryJava(final Path java) throws Exception {
        final Result result = run(
                folder,
                Map.of("JAVA_HOME", java.toString()),
                LAUNCHER.toString(),
                "config",
                "list",
                "--home",
                folder.resolve("home").toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("No version is sealed in");
        assertThat(result.exit()).isZero();
    }

    @Test
    void shouldRunThroughSymbolicLinksFromAnyFolder() throws Exception {
        final Path link = Files.createSymbolicLink(folder.resolve("link"), LAUNCHER);
        Files.createDirectory(folder.resolve("a folder"));
        Files.createSymbolicLink(folder.resolve("a folder/th"), Path.of("../link"));

        for (final String name : List.of(link.toString(), "./th", "../link")) {
            final Result result = run(folder.resolve("a folder"), Map.of(), name, "--version");
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).startsWith("twinhub ");
            assertThat(result.exit()).isZero();
        }
    }

    @Test
    void shouldPassOnWordsAndExitStatus() throws Exception {
        final Path file =
                Files.writeString(folder.resolve("my system.xml"), "<system name='x' version='1'><sytem/></system>");

        final Result refused = run(folder, Map.of(), LAUNCHER.toString(), "config", "check", file.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(file + ":1:30: error: The element <sytem> is not known");

        assertThat(run(folder, Map.of(), LAUNCHER.toString(), "no-such").exit()).isEqualTo(2);
    }

    @Test
    void shouldPassOverAJavaThatIsTooOld() throws Exception {
        final Path old = folder.resolve("old");
        Files.createDirectories(old.resolve("bin"));
        for (final String name : List.of("java", "javac")) {
            final Path binary = Files.writeString(old.resolve("bin/" + name), "#!/bin/sh\nexit 99\n");
            Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
        }
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        final String path = Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");

        final Result result =
                run(folder, Map.of("JAVA_HOME", old.toString(), "PATH", path), LAUNCHER.toString(), "--version");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("java " + Runtime.version());
    }

    private static boolean isSupported(final Path home) {
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .anyMatch(line -> Integer.parseInt(line.replaceAll("\\D*(\\d+).*", "$1")) >= 17);
        } catch (final IOException e) {
            return false;
        }
    }

    private record Result(int exit, String out, String err) {}

    private static Result run(final Path directory, final Map<String, String> environment, final String... command)
            throws IOException, InterruptedException {
        final Path out = Files.createTempFile(directory, "out", "");
        final Path err = Files.createTempFile(directory, "err", "");
        final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        final Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end: " + Files.readString(err));
        }
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
