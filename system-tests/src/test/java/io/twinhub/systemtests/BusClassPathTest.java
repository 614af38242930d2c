package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a program gets on its class path when it links the Bus; every jar more is one more that can clash with its own. */
final class BusClassPathTest {
    private static final Pattern VERSION = Pattern.compile("-\\d.*");

    @Test
    void shouldBringAlongNothingButThese() throws IOException {
        final Path file = SourceTree.root().resolve("bus/target/runtime-class-path.txt");
        assertThat(file).as("written when bus is packaged; run ./mvnw verify").exists();

        final List<String> names = Arrays.stream(Files.readString(file).strip().split(File.pathSeparator))
                .map(BusClassPathTest::artifact)
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "twinhub-metadata",
                        "twinhub-config",
                        "twinhub-transport",
                        "twinhub-runtime",
                        "agrona",
                        "aeron-client",
                        "aeron-annotations",
                        "log4j-api");
    }

    /** The name of a jar without its version; of a class folder of this build, the module it belongs to. */
    private static String artifact(final String entry) {
        final Path path = Path.of(entry);
        if (path.endsWith(Path.of("target", "classes"))) {
            return "twinhub-" + path.getParent().getParent().getFileName();
        }
        return VERSION.matcher(path.getFileName().toString()).replaceFirst("");
    }
}
