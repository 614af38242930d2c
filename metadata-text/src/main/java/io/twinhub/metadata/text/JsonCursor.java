package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.MapType;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.ScalarType;
import io.twinhub.metadata.TwinhubException;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A place in a JSON text. */
final class JsonCursor implements TextCursor {
    private static final int DEPTH_MAX = 64;
    private static final int NUMBER_LENGTH_MAX = 100;

    private final String file;
    private final Problems problems;
    private final JsonParser parser;
    private Position position;
    // Whether the cursor came to an entry of a map whose key was not asked for yet.
    private boolean keyPending;

    JsonCursor(final JsonFactory factory, final TextInput text, final Problems problems) {
        this.file = text.name();
        this.problems = problems;
        this.parser = guarded(() -> factory.createParser(ObjectReadContext.empty(), text));
    }

    /** @param textLengthMax bound of one text, in characters. */
    static JsonFactory factory(final int textLengthMax) {
        return JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxNumberLength(NUMBER_LENGTH_MAX)
                        .maxNameLength(textLengthMax)
                        .maxStringLength(textLengthMax)
                        .build())
                .build();
    }

    @Override
    public int root(final DataClass<Object> dataClass) {
        if (next() != JsonToken.START_OBJECT) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.TEXT_MALFORMED, "it does not begin with an object")
                    .at(new Position(file, 1, 1))
                    .expected("{"));
        }
        position = here();
        return WHOLE;
    }

    @Override
    public int nextMember(final DataClass<Object> dataClass) {
        if (dataClass.isPlain()) {
            return nextOfEntry();
        }
        while (next() == JsonToken.PROPERTY_NAME) {
            final String name = parser.currentName();
            position = here();
            final JsonToken token = next();
            final int index = dataClass.indexOf(name);
            if (index < 0) {
                unknown(name, dataClass.name(), names(dataClass));
            } else if (token != JsonToken.VALUE_NULL) {
                return index;
            }
        }
        return END;
    }

    /** A member of a map is an entry: its name is the key, its value the value. */
    private int nextOfEntry() {
        if (keyPending) {
            keyPending = false;
            return MapType.KEY;
        }
        return parser.currentToken() == JsonToken.PROPERTY_NAME && next() != JsonToken.VALUE_NULL ? MapType.VALUE : END;
    }

    private static List<String> names(final DataClass<Object> dataClass) {
        return dataClass.fields().stream()
                .filter(field -> !field.isRemoved())
                .map(Field::name)
                .toList();
    }

    @Override
    public boolean isRepeated(final Field<Object> field) {
        return false;
    }

    @Override
    public boolean isText(final Field<Object> field) {
        return field.type().isText() && !(field.type() instanceof ListType);
    }

    /** Numbers and booleans stand bare or, like every human unit, in quotes; all other texts in quotes. */
    @Override
    public String text(final Field<Object> field, final String name) {
        final JsonToken token = parser.currentToken();
        if (token == JsonToken.PROPERTY_NAME) {
            return parser.currentName();
        }
        if (token == JsonToken.VALUE_STRING || token.isScalarValue() && field.type() instanceof ScalarType) {
            return guarded(parser::getString);
        }
        wrong(field, name, "a single value");
        return null;
    }

    @Override
    public boolean beginObject(final Field<Object> field, final String name) {
        return keyPending || expect(field, name, JsonToken.START_OBJECT, "an object");
    }

    @Override
    public boolean beginItems(final Field<Object> field, final String name) {
        return field.type() instanceof ListType
                ? expect(field, name, JsonToken.START_ARRAY, "an array")
                : expect(field, name, JsonToken.START_OBJECT, "an object");
    }

    @Override
    public DataClass<Object> nextItem(final Field<Object> field) {
        while (!next().isStructEnd()) {
            position = here();
            if (field.type() instanceof ListType) {
                return TextCursor.erased(field.nestedClass());
            }
            if (field.type() instanceof MapType) {
                keyPending = true;
                return TextCursor.erased(field.nestedClass());
            }
            final String name = parser.currentName();
            final DataClass<Object> item = ItemClasses.named(field, name);
            final JsonToken token = next();
            if (item == null) {
                unknown(
                        name,
                        field.name(),
                        ItemClasses.of(field).stream().map(DataClass::name).toList());
            } else if (token != JsonToken.VALUE_NULL) {
                return item;
            }
        }
        return null;
    }

    @Override
    public void skip() {
        if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
            keyPending = false;
            next();
        }
        guarded(parser::skipChildren);
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public void end() {
        if (next() != null) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.TEXT_MALFORMED, "something follows after the end of the object")
                            .at(here()));
        }
    }

    private boolean expect(final Field<Object> field, final String name, final JsonToken right, final String expected) {
        if (parser.currentToken() == right) {
            return true;
        }
        wrong(field, name, expected);
        return false;
    }

    private void wrong(final Field<Object> field, final String name, final String expected) {
        final JsonToken token = parser.currentToken();
        problems.add(ErrorResult.of(
                        ErrorCode.TEXT_VALUE_WRONG,
                        name,
                        token.isScalarValue() ? problems.quoted(field, guarded(parser::getString)) : token.asString())
                .at(here())
                .expected(expected));
        skip();
    }

    private void unknown(final String name, final String in, final List<String> known) {
        problems.add(ErrorResult.of(ErrorCode.TEXT_ATTRIBUTE_UNKNOWN, Problems.quote(name), in)
                .at(position)
                .expected(Problems.oneOf(known))
                .action(Problems.suggestion(name, known)));
        skip();
    }

    private JsonToken next() {
        return guarded(parser::nextToken);
    }

    /** The parser does much of its work late: whatever asks it for something may find out that the text is malformed. */
    private <V> V guarded(final Supplier<V> step) {
        try {
            return step.get();
        } catch (final JacksonException e) {
            final ErrorCode code =
                    e instanceof StreamConstraintsException ? ErrorCode.TEXT_TOO_LARGE : ErrorCode.TEXT_MALFORMED;
            // The parser names its own Java methods as the source of a limit.
            final String problem =
                    e.getOriginalMessage().replaceAll(", from `[^`]*`", "").replaceAll("\\.+$", "");
            throw new TwinhubException(
                    ErrorResult.of(code, Problems.quote(problem))
                            .at(e.getLocation() == null ? here() : at(e.getLocation())),
                    e);
        }
    }

    private Position here() {
        return at(parser.currentTokenLocation());
    }

    private Position at(final TokenStreamLocation location) {
        return new Position(file, location.getLineNr(), location.getColumnNr());
    }
}
