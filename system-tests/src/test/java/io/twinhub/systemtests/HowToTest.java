package io.twinhub.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/how-to.md tells the authors of programs. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class HowToTest {
    private static final Path PAGE = Path.of("docs", "how-to.md");
    /** Where the part for those begins who change the Twinhub itself. */
    private static final String END = "# How to change things";

    private static final Path PROJECT = Path.of("config-samples", "own-project");

    @TempDir
    private Path folder;

    @Test
    void shouldDoWhatThePageSays() throws Exception {
        final String text = String.join("\n", SourceTree.lines(PAGE));
        final TypedPage page =
                new TypedPage(folder, text.substring(0, text.indexOf("\n" + END + "\n")), HowToTest::typed);
        writeSbeTool();
        writeProject();
        page.check(Map.of(
                "MAVEN_ARGS",
                InstalledArtifacts.in(folder.resolve("repository")).mavenArguments()));
    }

    private static String typed(final String commands) {
        if (commands.contains("g++") && !hasCompiler()) {
            System.out.println("There is no g++ on this computer; with one the page's other language is tried, too.");
            return null;
        }
        return commands.replace("$twinhub/" + PROJECT, PROJECT.toString());
    }

    /** What one gets as sbe-all.jar: the tool with all that it needs. */
    private void writeSbeTool() throws IOException {
        final List<String> jars = new ArrayList<>();
        for (final Class<?> part : List.of(uk.co.real_logic.sbe.SbeTool.class, org.agrona.DirectBuffer.class)) {
            jars.add(part.getProtectionDomain().getCodeSource().getLocation().toString());
        }
        final Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, uk.co.real_logic.sbe.SbeTool.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", jars));
        new JarOutputStream(Files.newOutputStream(folder.resolve("sbe-all.jar")), manifest).close();
    }

    /** The project that the page copies, under names of this test. */
    private void writeProject() throws IOException {
        for (final Path file : SourceTree.files(file -> file.startsWith(PROJECT))) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(
                    folder.resolve(file), TypedPage.ownNames(String.join("\n", SourceTree.lines(file)) + "\n"));
        }
    }

    private static boolean hasCompiler() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "g++")));
    }
}
