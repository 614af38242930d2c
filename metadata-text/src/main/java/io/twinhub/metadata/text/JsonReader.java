package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.Positions;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * JSON to data object, in every way like {@link XmlReader}: all problems at once with file, line and column, several texts
 * read into one object. Each text is one JSON object with the class's fields or some of them; comments as in Java are allowed.
 * Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class JsonReader<T> {
    private static final int DEPTH_MAX = 64;
    private static final int NUMBER_LENGTH_MAX = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_LENGTH_MAX)
                    .maxStringLength(TextSource.LENGTH_MAX)
                    .build())
            .build();

    private final DataClass<T> dataClass;

    private JsonReader(final DataClass<T> dataClass) {
        this.dataClass = dataClass;
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
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), source.text())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problems.add(ErrorResult.of(ErrorCode.TEXT_MALFORMED, "it does not begin with an object")
                        .at(new Position(source.name(), 1, 1))
                        .expected("{"));
                return false;
            }
            new JsonStructure(parser, source.name(), document, problems).read();
            return true;
        } catch (final JacksonException e) {
            final ErrorCode code =
                    e instanceof StreamConstraintsException ? ErrorCode.TEXT_TOO_LARGE : ErrorCode.TEXT_MALFORMED;
            final TokenStreamLocation location = e.getLocation();
            problems.add(ErrorResult.of(code, Problems.quote(e.getOriginalMessage()))
                    .at(
                            location == null
                                    ? new Position(source.name(), 0, 0)
                                    : new Position(source.name(), location.getLineNr(), location.getColumnNr())));
            return false;
        }
    }
}
