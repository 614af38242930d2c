package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.RandomClasses;
import io.twinhub.metadata.RandomObjects;
import io.twinhub.metadata.SerialCodec;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Damages texts at random: whatever comes in, an object or errors come out, soon. A million texts of each format, with a small
 * heap:
 *
 * <pre>
 * ./mvnw -B -Pquick test -pl metadata-text -am -Dtest=MutationTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dtwinhub.mutations=1000000 "-Dtwinhub.jvmArgs=--add-opens java.base/jdk.internal.misc=ALL-UNNAMED -Xmx256m"
 * </pre>
 */
class MutationTest {
    private static final int COUNT = Integer.getInteger("twinhub.mutations", 10_000);
    private static final int OBJECTS_PER_CLASS = 20;
    private static final int RANDOM_CLASSES = 40;
    private static final int DAMAGES_MAX = 4;
    private static final int STRETCH_MAX = 40;
    /** A hundred thousand times what one text takes; a machine may be that busy, a hang lasts longer. */
    private static final long TIME_MAX_NS = TimeUnit.SECONDS.toNanos(10);

    private static final List<String> XML_SNIPPETS = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "/>",
            "</",
            "<x>",
            "</x>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE a [",
            "<?x ?>",
            "&#0;",
            "&#x10FFFF;",
            "&lt;",
            "&x;",
            " xmlns='u'",
            " xmlns:p='u'",
            " p:a='1'",
            " title='x'",
            "<value>",
            "\0",
            "\r\n");
    private static final List<String> JSON_SNIPPETS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\u0000",
            "\\uD800",
            "null",
            "true",
            "1e999",
            "-",
            "0x1",
            "/*",
            "*/",
            "//",
            "{\"a\":",
            "[[[[[[",
            "\"title\":",
            "\"serial\":\"AAAA\"",
            "NaN",
            "\0",
            "\n",
            "99999999999999999999");
    private static final List<String> SNIPPETS =
            List.of("\u00e9", "\uFEFF", "\uFFFF", "😀", "9", "-1", " ", "2s", "none");

    /** A text and how it is read. */
    private record Sample<T>(DataClass<T> type, Function<List<TextSource>, TextResult<T>> reader, byte[] text) {
        boolean isAccepted(final byte[] damaged) {
            final TextResult<T> result = reader.apply(List.of(TextSource.of("f", new ByteArrayInputStream(damaged))));
            assertThat(result.value() == null).isEqualTo(!result.errors().isEmpty());
            assertThat(result.errors())
                    .allSatisfy(error -> assertThat(error.where().file()).isEqualTo("f"));
            if (result.value() != null) {
                // What text lets through must be right in every other form, too.
                SerialCodec.of(type).encode(result.value());
                JsonWriter.of(type).write(result.value());
            }
            return result.value() != null;
        }
    }

    @Test
    void shouldAnswerDamagedXmlWithErrorsAlone() {
        check(samples(XML), XML_SNIPPETS);
    }

    @Test
    void shouldAnswerDamagedJsonWithErrorsAlone() {
        check(samples(JSON), JSON_SNIPPETS);
    }

    private static void check(final List<Sample<?>> samples, final List<String> snippets) {
        int accepted = 0;
        for (long seed = 0; seed < COUNT; seed++) {
            final Random random = new Random(seed);
            final Sample<?> sample = samples.get(random.nextInt(samples.size()));
            final byte[] damaged = damaged(sample.text(), samples, snippets, random);
            final long startNs = System.nanoTime();
            try {
                accepted += sample.isAccepted(damaged) ? 1 : 0;
            } catch (final RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ": " + new String(damaged, StandardCharsets.ISO_8859_1), e);
            }
            assertThat(System.nanoTime() - startNs).as("seed %d", seed).isLessThan(TIME_MAX_NS);
        }
        // Damage that always or never shows would test only one half.
        assertThat(accepted).isBetween(COUNT / 50, COUNT / 2);
    }

    private static byte[] damaged(
            final byte[] text, final List<Sample<?>> samples, final List<String> snippets, final Random random) {
        byte[] damaged = text;
        for (int i = random.nextBoolean() ? 0 : random.nextInt(DAMAGES_MAX); i >= 0; i--) {
            final int place = random.nextInt(damaged.length + 1);
            final int end = Math.min(damaged.length, place + random.nextInt(STRETCH_MAX));
            damaged = switch (random.nextInt(10)) {
                case 0 -> replaced(damaged, place, end, new byte[0]);
                case 1 -> replaced(damaged, place, damaged.length, new byte[0]);
                case 2 -> replaced(damaged, end, end, Arrays.copyOfRange(damaged, place, end));
                case 3 ->
                    replaced(damaged, place, Math.min(damaged.length, place + 1), new byte[] {(byte) random.nextInt()});
                case 4 -> replaced(damaged, place, place, bytes(SNIPPETS.get(random.nextInt(SNIPPETS.size()))));
                case 5 -> {
                    final byte[] other =
                            samples.get(random.nextInt(samples.size())).text();
                    final int from = random.nextInt(other.length);
                    yield replaced(
                            damaged,
                            place,
                            end,
                            Arrays.copyOfRange(other, from, Math.min(other.length, from + STRETCH_MAX)));
                }
                case 6 -> replaced(damaged, place, place, bytes(snippets.get(random.nextInt(snippets.size()))));
                // Most of these give another text that is right.
                default -> similar(damaged, random);
            };
        }
        return damaged;
    }

    /** With another letter or digit in the place of one. */
    private static byte[] similar(final byte[] text, final Random random) {
        final byte[] similar = text.clone();
        for (int i = text.length == 0 ? 0 : random.nextInt(text.length); i < text.length; i++) {
            if (Character.isLetterOrDigit(similar[i])) {
                similar[i] = (byte) (similar[i] <= '9' ? '0' + random.nextInt(10) : 'a' + random.nextInt(26));
                return similar;
            }
        }
        return similar;
    }

    private static byte[] replaced(final byte[] text, final int from, final int to, final byte[] by) {
        final byte[] replaced = Arrays.copyOf(text, text.length - (to - from) + by.length);
        System.arraycopy(by, 0, replaced, from, by.length);
        System.arraycopy(text, to, replaced, from + by.length, text.length - to);
        return replaced;
    }

    private static List<Sample<?>> samples(final Form form) {
        final List<Sample<?>> samples = new ArrayList<>();
        add(samples, form, Plant.TYPE);
        add(samples, form, Note.TYPE);
        add(samples, form, Drawing.TYPE);
        add(samples, form, ErrorResult.TYPE);
        for (int i = 0; i < RANDOM_CLASSES; i++) {
            add(samples, form, new RandomClasses(i).next());
        }
        return samples;
    }

    private static <T> void add(final List<Sample<?>> samples, final Form form, final DataClass<T> type) {
        final RandomObjects objects = new RandomObjects(type.id()).withWords(List.of("a", "0"));
        final Function<List<TextSource>, TextResult<T>> reader = form.reader(type);
        for (int i = 0; i < OBJECTS_PER_CLASS; i++) {
            samples.add(new Sample<>(type, reader, bytes(form.write(type, objects.next(type)))));
        }
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** XML or JSON. */
    private interface Form {
        <T> Function<List<TextSource>, TextResult<T>> reader(DataClass<T> type);

        <T> String write(DataClass<T> type, T object);
    }

    private static final Form XML = new Form() {
        @Override
        public <T> Function<List<TextSource>, TextResult<T>> reader(final DataClass<T> type) {
            return XmlReader.of(type)::read;
        }

        @Override
        public <T> String write(final DataClass<T> type, final T object) {
            return XmlWriter.of(type).write(object);
        }
    };

    private static final Form JSON = new Form() {
        @Override
        public <T> Function<List<TextSource>, TextResult<T>> reader(final DataClass<T> type) {
            return JsonReader.of(type)::read;
        }

        @Override
        public <T> String write(final DataClass<T> type, final T object) {
            return JsonWriter.of(type).write(object);
        }
    };
}
