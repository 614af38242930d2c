package io.twinhub.metadata.text;

import com.ctc.wstx.api.WstxInputProperties;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Positions;
import java.io.StringReader;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import tools.jackson.dataformat.xml.XmlFactory;

/**
 * XML to data object. All problems of the text come out at once, each with file, line and column. Several texts are read
 * into one object: the root of each is the class itself or one of its sections, an element that may stand directly in the
 * class's element; lists grow in the order of the texts, everything else may be given once.
 *
 * <p>Document type declarations and with them all entities but XML's own five are refused; length, depth and number of
 * attributes are bounded. Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class XmlReader<T> {
    private static final int DEPTH_MAX = 64;
    private static final int ATTRIBUTE_COUNT_MAX = 256;
    private static final XMLInputFactory INPUT = inputFactory();

    private final DataClass<T> dataClass;

    private XmlReader(final DataClass<T> dataClass) {
        this.dataClass = dataClass;
    }

    /** A reader of objects of this class. */
    public static <T> XmlReader<T> of(final DataClass<T> dataClass) {
        return new XmlReader<>(dataClass);
    }

    /** Reads a text that came from no file. */
    public TextResult<T> read(final String text) {
        return read(List.of(new TextSource("", text)));
    }

    /** Reads several texts into one object. */
    public TextResult<T> read(final List<TextSource> sources) {
        final Problems problems = new Problems();
        final TextDocument document = new TextDocument(dataClass, problems);
        boolean whole = true;
        for (final TextSource source : sources) {
            whole &= readOne(source, document, problems);
        }
        final Positions positions = new Positions();
        // What a broken text did not get to say must not be reported as missing.
        final Object value = whole ? document.bind(positions) : null;
        return new TextResult<>(
                problems.errors().isEmpty() ? dataClass.javaClass().cast(value) : null, problems.errors(), positions);
    }

    private static boolean readOne(final TextSource source, final TextDocument document, final Problems problems) {
        final LineTable lines = new LineTable(source);
        XMLStreamReader reader = null;
        try {
            reader = INPUT.createXMLStreamReader(new StringReader(source.text()));
            new XmlStructure((XMLStreamReader2) reader, source.text(), lines, document, problems).read();
            reader.close();
            return true;
        } catch (final XMLStreamException e) {
            problems.add(XmlFault.error(e, source.text(), lines, reader == null ? null : reader.getLocation()));
            return false;
        }
    }

    private static XMLInputFactory inputFactory() {
        final XMLInputFactory factory = new XmlFactory().getXMLInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        // Otherwise errors inside text come out of getters, as unchecked exceptions.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTE_COUNT_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, TextSource.LENGTH_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, TextSource.LENGTH_MAX);
        return factory;
    }
}
