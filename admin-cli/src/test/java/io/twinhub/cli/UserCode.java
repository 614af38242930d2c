package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles what a user has written. */
final class UserCode {
    /** A data class inside another class, as users write it. */
    static final String PUMP = """
            package plant;

            import static io.twinhub.metadata.Fields.int32;
            import static io.twinhub.metadata.Fields.string;

            import io.twinhub.metadata.DataClass;

            public class Pump {
                public record PumpState(int rpm, String note) {
                    public static final DataClass<PumpState> TYPE = DataClass.of("pumpState", PumpState.class)
                            .doc("What a pump does.")
                            .field(int32("rpm", PumpState::rpm).unit("1/min"))
                            .field(string("note", PumpState::note))
                            .build(v -> new PumpState(v.getInt(0), v.get(1)));
                }
            }
            """;

    private UserCode() {}

    /** Compiles a class into a folder. */
    static void compile(final Path folder, final String className, final String source) {
        final URI uri = URI.create("string:///" + className.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension);
        final SimpleJavaFileObject file = new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
                return source;
            }
        };
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(
                                null,
                                null,
                                null,
                                List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                                null,
                                List.of(file))
                        .call())
                .isTrue();
    }

    /** The classes of a folder as a jar, in a folder of its own. */
    static Path jar(final Path folder) {
        try {
            final Path jar = Files.createDirectories(folder.resolve("lib")).resolve("pumps.jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(folder)) {
                for (final Path file :
                        files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                    out.write(Files.readAllBytes(file));
                }
            }
            return jar;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
