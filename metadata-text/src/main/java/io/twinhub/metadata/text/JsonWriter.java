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

    private JsonWriter(final DataClass<T> dataClass) {
        this.dataClass = TextCursor.erased(dataClass);
    }

    /** A writer of objects of this class. */
    public static <T> JsonWriter<T> of(final DataClass<T> dataClass) {
        return new JsonWriter<>(dataClass);
    }

    /** The text of an object. */
    public String write(final T object) {
        return TextOutput.text(JsonSink::write, writer -> writer.root(dataClass, object));
    }

    /**
     * Writes the text of an object, piece by piece; flushes the writer and leaves it open.
     *
     * @throws IOException from the writer.
     */
    public void write(final T object, final Writer out) throws IOException {
        TextOutput.write(out, JsonSink::write, writer -> writer.root(dataClass, object));
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
        return TextOutput.text(JsonSink::write, writer -> writer.root(dataClass, field, object));
    }
}
