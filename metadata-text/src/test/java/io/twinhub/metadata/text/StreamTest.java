package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts from and to streams, much longer than any buffer. */
class StreamTest {
    private static final int SPOKE_COUNT = 2_000;
    private static final Plant PLANT = plant();

    @TempDir
    private Path folder;

    private static Plant plant() {
        final List<Plant.Spoke> spokes = new ArrayList<>();
        for (int i = 0; i < SPOKE_COUNT; i++) {
            // Letters of one to four bytes, so that some lie across every border of a buffer.
            spokes.add(new Plant.Spoke("é漢😀" + "x".repeat(i % 7) + i, i, 0.5, i % 2 == 0));
        }
        return new Plant("p", 65536, "", spokes, List.of(), null);
    }

    @Test
    void shouldReadAndWriteXmlStreams() throws IOException {
        final String text = XmlWriter.of(Plant.TYPE).write(PLANT);
        final StringWriter writer = new StringWriter();
        XmlWriter.of(Plant.TYPE).write(PLANT, writer);
        assertThat(writer.toString()).isEqualTo(text);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XmlWriter.of(Plant.TYPE).write(PLANT, bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text);
        for (final TextSource source : sources(bytes.toByteArray())) {
            assertThat(XmlReader.of(Plant.TYPE).read(List.of(source)).orThrow()).isEqualTo(PLANT);
        }
    }

    @Test
    void shouldReadAndWriteJsonStreams() throws IOException {
        final String text = JsonWriter.of(Plant.TYPE).write(PLANT);
        final StringWriter writer = new StringWriter();
        JsonWriter.of(Plant.TYPE).write(PLANT, writer);
        assertThat(writer.toString()).isEqualTo(text);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonWriter.of(Plant.TYPE).write(PLANT, bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text);
        for (final TextSource source : sources(bytes.toByteArray())) {
            assertThat(JsonReader.of(Plant.TYPE).read(List.of(source)).orThrow())
                    .isEqualTo(PLANT);
        }
    }

    private List<TextSource> sources(final byte[] bytes) throws IOException {
        final Path file = Files.write(folder.resolve("text"), bytes);
        final byte[] marked = ("\uFEFF" + new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return List.of(
                TextSource.of(file),
                TextSource.of("bytes", new ByteArrayInputStream(bytes)),
                TextSource.of("marked", new ByteArrayInputStream(marked)),
                TextSource.of("dripping", new Dripping(bytes)),
                TextSource.of("characters", new StringReader(new String(bytes, StandardCharsets.UTF_8))));
    }

    @Test
    void shouldKnowWhereEverythingStandsInALongText() {
        final String xml = XmlWriter.of(Plant.TYPE).write(PLANT).replace("\" load", "\"\r\n load");
        checkPlaces(xml, XmlReader.of(Plant.TYPE).read(xml), "name=\"", "hot=\"", "<spoke");
        final String json = JsonWriter.of(Plant.TYPE).write(PLANT);
        checkPlaces(json, JsonReader.of(Plant.TYPE).read(json), "\"name\"", "\"hot\"", "{");
    }

    private static void checkPlaces(
            final String text,
            final TextResult<Plant> result,
            final String name,
            final String hot,
            final String spoke) {
        assertThat(result.errors()).isEmpty();
        final String[] lines = text.split("\r?\n");
        for (int i = 0; i < SPOKE_COUNT; i++) {
            final String path = "computers[" + i + "]";
            assertThat(at(lines, result.positions().at(path))).startsWith(spoke);
            assertThat(at(lines, result.positions().at(path + "/name"))).startsWith(name);
            if (i % 2 == 0) {
                assertThat(at(lines, result.positions().at(path + "/hot"))).startsWith(hot);
            }
        }
    }

    private static String at(final String[] lines, final Position position) {
        return lines[position.line() - 1].substring(position.column() - 1);
    }

    @Test
    void shouldKnowWhatFollowsAVeryLongElement() {
        final String text = "<plant>\n<!--" + "x\n".repeat(3 << 20) + "-->\n<remark>" + "y\n".repeat(3 << 18)
                + "</remark>\n  <computers> <spoke name='a' hot='x'/> </computers></plant>";
        final int lines = (3 << 20) + (3 << 18);
        assertThat(XmlReader.of(Plant.TYPE).read(text).errors())
                .extracting(error -> error.where().position().toString())
                .containsExactly(":" + (3 + (3 << 20)) + ":1", ":" + (lines + 4) + ":31", ":1:1");
    }

    @Test
    void shouldTellThatAFileCannotBeRead() {
        assertThat(XmlReader.of(Plant.TYPE)
                        .read(List.of(TextSource.of(folder.resolve("none"))))
                        .errors())
                .singleElement()
                .asString()
                .contains("none cannot be read: there is no such file");
        assertThat(JsonReader.of(Plant.TYPE)
                        .read(List.of(TextSource.of(folder)))
                        .errors())
                .singleElement()
                .asString()
                .contains(" cannot be read: ");
    }

    @Test
    void shouldPassOnWhatAStreamThrows() {
        final OutputStream full = new OutputStream() {
            @Override
            public void write(final int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatThrownBy(() -> XmlWriter.of(Plant.TYPE).write(PLANT, full)).hasMessage("full");
        assertThatThrownBy(() -> JsonWriter.of(Plant.TYPE).write(PLANT, full)).hasMessage("full");
    }

    /** Gives one byte at a time. */
    private static final class Dripping extends ByteArrayInputStream {
        Dripping(final byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(final byte[] target, final int offset, final int length) {
            return super.read(target, offset, Math.min(1, length));
        }
    }
}
