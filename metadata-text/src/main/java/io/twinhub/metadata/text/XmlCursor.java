package io.twinhub.metadata.text;

import io.twinhub.metadata.BytesType;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.StringType;
import io.twinhub.metadata.TwinhubException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;

/** A place in an XML text: an attribute, or an element up to whose end everything belongs. */
final class XmlCursor implements TextCursor {
    /** Stands for the children where otherwise an attribute is numbered. */
    private static final int CHILDREN = Integer.MAX_VALUE;

    private final XmlStream stream;
    private final Problems problems;
    // Of the elements around the cursor, by their depth.
    private final String[] namespaces = new String[XmlStream.DEPTH_MAX + 1];
    // -1 before the first.
    private int attribute;
    private Position position;
    // An item without an element around it is its own list.
    private boolean itemPending;

    XmlCursor(final XMLInputFactory factory, final TextInput text, final Problems problems) {
        this.stream = new XmlStream(factory, text);
        this.problems = problems;
    }

    @Override
    public int root(final DataClass<Object> dataClass) {
        while (stream.next() != XMLStreamConstants.START_ELEMENT) {
            if (stream.event() == XMLStreamConstants.DTD) {
                throw new TwinhubException(
                        ErrorResult.of(ErrorCode.TEXT_MALFORMED, "a document type declaration is not allowed")
                                .at(stream.position()));
            }
        }
        arrive();
        final String name = stream.elementName();
        final int index = name.equals(dataClass.name()) ? WHOLE : XmlNames.elementIndex(dataClass, name);
        final ErrorResult problem = index == END
                ? XmlNames.unknownRoot(dataClass, name)
                : wrongNamespace(index == WHOLE ? dataClass : XmlNames.named(dataClass, index, name));
        if (problem != null) {
            throw new TwinhubException(problem.at(position));
        }
        return index;
    }

    @Override
    public int nextMember(final DataClass<Object> dataClass) {
        while (hasNextAttribute()) {
            final String name = nextAttribute();
            final int index = XmlNames.attributeIndex(dataClass, name);
            if (index != END) {
                return index;
            }
            problems.add(XmlNames.unknownAttribute(dataClass, name).at(position));
        }
        while (nextChild(dataClass.name())) {
            final String name = stream.elementName();
            final int index = XmlNames.elementIndex(dataClass, name);
            if (accept(
                    index == END
                            ? XmlNames.unknownElement(dataClass, name)
                            : wrongNamespace(XmlNames.named(dataClass, index, name)))) {
                return index;
            }
        }
        return END;
    }

    @Override
    public boolean isRepeated(final Field<Object> field) {
        return field.isUnwrapped() && field.type() instanceof ListType;
    }

    @Override
    public boolean isText(final Field<Object> field) {
        return field.type().isText();
    }

    @Override
    public String text(final Field<Object> field, final String name) {
        final String text = isAtAttribute() ? stream.attributeValue(attribute) : content(field);
        final boolean exact = field.type() == StringType.STRING || field.type() == BytesType.BYTES;
        return exact || text == null ? text : XmlText.stripped(text);
    }

    @Override
    public boolean beginObject(final Field<Object> field, final String name) {
        return true;
    }

    @Override
    public boolean beginItems(final Field<Object> field, final String name) {
        itemPending = field.isUnwrapped();
        if (!itemPending) {
            refuseAttributes(field.name(), "only elements");
        }
        return true;
    }

    @Override
    public DataClass<Object> nextItem(final Field<Object> field) {
        if (field.isUnwrapped()) {
            final boolean pending = itemPending;
            itemPending = false;
            return pending ? ItemClasses.named(field, stream.elementName()) : null;
        }
        while (nextChild(field.name())) {
            final DataClass<Object> item = ItemClasses.named(field, stream.elementName());
            if (accept(item == null ? XmlNames.unknownItem(field, stream.elementName()) : wrongNamespace(item))) {
                return item;
            }
        }
        return null;
    }

    @Override
    public void skip() {
        if (isAtAttribute()) {
            return;
        }
        stream.skipElement();
        attribute = CHILDREN;
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public void end() {
        while (stream.event() != XMLStreamConstants.END_DOCUMENT) {
            stream.next();
        }
    }

    private boolean isAtAttribute() {
        return attribute >= 0 && attribute != CHILDREN;
    }

    private boolean hasNextAttribute() {
        return attribute != CHILDREN && attribute < stream.attributeCount() - 1;
    }

    /** Moves to the next attribute; gives its name as it is written. */
    private String nextAttribute() {
        attribute++;
        position = stream.attributePosition(attribute);
        return stream.attributeName(attribute);
    }

    private void refuseAttributes(final String element, final String expected) {
        while (hasNextAttribute()) {
            final String name = nextAttribute();
            problems.add(ErrorResult.of(ErrorCode.TEXT_ATTRIBUTE_UNKNOWN, name, element)
                    .at(position)
                    .expected(expected + " here, no attributes"));
        }
        attribute = CHILDREN;
    }

    /** Moves to the next element directly in the one around; or past that, and gives false. */
    private boolean nextChild(final String parent) {
        attribute = CHILDREN;
        boolean reported = false;
        while (stream.next() != XMLStreamConstants.END_ELEMENT) {
            if (stream.event() == XMLStreamConstants.START_ELEMENT) {
                arrive();
                return true;
            }
            reported = reported || reportStrayText(parent);
        }
        return false;
    }

    private void arrive() {
        attribute = -1;
        position = stream.position();
        namespaces[stream.depth()] = stream.namespace();
    }

    /** Null, or what is wrong: an element is in its class's namespace; what has no class in that of the one around it. */
    private ErrorResult wrongNamespace(final DataClass<Object> dataClass) {
        final int depth = stream.depth();
        final String expected = dataClass.isPlain() ? namespaces[depth - 1] : dataClass.namespace();
        return expected.equals(namespaces[depth])
                ? null
                : ErrorResult.of(ErrorCode.TEXT_NAMESPACE_WRONG, stream.elementName(), namespaces[depth])
                        .expected(expected.isEmpty() ? "no namespace" : "the namespace \"" + expected + "\"");
    }

    /** Whether nothing is wrong with the element; otherwise it is reported and skipped. */
    private boolean accept(final ErrorResult problem) {
        if (problem != null) {
            problems.add(problem.at(position));
            skip();
        }
        return problem == null;
    }

    private String content(final Field<Object> field) {
        refuseAttributes(field.name(), "text alone");
        final int lengthMax = TextBounds.of(field);
        final StringBuilder content = new StringBuilder();
        boolean right = true;
        while (stream.next() != XMLStreamConstants.END_ELEMENT) {
            if (stream.event() == XMLStreamConstants.START_ELEMENT) {
                arrive();
                right = accept(ErrorResult.of(ErrorCode.TEXT_ELEMENT_UNKNOWN, stream.elementName(), field.name())
                        .expected("text alone"));
            } else if (content.length() <= lengthMax) {
                content.append(stream.text());
            }
        }
        return right ? content.toString() : null;
    }

    private boolean reportStrayText(final String element) {
        final String text = stream.text();
        if (text.isBlank()) {
            return false;
        }
        final int blanks = text.length() - text.stripLeading().length();
        problems.add(ErrorResult.of(ErrorCode.TEXT_CONTENT_UNEXPECTED, problems.quoted(text.strip()), element)
                .at(stream.position(blanks))
                .expected("only elements and attributes"));
        return true;
    }
}
