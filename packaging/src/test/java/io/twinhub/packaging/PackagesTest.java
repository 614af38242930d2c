package io.twinhub.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is installed works where it is installed, far from any clone. */
final class PackagesTest {
    private static final Path ARCHIVE = Path.of(System.getProperty("twinhub.archive.file"));
    private static final Path DEB = Path.of(System.getProperty("twinhub.deb.file"));
    private static final long WITHIN_S = 60;

    @TempDir
    private Path folder;

    @Test
    void shouldRunFromTheArchive() throws Exception {
        run(List.of("tar", "xzf", ARCHIVE.toString(), "-C", folder.toString()));
        final Path root = onlyFolder(folder);

        assertThat(root.resolve("bin/twinhub")).isExecutable();
        assertThat(twinhub(root, "--version")).containsPattern("(?m)^twinhub \\d");
        final Path sample = root.resolve("config-samples/two-networks/system.xml");
        assertThat(twinhub(root, "config", "import", sample.toString())).contains("sealed");
        assertThat(twinhub(root, "config", "list")).contains("two-networks");
        // Nothing is written where the Twinhub is installed.
        assertThat(root.resolve("target")).doesNotExist();
        assertThat(root.resolve("cds")).doesNotExist();
    }

    @Test
    void shouldLeaveTheSecretsOfNobodyReadableInTheArchive() throws Exception {
        final List<String> entries =
                run(List.of("tar", "tvzf", ARCHIVE.toString())).lines().toList();

        assertThat(entries).isNotEmpty().allMatch(entry -> entry.matches("[d-]rw[x-]r-[x-]r-[x-] .*"));
    }

    @Test
    void shouldHaveEverythingInItsPlaceInTheDebianPackage() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "dpkg-deb is not installed");
        final List<String> entries =
                run(List.of("dpkg-deb", "-c", DEB.toString())).lines().toList();

        assertThat(entries)
                .anyMatch(entry -> entry.matches("-rwxr-xr-x root/root .* \\./usr/lib/twinhub/bin/twinhub"))
                .anyMatch(entry -> entry.matches(".* \\./usr/lib/twinhub/lib/twinhub-start-.*\\.jar"))
                .anyMatch(entry -> entry.matches("-rw-r--r-- root/root .* \\./lib/systemd/system/twinhub@\\.service"))
                .anyMatch(entry -> entry.matches("-rw-r--r-- root/root .* \\./usr/lib/sysctl\\.d/60-twinhub\\.conf"))
                .anyMatch(entry -> entry.matches("-rw-r--r-- root/root .* \\./etc/default/twinhub"))
                .anyMatch(entry -> entry.endsWith("./usr/bin/twinhub -> /usr/lib/twinhub/bin/twinhub"))
                .noneMatch(entry -> entry.contains("SNAPSHOT/"));
        assertThat(run(List.of("dpkg-deb", "-f", DEB.toString(), "Package", "Depends")))
                .contains("twinhub", "java17-runtime-headless");
    }

    private String twinhub(final Path root, final String... words) throws Exception {
        return run(Stream.concat(Stream.of(root.resolve("bin/twinhub").toString()), Stream.of(words))
                .toList());
    }

    /** What a command prints; it has to end well. */
    private String run(final List<String> command) throws Exception {
        final Path said = Files.createTempFile(folder, "said", "");
        final ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .directory(folder.toFile());
        builder.environment().put("TWINHUB_HOME", folder.resolve("home").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        final Process process = builder.start();
        assertThat(process.waitFor(WITHIN_S, TimeUnit.SECONDS))
                .as("%s ends", command)
                .isTrue();
        final String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as("%s says %s", command, text).isZero();
        return text;
    }

    private static Path onlyFolder(final Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
