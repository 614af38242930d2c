package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.SystemSpec;
import io.twinhub.config.Verification;
import io.twinhub.metadata.text.TextResult;
import io.twinhub.metadata.text.XmlReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show has to be there and to work. */
final class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("(?<!\\\\)]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$");
    private static final Pattern CLASS_NAME = Pattern.compile("public class (\\w+)");

    @TempDir
    private Path folder;

    @Test
    void shouldLinkToWhatIsThere() {
        final List<String> broken = new ArrayList<>();
        for (final Path document : SourceTree.files(file -> file.toString().endsWith(".md"))) {
            final Matcher link = LINK.matcher(CODE.matcher(text(document)).replaceAll("code"));
            while (link.find()) {
                final Path target = link.group(1).isEmpty()
                        ? document
                        : document.resolveSibling(link.group(1)).normalize();
                if (!Files.exists(SourceTree.root().resolve(target))) {
                    broken.add(document + ": " + link.group(1) + " does not exist");
                } else if (link.group(2) != null && !anchors(target).contains(link.group(2))) {
                    broken.add(document + ": " + target + " has no heading #" + link.group(2));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldShowProgramsThatCompile() {
        final List<JavaFileObject> programs =
                snippets("java").stream().map(DocumentsTest::sourceFile).toList();
        assertThat(programs).isNotEmpty();

        final StringWriter messages = new StringWriter();
        final boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        programs)
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }

    @Test
    void shouldShowAValidConfiguration() {
        final List<String> systems = snippets("xml");
        assertThat(systems).isNotEmpty();
        for (final String system : systems) {
            final TextResult<SystemSpec> read = XmlReader.of(SystemSpec.TYPE).read(system);
            assertThat(read.errors()).isEmpty();
            assertThat(Verification.check(read.value(), read.positions())).isEmpty();
        }
    }

    private static List<String> snippets(final String language) {
        final Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text(Path.of("README.md")));
        return block.results().map(result -> result.group(1)).toList();
    }

    private static JavaFileObject sourceFile(final String source) {
        final Matcher name = CLASS_NAME.matcher(source);
        assertThat(name.find()).as(source).isTrue();
        final URI uri = URI.create("string:///" + name.group(1) + JavaFileObject.Kind.SOURCE.extension);
        return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    /** Headings in the form in which links name them. */
    private static Set<String> anchors(final Path document) {
        return SourceTree.lines(document).stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String text(final Path document) {
        return String.join("\n", SourceTree.lines(document));
    }
}
