package io.twinhub.metadata.text;

import io.twinhub.metadata.BytesType;
import io.twinhub.metadata.DataType;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.StringType;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** Reads the structure of one XML text: which element and attribute is which field. Used once. */
final class XmlStructure {
    private final XMLStreamReader2 reader;
    private final String text;
    private final LineTable lines;
    private final TextDocument document;
    private final Problems problems;

    XmlStructure(
            final XMLStreamReader2 reader,
            final String text,
            final LineTable lines,
            final TextDocument document,
            final Problems problems) {
        this.reader = reader;
        this.text = text;
        this.lines = lines;
        this.document = document;
        this.problems = problems;
    }

    void read() throws XMLStreamException {
        while (reader.hasNext()) {
            final int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException(
                        "a document type declaration is not allowed",
                        reader.getLocationInfo().getStartLocation());
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                root();
            }
        }
    }

    private void root() throws XMLStreamException {
        final String name = reader.getLocalName();
        final Position position = position();
        if (name.equals(document.root().dataClass().name())) {
            document.rootPosition(position);
            object(document.root());
            return;
        }
        final int index = elementIndex(document.root(), name);
        if (index >= 0) {
            document.rootPosition(position);
            child(document.root(), index);
            return;
        }
        final List<String> known = new ArrayList<>();
        known.add(document.root().dataClass().name());
        known.addAll(elementNames(document.root()));
        problems.add(ErrorResult.of(ErrorCode.TEXT_ROOT_WRONG, name)
                .at(position)
                .expected(Problems.oneOf(known))
                .action(Problems.suggestion(name, known)));
        reader.skipElement();
    }

    /** Reads the element at which the reader stands, up to and with its end. */
    private void object(final TextPart.Fields object) throws XMLStreamException {
        attributes(object);
        boolean contentReported = false;
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                final int index = elementIndex(object, reader.getLocalName());
                if (index >= 0) {
                    child(object, index);
                } else {
                    unknownElement(object);
                }
            } else {
                contentReported = content(object.dataClass().name(), contentReported);
            }
        }
    }

    private void attributes(final TextPart.Fields object) {
        final int count = reader.getAttributeCount();
        if (count == 0) {
            return;
        }
        final XmlAttributePlaces places = new XmlAttributePlaces(text, offset());
        for (int i = 0; i < count; i++) {
            final String prefix = reader.getAttributePrefix(i);
            final String local = reader.getAttributeLocalName(i);
            final String name = prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
            final Position position = lines.position(places.offset(name));
            final int index = attributeIndex(object, name);
            if (index >= 0) {
                document.value(object, index, new TextPart.Value(reader.getAttributeValue(i), position));
            } else {
                unknownAttribute(object, name, position);
            }
        }
    }

    private void child(final TextPart.Fields object, final int index) throws XMLStreamException {
        final Field<Object> field = TextDocument.field(object, index);
        final Position position = position();
        if (field.type() instanceof DataType) {
            object(document.nested(object, index, position));
        } else if (field.type().isText()) {
            simple(object, index, position);
        } else if (field.isUnwrapped()) {
            object(document.item(document.items(object, index, position), field, position));
        } else {
            items(field, document.items(object, index, position));
        }
    }

    private void items(final Field<Object> field, final TextPart.Items items) throws XMLStreamException {
        final String itemName = field.nestedClass().name();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            problems.add(ErrorResult.of(ErrorCode.TEXT_ATTRIBUTE_UNKNOWN, reader.getAttributeLocalName(i), field.name())
                    .at(position())
                    .expected("no attributes, only elements <" + itemName + ">"));
        }
        boolean contentReported = false;
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
                contentReported = content(field.name(), contentReported);
            } else if (reader.getLocalName().equals(itemName)) {
                object(document.item(items, field, position()));
            } else {
                problems.add(ErrorResult.of(ErrorCode.TEXT_ELEMENT_UNKNOWN, reader.getLocalName(), field.name())
                        .at(position())
                        .expected("<" + itemName + ">")
                        .action(Problems.suggestion(reader.getLocalName(), List.of(itemName))));
                reader.skipElement();
            }
        }
    }

    private void simple(final TextPart.Fields object, final int index, final Position position)
            throws XMLStreamException {
        final Field<Object> field = TextDocument.field(object, index);
        final StringBuilder content = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                problems.add(ErrorResult.of(ErrorCode.TEXT_ELEMENT_UNKNOWN, reader.getLocalName(), field.name())
                        .at(position())
                        .expected("text alone"));
                reader.skipElement();
            } else if (reader.hasText() && reader.getEventType() != XMLStreamConstants.COMMENT) {
                content.append(reader.getText());
            }
        }
        final boolean exact = field.type() == StringType.STRING || field.type() == BytesType.BYTES;
        final String value = content.toString();
        document.value(object, index, new TextPart.Value(exact ? value : value.strip(), position));
    }

    private boolean content(final String element, final boolean reported) {
        final int event = reader.getEventType();
        if (event != XMLStreamConstants.CHARACTERS && event != XMLStreamConstants.CDATA
                || reported
                || reader.getText().isBlank()) {
            return reported;
        }
        final String content = reader.getText();
        final int blanks = content.length() - content.stripLeading().length();
        problems.add(ErrorResult.of(ErrorCode.TEXT_CONTENT_UNEXPECTED, Problems.quote(content.strip()), element)
                .at(lines.position(offset() + blanks))
                .expected("only elements and attributes"));
        return true;
    }

    private void unknownElement(final TextPart.Fields object) throws XMLStreamException {
        final String name = reader.getLocalName();
        final List<String> known = elementNames(object);
        final String expected = attributeIndex(object, name) >= 0
                ? "an attribute of this name"
                : known.isEmpty() ? "no elements" : Problems.oneOf(known);
        problems.add(ErrorResult.of(
                        ErrorCode.TEXT_ELEMENT_UNKNOWN, name, object.dataClass().name())
                .at(position())
                .expected(expected)
                .action(Problems.suggestion(name, known)));
        reader.skipElement();
    }

    private void unknownAttribute(final TextPart.Fields object, final String name, final Position position) {
        final List<String> known = TextDocument.fields(object).stream()
                .filter(field -> !field.isElement())
                .map(Field::name)
                .toList();
        final String expected = elementIndex(object, name) >= 0
                ? "an element <" + name + ">"
                : known.isEmpty() ? "no attributes" : Problems.oneOf(known);
        problems.add(ErrorResult.of(
                        ErrorCode.TEXT_ATTRIBUTE_UNKNOWN,
                        name,
                        object.dataClass().name())
                .at(position)
                .expected(expected)
                .action(Problems.suggestion(name, known)));
    }

    private static int elementIndex(final TextPart.Fields object, final String name) {
        final List<Field<Object>> fields = TextDocument.fields(object);
        for (int i = 0; i < fields.size(); i++) {
            if (name.equals(fields.get(i).elementName())) {
                return i;
            }
        }
        return -1;
    }

    private static int attributeIndex(final TextPart.Fields object, final String name) {
        final int index = object.dataClass().indexOf(name);
        return index >= 0 && !TextDocument.field(object, index).isElement() ? index : -1;
    }

    private static List<String> elementNames(final TextPart.Fields object) {
        return TextDocument.fields(object).stream()
                .filter(Field::isElement)
                .map(Field::elementName)
                .toList();
    }

    private int offset() {
        return (int) reader.getLocationInfo().getStartingCharOffset();
    }

    private Position position() {
        return lines.position(offset());
    }
}
