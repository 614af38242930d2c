package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.MapType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.dataformat.xml.XmlFactory;

/** Writes elements and attributes, two blanks per level. */
final class XmlSink implements TextSink {
    private static final XMLOutputFactory OUTPUT = outputFactory();

    private final XMLStreamWriter writer;
    // Of the elements around the next one, the innermost first.
    private final Deque<String> namespaces = new ArrayDeque<>();
    // What the value will be that follows.
    private boolean nextIsAttribute;
    private String nextName;
    private String nextNamespace;
    // Whether nothing stands in the innermost element as yet.
    private boolean isEmpty;

    private XmlSink(final XMLStreamWriter writer) {
        this.writer = writer;
    }

    private static XMLOutputFactory outputFactory() {
        final XMLOutputFactory factory = new XmlFactory().getXMLOutputFactory();
        // Otherwise the writer itself decides which namespaces are declared.
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, false);
        return factory;
    }

    /** Writes a document. */
    static void write(final Writer out, final Consumer<ObjectWriter> content) {
        written(() -> {
            final XMLStreamWriter writer = OUTPUT.createXMLStreamWriter(out);
            content.accept(new ObjectWriter(new XmlSink(writer)));
            writer.close();
        });
    }

    @Override
    public void root(final DataClass<Object> dataClass) {
        next(dataClass.name(), dataClass);
    }

    @Override
    public boolean isText(final Field<Object> field) {
        return field.type().isText();
    }

    @Override
    public boolean isLater(final Field<Object> field) {
        return field.isElement();
    }

    @Override
    public void member(final DataClass<Object> dataClass, final Field<Object> field) {
        next(field.name(), dataClass);
        nextIsAttribute = !field.isElement();
    }

    @Override
    public void item(final Field<Object> field, final DataClass<Object> itemClass) {
        next(itemClass.name(), itemClass);
    }

    @Override
    public void beginEntry(final DataClass<Object> entryClass, final String key) {
        next(entryClass.name(), entryClass);
        begin();
        final Field<Object> keyField = entryClass.fields().get(MapType.KEY);
        written(() -> writer.writeAttribute(keyField.name(), XmlText.checked(keyField, key)));
        member(entryClass, entryClass.fields().get(MapType.VALUE));
    }

    @Override
    public void endEntry() {
        end();
    }

    @Override
    public void text(final Field<Object> field, final String text) {
        final String checked = XmlText.checked(field, text);
        if (nextIsAttribute) {
            written(() -> writer.writeAttribute(nextName, checked));
        } else {
            begin();
            written(() -> {
                writer.writeCharacters(checked);
                writer.writeEndElement();
            });
            namespaces.pop();
            isEmpty = false;
        }
    }

    @Override
    public void hidden(final Field<Object> field) {
        text(field, HIDDEN);
    }

    @Override
    public void beginObject() {
        begin();
    }

    @Override
    public void endObject() {
        end();
    }

    @Override
    public void beginItems(final Field<Object> field) {
        if (!field.isUnwrapped()) {
            begin();
        }
    }

    @Override
    public void endItems(final Field<Object> field) {
        if (!field.isUnwrapped()) {
            end();
        }
    }

    private void next(final String name, final DataClass<Object> dataClass) {
        nextName = name;
        nextNamespace = dataClass.isPlain() ? namespaces.peek() : dataClass.namespace();
        nextIsAttribute = false;
    }

    private void begin() {
        final String around = namespaces.isEmpty() ? "" : namespaces.peek();
        if (!namespaces.isEmpty()) {
            newLine();
        }
        written(() -> {
            writer.writeStartElement(nextName);
            if (!nextNamespace.equals(around)) {
                writer.writeDefaultNamespace(nextNamespace);
            }
        });
        namespaces.push(nextNamespace);
        isEmpty = true;
    }

    private void end() {
        namespaces.pop();
        if (!isEmpty) {
            newLine();
        }
        written(writer::writeEndElement);
        isEmpty = false;
    }

    private void newLine() {
        written(() -> writer.writeCharacters("\n" + "  ".repeat(namespaces.size())));
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void written(final Step step) {
        try {
            step.run();
        } catch (final XMLStreamException e) {
            throw new UncheckedIOException(
                    e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e));
        }
    }
}
