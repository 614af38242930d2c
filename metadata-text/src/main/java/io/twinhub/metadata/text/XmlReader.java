package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import java.util.List;
import javax.xml.stream.XMLInputFactory;

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
    private final DataClass<T> dataClass;
    private final XMLInputFactory factory;

    private XmlReader(final DataClass<T> dataClass) {
        this.dataClass = dataClass;
        this.factory = XmlStream.factory(TextBounds.of(dataClass));
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
        return ObjectReader.read(dataClass, sources, (input, problems) -> new XmlCursor(factory, input, problems));
    }
}
