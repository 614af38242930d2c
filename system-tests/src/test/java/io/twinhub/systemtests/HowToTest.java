package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what docs/how-to.md tells the authors of programs: writes the files that it shows, types its commands one after the other into
 * one shell, and compares what they print. An ellipsis stands for anything within a line.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class HowToTest {
    private static final Path PAGE = Path.of("docs", "how-to.md");
    /** Where the part for those begins who change the Twinhub itself. */
    private static final String END = "# How to change things";

    private static final Pattern BLOCK = Pattern.compile("(?:`([\\w./-]+)`:\n\n)?```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final Path PROJECT = Path.of("config-samples", "own-project");
    private static final int NETWORK_COUNT = 200;
    private static final long WITHIN_S = 300;

    @TempDir
    private Path folder;

    private final StringBuilder script = new StringBuilder("""
            set -eu
            trap 'kill $(jobs -p) 2> kill.out || true' EXIT
            # Builds what is older than its sources, as everybody has done who has the jars.
            $twinhub/twinhub --version > version.out 2>&1
            export MAVEN_ARGS="$mavenArguments"
            """);
    /** What the commands of a block print, by the name of the file that it goes to. */
    private final Map<String, String> expected = new LinkedHashMap<>();

    private int commandBlocks;
    private String mavenArguments;

    @Test
    void shouldDoWhatThePageSays() throws Exception {
        final String page = String.join("\n", SourceTree.lines(PAGE));
        final Matcher block = BLOCK.matcher(page.substring(0, page.indexOf("\n" + END + "\n")));
        while (block.find()) {
            take(block.group(1), block.group(2), ownNames(block.group(3)));
        }
        assertThat(commandBlocks).isGreaterThan(5);
        writeSbeTool();
        writeProject();

        final int exit = run();
        for (final Map.Entry<String, String> each : expected.entrySet()) {
            final String printed = read(each.getKey());
            assertThat(printed)
                    .as(() -> each.getKey() + ": " + printed + allSaid())
                    .matches(Pattern.compile(Arrays.stream(each.getValue().split("…", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("[^\n]*"))));
        }
        assertThat(exit).as(this::allSaid).isZero();
    }

    private void take(final String file, final String language, final String text) throws IOException {
        if (file != null) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } else if (language.equals("sh")) {
            commandBlocks++;
            final boolean possible = !text.contains("g++") || hasCompiler();
            script.append("{\n")
                    .append(possible ? text.replace("$twinhub/" + PROJECT, PROJECT.toString()) : "true\n")
                    .append("} > block-")
                    .append(commandBlocks)
                    .append(" 2>&1\n");
            if (!possible) {
                System.out.println(
                        "There is no g++ on this computer; with one the page's other language is tried, too.");
            }
        } else {
            assertThat(language).as("a block without a file's name: " + text).isEqualTo("text");
            if (script.lastIndexOf("{\ntrue\n") != script.lastIndexOf("{\n")) {
                expected.put("block-" + commandBlocks, text);
            }
        }
    }

    /** A system name, ports and addresses that no other test and no demo on this computer has. */
    private static String ownNames(final String text) {
        final long own = ProcessHandle.current().pid();
        return text.replaceAll("(<system name=\"\\w+)\"", "$1-" + own + "\"")
                .replaceAll("(of system \\w+) ", "$1-" + own + " ")
                .replace("\"127.0.", "\"127." + (1 + own % NETWORK_COUNT) + ".");
    }

    private int run() throws IOException, InterruptedException {
        final Path file = Files.writeString(folder.resolve("script"), script);
        final ProcessBuilder bash = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("script.out").toFile());
        bash.environment().put("twinhub", SourceTree.root().toString());
        bash.environment().put("mavenArguments", mavenArguments);
        bash.environment().put("JAVA_HOME", System.getProperty("java.home"));
        bash.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + ":" + path);
        final Process process = bash.start();
        try {
            assertThat(process.waitFor(WITHIN_S, TimeUnit.SECONDS))
                    .as(this::allSaid)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor();
        }
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

    /** The project that the page copies, under names of this test, and what Maven has to know to build it without the internet. */
    private void writeProject() throws Exception {
        for (final Path file : SourceTree.files(file -> file.startsWith(PROJECT))) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), ownNames(String.join("\n", SourceTree.lines(file)) + "\n"));
        }
        mavenArguments = InstalledArtifacts.in(folder.resolve("repository")).mavenArguments();
    }

    private static boolean hasCompiler() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "g++")));
    }

    private String allSaid() {
        final StringBuilder said = new StringBuilder();
        for (int i = 1; i <= commandBlocks; i++) {
            said.append("\n--- block ").append(i).append('\n').append(read("block-" + i));
        }
        return said.append("\n--- shell\n").append(read("script.out")).toString();
    }

    private String read(final String file) {
        try {
            return Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : "";
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }
}
