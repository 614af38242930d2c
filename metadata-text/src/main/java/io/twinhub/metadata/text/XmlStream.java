package io.twinhub.metadata.text;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.TwinhubException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import tools.jackson.dataformat.xml.XmlFactory;

/** The XML parser, bounded, without document types and entities, and with every fault as a {@link TwinhubException}. */
final class XmlStream {
    static final int DEPTH_MAX = 64;

    private static final int ATTRIBUTE_COUNT_MAX = 4096;
    private static final Map<Integer, XMLInputFactory> FACTORIES = new ConcurrentHashMap<>();

    private final XmlInput input;
    private final XMLStreamReader2 reader;
    // Of the element at which the parser stands, made when asked for.
    private XmlAttributePlaces attributePlaces;

    XmlStream(final XMLInputFactory factory, final TextInput text) {
        input = new XmlInput(text);
        try {
            reader = (XMLStreamReader2) factory.createXMLStreamReader(input);
        } catch (final XMLStreamException e) {
            throw new TwinhubException(XmlFault.error(e, input, null), e);
        }
    }

    /** @param textLengthMax bound of one attribute, in characters; texts come in pieces and need none. */
    static XMLInputFactory factory(final int textLengthMax) {
        // Making one takes a millisecond. Rounded up, so that there are few.
        return FACTORIES.computeIfAbsent(Integer.highestOneBit(textLengthMax - 1) << 1, XmlStream::newFactory);
    }

    private static XMLInputFactory newFactory(final int attributeLengthMax) {
        final XMLInputFactory factory = new XmlFactory().getXMLInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // Long texts come in pieces, and comments not at all: what is too long is never held.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTE_COUNT_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, attributeLengthMax);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, TextSource.LENGTH_MAX);
        return factory;
    }

    /** Moves on; gives the event as a number of {@link XMLStreamConstants}. */
    int next() {
        attributePlaces = null;
        try {
            final int event = reader.next();
            input.pass(offset());
            return event;
        } catch (final XMLStreamException e) {
            throw fault(e);
        }
    }

    /** Moves from the beginning of an element to its end. */
    void skipElement() {
        final int depth = depth();
        while (next() != XMLStreamConstants.END_ELEMENT || depth() > depth) {
            // What is inside does not matter, as long as it is well-formed.
        }
    }

    int event() {
        return reader.getEventType();
    }

    /** Where the event stands. Positions are to be asked for in the order of the text. */
    Position position() {
        return position(0);
    }

    /** Where a character of the event stands, counted from its first one. */
    Position position(final int index) {
        return input.position(offset() + index);
    }

    /** Number of elements around the place, the one that begins or ends here included. */
    int depth() {
        return reader.getDepth();
    }

    String elementName() {
        return reader.getLocalName();
    }

    /** Empty if there is none. */
    String namespace() {
        final String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    int attributeCount() {
        return reader.getAttributeCount();
    }

    /** With the prefix, as it is written. */
    String attributeName(final int index) {
        final String prefix = reader.getAttributePrefix(index);
        final String name = reader.getAttributeLocalName(index);
        return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
    }

    String attributeValue(final int index) {
        return reader.getAttributeValue(index);
    }

    /** To be asked for one attribute after the other. */
    Position attributePosition(final int index) {
        if (attributePlaces == null) {
            attributePlaces = new XmlAttributePlaces(input, offset());
        }
        return input.position(attributePlaces.next(attributeName(index)));
    }

    /** The text or the piece of a text that the event is; empty if it is something else. */
    String text() {
        try {
            return switch (reader.getEventType()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    reader.getText();
                default -> "";
            };
        } catch (final WstxLazyException e) {
            throw fault((XMLStreamException) e.getCause());
        }
    }

    private TwinhubException fault(final XMLStreamException e) {
        return new TwinhubException(XmlFault.error(e, input, reader.getLocationInfo()), e);
    }

    private long offset() {
        return reader.getLocationInfo().getStartingCharOffset();
    }
}
