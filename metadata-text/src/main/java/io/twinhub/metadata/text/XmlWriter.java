package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Data object to XML: attributes and elements in declaration order, two blanks per level, what equals its default left out.
 * Reading the text gives an equal object. Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class XmlWriter<T> {
    private final DataClass<Object> dataClass;
    private final boolean hidesSecrets;

    private XmlWriter(final DataClass<Object> dataClass, final boolean hidesSecrets) {
        this.dataClass = dataClass;
        this.hidesSecrets = hidesSecrets;
    }

    /** A writer of objects of this class. */
    public static <T> XmlWriter<T> of(final DataClass<T> dataClass) {
        return new XmlWriter<>(TextCursor.erased(dataClass), false);
    }

    /** A writer for text that is only to be looked at: what stands for a secret is {@code ***}, which no reader takes. */
    public XmlWriter<T> withoutSecrets() {
        return new XmlWriter<>(dataClass, true);
    }

    /**
     * The text of an object.
     *
     * @throws TwinhubException if a string has a character that XML cannot express.
     */
    public String write(final T object) {
        return TextOutput.text(
                XmlSink::write, writer -> writer.hidingSecrets(hidesSecrets).root(dataClass, object));
    }

    /**
     * Writes the text of an object, piece by piece; flushes the writer and leaves it open.
     *
     * @throws TwinhubException if a string has a character that XML cannot express.
     * @throws IOException from the writer.
     */
    public void write(final T object, final Writer out) throws IOException {
        TextOutput.write(
                out,
                XmlSink::write,
                writer -> writer.hidingSecrets(hidesSecrets).root(dataClass, object));
    }

    /**
     * Writes the text of an object in UTF-8, piece by piece; flushes the stream and leaves it open.
     *
     * @throws TwinhubException if a string has a character that XML cannot express.
     * @throws IOException from the stream.
     */
    public void write(final T object, final OutputStream out) throws IOException {
        write(object, new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /**
     * The text of one section, a field that is an element; empty if there is nothing in it.
     *
     * @throws TwinhubException if a string has a character that XML cannot express.
     * @throws IllegalArgumentException if the class has no such field.
     */
    public String writeSection(final T object, final String fieldName) {
        final int index = dataClass.indexOf(fieldName);
        if (index < 0
                || !dataClass.fields().get(index).isElement()
                || dataClass.fields().get(index).isUnwrapped()) {
            throw new IllegalArgumentException(dataClass + " has no section " + fieldName);
        }
        final Field<Object> field = dataClass.fields().get(index);
        return ObjectWriter.isGiven(field, object)
                ? TextOutput.text(
                        XmlSink::write,
                        writer -> writer.hidingSecrets(hidesSecrets).member(dataClass, field, object))
                : "";
    }
}
