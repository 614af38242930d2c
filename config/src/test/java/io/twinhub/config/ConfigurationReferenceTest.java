package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of the configuration's text is written from its data classes. To write it anew:
 * {@code ./mvnw -pl config -am test -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dtwinhub.configuration.write=true}
 */
final class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");
    /** In this order; the first that has an element shows it. */
    private static final List<Path> SAMPLES = List.of(
            Path.of("..", "config-samples", "two-networks", "system.xml"),
            Path.of("..", "config-samples", "quickstart", "system.xml"),
            Path.of("..", "config-samples", "orders", "system.xml"));

    private static final Pattern SENTENCE = Pattern.compile("[A-Z].*[.]", Pattern.DOTALL);
    private static final String INTRODUCTION = """
            # Configuration

            What a configuration can say, as XML; the same names stand in JSON. A whole system is one text, or several that
            [`twinhub config`](../../README.md#a-first-system-by-hand) reads together, each with a part of it. What the parts have to do with each other, such as
            names that must exist, `twinhub config check` verifies and says.

            | limit | |
            | --- | --- |
            | names of systems, versions, computers, programs, program copies | letters, digits, `.`, `_` and `-`, at most %d, no mark at the beginning |
            | names of events | at most %d characters, parts with dots in between |
            | value of an event | %d bytes |
            | computers | %d |
            | instances of all program copies | %d |
            | events, all ranges expanded | %d |

            Written from the data classes of the configuration; do not edit. A test compares. The examples are lines of the samples.

            """.formatted(
                    SystemLimits.NAME_LENGTH_MAX,
                    SystemLimits.EVENT_NAME_LENGTH_MAX,
                    SystemLimits.EVENT_VALUE_LENGTH_MAX_BYTES,
                    SystemLimits.COMPUTER_COUNT_MAX,
                    SystemLimits.INSTANCE_COUNT_MAX,
                    SystemLimits.EVENT_COUNT_MAX);

    private final ConfigurationPage page =
            new ConfigurationPage(SystemSpec.TYPE, ConfigurationReferenceTest::sampleLine);

    @Test
    void shouldShowTheWholeConfiguration() throws IOException {
        final String text = INTRODUCTION + page.text();
        if (Boolean.getBoolean("twinhub.configuration.write")) {
            Files.writeString(PAGE, text);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/reference/configuration.md is older than the data classes;"
                        + " the comment of this test says how to write it")
                .isEqualTo(text);
    }

    @Test
    void shouldSayWhatEveryClassAndFieldIsFor() {
        final List<String> mute = new ArrayList<>();
        for (final DataClass<?> type : page.classes()) {
            if (!SENTENCE.matcher(type.doc()).matches()) {
                mute.add(type + ": \"" + type.doc() + "\"");
            }
            for (final Field<?> field : type.fields()) {
                if (!SENTENCE.matcher(field.doc()).matches()) {
                    mute.add(type + "." + field.name() + ": \"" + field.doc() + "\"");
                }
            }
        }
        assertThat(page.classes()).hasSizeGreaterThan(10);
        assertThat(mute).as("no sentence").isEmpty();
    }

    @Test
    void shouldShowEveryFieldOnce() {
        final String text = page.text();
        int rows = 0;
        for (final DataClass<?> type : page.classes()) {
            rows += (int)
                    type.fields().stream().filter(field -> !field.isRemoved()).count();
        }
        assertThat(text.lines().filter(line -> line.startsWith("| `"))).hasSize(rows);
    }

    private static String sampleLine(final String element) {
        for (final Path sample : SAMPLES) {
            try {
                final Matcher tag = Pattern.compile("<" + element + "\\b[^>]*>").matcher(Files.readString(sample));
                if (tag.find()) {
                    return tag.group();
                }
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return null;
    }
}
