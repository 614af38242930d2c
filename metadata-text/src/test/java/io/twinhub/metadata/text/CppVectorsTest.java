package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SbeSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.co.real_logic.sbe.generation.cpp.CppGenerator;
import uk.co.real_logic.sbe.generation.cpp.NamespaceOutputManager;
import uk.co.real_logic.sbe.ir.Ir;

/**
 * Another language reads the golden vectors: {@code vectors/check/check.cpp} with C++ codecs that SBE's own tool generates
 * from the schemas of the newest versions.
 */
class CppVectorsTest {
    private static final Path CHECK = Vectors.ROOT.resolve("check").resolve("check.cpp");
    private static final String NO_COMPILER =
            "there is no g++ on this computer; with one, generated C++ codecs are tried, too";
    private static final long TIMEOUT_S = 120;

    @TempDir
    private Path folder;

    @Test
    void shouldBeReadInCppAsInJava() throws Exception {
        assumeTrue(hasCompiler(), NO_COMPILER);
        for (final Vectors<?> vectors : Vectors.present()) {
            generate(Files.readString(vectors.path().resolve("schema.xml")));
        }
        final Path program = folder.resolve("check");
        run("g++", "-std=c++17", "-O0", "-I" + folder, "-o", program.toString(), CHECK.toString());
        final List<String> command = new ArrayList<>(List.of(program.toString()));
        final StringBuilder expected = new StringBuilder();
        for (final Vectors<?> vectors : Stream.concat(Vectors.present().stream(), Vectors.past().stream())
                .toList()) {
            expect(vectors, command, expected);
        }
        assertThat(run(command.toArray(String[]::new))).isEqualTo(expected.toString());
    }

    @Test
    void shouldGiveNamesThatCompileInCpp() throws Exception {
        assumeTrue(hasCompiler(), NO_COMPILER);
        final StringBuilder includes = new StringBuilder();
        for (final DataClass<?> type : List.of(GeneratedCodecsTest.awkwardClass(), EveryPlace.shapes())) {
            includes.append(generate(SbeSchema.print(type)));
        }
        final Path source = Files.writeString(folder.resolve("names.cpp"), includes);
        run("g++", "-std=c++17", "-fsyntax-only", "-I" + folder, source.toString());
    }

    private static <T> void expect(final Vectors<T> vectors, final List<String> command, final StringBuilder expected) {
        vectors.objects().forEach((name, object) -> {
            final String file = vectors.path().resolve(name + ".sbe").toString();
            command.add(file);
            expected.append("# ").append(file).append('\n');
            expected.append(SbeContent.of(vectors.type(), object).toLines());
        });
    }

    /** Generates codecs and returns the lines that include them. */
    private String generate(final String schema) throws IOException {
        final Ir ir = GeneratedCodecs.parse(schema, null);
        new CppGenerator(ir, true, new NamespaceOutputManager(folder.toString(), ir.applicableNamespace())).generate();
        return ir.messages().stream()
                .map(message -> "#include \"" + ir.applicableNamespace().replace('.', '_') + "/"
                        + SbeContent.capitalized(message.get(0).name()) + ".h\"\n")
                .collect(Collectors.joining());
    }

    private static boolean hasCompiler() {
        try {
            return new ProcessBuilder("g++", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (final IOException e) {
            return false;
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a program and gives back what it prints. */
    private String run(final String... command) throws IOException, InterruptedException {
        final Path output = folder.resolve("output");
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        final boolean ended = process.waitFor(TIMEOUT_S, TimeUnit.SECONDS);
        process.destroyForcibly();
        final String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s did not end: %s", command[0], printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
