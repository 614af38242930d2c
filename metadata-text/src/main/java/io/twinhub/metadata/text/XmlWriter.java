package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataType;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.TextForm;
import io.twinhub.metadata.TwinhubException;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.dataformat.xml.XmlFactory;

/**
 * Data object to XML: attributes and elements in declaration order, two spaces per level, what equals its default left out.
 * Reading the text gives an equal object. Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class XmlWriter<T> {
    private static final XMLOutputFactory OUTPUT = new XmlFactory().getXMLOutputFactory();

    private final DataClass<T> dataClass;

    private XmlWriter(final DataClass<T> dataClass) {
        this.dataClass = dataClass;
    }

    /** A writer of objects of this class. */
    public static <T> XmlWriter<T> of(final DataClass<T> dataClass) {
        return new XmlWriter<>(dataClass);
    }

    /**
     * The text of an object.
     *
     * @throws TwinhubException if a string has a character that XML cannot express.
     */
    public String write(final T object) {
        return document(writer -> object(writer, erased(dataClass), dataClass.name(), object, 0));
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
        final Field<Object> field = erased(dataClass).fields().get(index);
        return isGiven(field, object) ? document(writer -> child(writer, field, object, 0)) : "";
    }

    private interface Content {
        void write(XMLStreamWriter writer) throws XMLStreamException;
    }

    private static String document(final Content content) {
        final StringWriter text = new StringWriter();
        try {
            final XMLStreamWriter writer = OUTPUT.createXMLStreamWriter(text);
            content.write(writer);
            writer.close();
        } catch (final XMLStreamException e) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.TEXT_MALFORMED, e.getMessage()), e);
        }
        // Each element begins on a new line, the first one too.
        return text.toString().stripLeading() + "\n";
    }

    private static void object(
            final XMLStreamWriter writer,
            final DataClass<Object> dataClass,
            final String name,
            final Object object,
            final int depth)
            throws XMLStreamException {
        newLine(writer, depth);
        final boolean empty =
                dataClass.fields().stream().noneMatch(field -> field.isElement() && isGiven(field, object));
        if (empty) {
            writer.writeEmptyElement(name);
        } else {
            writer.writeStartElement(name);
        }
        for (final Field<Object> field : dataClass.fields()) {
            if (!field.isElement() && isGiven(field, object)) {
                writer.writeAttribute(field.name(), XmlText.checked(field, TextForm.print(field, object)));
            }
        }
        if (!empty) {
            for (final Field<Object> field : dataClass.fields()) {
                if (field.isElement() && isGiven(field, object)) {
                    child(writer, field, object, depth + 1);
                }
            }
            newLine(writer, depth);
            writer.writeEndElement();
        }
    }

    private static void child(
            final XMLStreamWriter writer, final Field<Object> field, final Object object, final int depth)
            throws XMLStreamException {
        if (field.type() instanceof DataType) {
            object(writer, erased(field.nestedClass()), field.name(), field.getObject(object), depth);
        } else if (field.type().isText()) {
            newLine(writer, depth);
            writer.writeStartElement(field.name());
            writer.writeCharacters(XmlText.checked(field, TextForm.print(field, object)));
            writer.writeEndElement();
        } else if (field.isUnwrapped()) {
            items(writer, field, object, depth);
        } else {
            newLine(writer, depth);
            writer.writeStartElement(field.name());
            items(writer, field, object, depth + 1);
            newLine(writer, depth);
            writer.writeEndElement();
        }
    }

    private static void items(
            final XMLStreamWriter writer, final Field<Object> field, final Object object, final int depth)
            throws XMLStreamException {
        final DataClass<Object> itemClass = erased(field.nestedClass());
        for (final Object item : (List<?>) field.getObject(object)) {
            object(writer, itemClass, itemClass.name(), item, depth);
        }
    }

    /** Whether the text must say it: there is a value, and it is not what stands for saying nothing. */
    static boolean isGiven(final Field<Object> field, final Object object) {
        if (field.type() instanceof DataType) {
            return field.getObject(object) != null;
        }
        if (field.type() instanceof ListType) {
            return !((List<?>) field.getObject(object)).isEmpty();
        }
        final String text = TextForm.print(field, object);
        return text != null && !text.equals(TextForm.printDefault(field));
    }

    @SuppressWarnings("unchecked")
    static DataClass<Object> erased(final DataClass<?> dataClass) {
        return (DataClass<Object>) dataClass;
    }

    private static void newLine(final XMLStreamWriter writer, final int depth) throws XMLStreamException {
        writer.writeCharacters("\n" + "  ".repeat(depth));
    }
}
