package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Does what a page tells: writes the files that it shows, types its commands one after the other into one shell, and compares what they print. An
 * ellipsis stands for anything within a line; a block that is a single ellipsis stands for anything at all.
 */
final class TypedPage {
    private static final Pattern BLOCK = Pattern.compile("(?:`([\\w./-]+)`:\n\n)?```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final int NETWORK_COUNT = 200;
    private static final long WITHIN_S = 300;

    private final Path folder;
    private final StringBuilder script = new StringBuilder("""
            set -eu
            trap 'kill $(jobs -p) 2> kill.out || true' EXIT
            # Builds what is older than its sources, as everybody has done who has the jars.
            $twinhub/twinhub --version > version.out 2>&1
            """);
    /** What the commands of a block print, by the name of the file that it goes to. */
    private final Map<String, String> expected = new LinkedHashMap<>();

    private int commandBlocks;

    /**
     * Takes the blocks of a page.
     *
     * @param folder an empty one, where everything happens.
     * @param commands what is typed instead of a block of commands; null: its output is not looked at either.
     */
    TypedPage(final Path folder, final String page, final UnaryOperator<String> commands) throws IOException {
        this.folder = folder;
        final Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            take(block.group(1), block.group(2), ownNames(block.group(3)), commands);
        }
        assertThat(commandBlocks).isGreaterThan(5);
    }

    private void take(final String file, final String language, final String text, final UnaryOperator<String> commands)
            throws IOException {
        if (file != null) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } else if (language.equals("sh")) {
            commandBlocks++;
            final String typed = commands.apply(text);
            script.append("{\n")
                    .append(typed == null ? "true\n" : typed)
                    .append("} > block-")
                    .append(commandBlocks)
                    .append(" 2>&1\n");
        } else {
            assertThat(language).as("a block without a file's name: " + text).isEqualTo("text");
            if (script.lastIndexOf("{\ntrue\n") != script.lastIndexOf("{\n")) {
                expected.put("block-" + commandBlocks, text);
            }
        }
    }

    /** A system name, ports and addresses that no other test and no demo on this computer has. */
    static String ownNames(final String text) {
        final long own = ProcessHandle.current().pid();
        return text.replaceAll("(<system name=\"\\w+)\"", "$1-" + own + "\"")
                .replaceAll("(of system \\w+) ", "$1-" + own + " ")
                .replaceAll("(?<![\\d.])127\\.0\\.", "127." + (1 + own % NETWORK_COUNT) + ".");
    }

    /** Types everything; all blocks must have printed what the page says. */
    void check(final Map<String, String> environment) throws Exception {
        final int exit = run(environment);
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

    private int run(final Map<String, String> environment) throws IOException, InterruptedException {
        final Path file = Files.writeString(folder.resolve("script"), script);
        final ProcessBuilder bash = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("script.out").toFile());
        bash.environment().putAll(environment);
        bash.environment().put("twinhub", SourceTree.root().toString());
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
