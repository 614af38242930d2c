package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Data object to JSON: members in declaration order, what equals its default left out, durations, sizes and times as
 * strings. Reading the text gives an equal object. Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class JsonWriter<T> {
    private final DataClass<Object> dataClass;
    private final boolean hidesSecrets;

    private JsonWriter(final DataClass<Object> dataClass, final boolean hidesSecrets) {
        this.dataClass = dataClass;
        this.hidesSecrets = hidesSecrets;
    }

    /** A writer of objects of this class. */
    public static <T> JsonWriter<T> of(final DataClass<T> dataClass) {
        return new JsonWriter<>(TextCursor.erased(dataClass), false);
    }

    /** A writer for text that is only to be looked at: what stands for a secret is {@code ***}, which no reader takes. */
    public JsonWriter<T> withoutSecrets() {
        return new JsonWriter<>(dataClass, true);
    }

    /** The text of an object. */
    public String write(final T object) {
        return TextOutput.text(
                JsonSink::write, writer -> writer.hidingSecrets(hidesSecrets).root(dataClass, object));
    }

    /**
     * Writes the text of an object, piece by piece; flushes the writer and leaves it open.
     *
     * @throws IOException from the writer.
     */
    public void write(final T object, final Writer out) throws IOException {
        TextOutput.write(
                out,
                JsonSink::write,
                writer -> writer.hidingSecrets(hidesSecrets).root(dataClass, object));
    }

    /**
     * Writes the text of an object in UTF-8, piece by piece; flushes the stream and leaves it open.
     *
     * @throws IOException from the stream.
     */
    public void write(final T object, final OutputStream out) throws IOException {
        write(object, new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /**
     * The text of an object with one field alone, which the reader merges with others.
     *
     * @throws IllegalArgumentException if the class has no such field.
     */
    public String writeSection(final T object, final String fieldName) {
        final int index = dataClass.indexOf(fieldName);
        if (index < 0) {
            throw new IllegalArgumentException(dataClass + " has no section " + fieldName);
        }
        final Field<Object> field = dataClass.fields().get(index);
        return TextOutput.text(
                JsonSink::write, writer -> writer.hidingSecrets(hidesSecrets).root(dataClass, field, object));
    }
}
