package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import java.util.List;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON to data object, in every way like {@link XmlReader}: all problems at once with file, line and column, several texts
 * read into one object. Each text is one JSON object with the class's fields or some of them; comments as in Java are allowed.
 * Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class JsonReader<T> {
    private final DataClass<T> dataClass;
    private final JsonFactory factory;

    private JsonReader(final DataClass<T> dataClass) {
        this.dataClass = dataClass;
        this.factory = JsonCursor.factory(TextBounds.of(dataClass));
    }

    /** A reader of objects of this class. */
    public static <T> JsonReader<T> of(final DataClass<T> dataClass) {
        return new JsonReader<>(dataClass);
    }

    /** Reads a text that came from no file. */
    public TextResult<T> read(final String text) {
        return read(List.of(new TextSource("", text)));
    }

    /** Reads several texts into one object. */
    public TextResult<T> read(final List<TextSource> sources) {
        return ObjectReader.read(dataClass, sources, (input, problems) -> new JsonCursor(factory, input, problems));
    }
}
