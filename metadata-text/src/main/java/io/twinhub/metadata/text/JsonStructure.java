package io.twinhub.metadata.text;

import io.twinhub.metadata.DataType;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.ScalarType;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads the structure of one JSON text: which member is which field. Used once. */
final class JsonStructure {
    private final JsonParser parser;
    private final String file;
    private final TextDocument document;
    private final Problems problems;

    JsonStructure(final JsonParser parser, final String file, final TextDocument document, final Problems problems) {
        this.parser = parser;
        this.file = file;
        this.document = document;
        this.problems = problems;
    }

    /** Reads the object at whose beginning the parser stands, and makes sure that nothing follows. */
    void read() {
        document.rootPosition(position());
        object(document.root());
        if (parser.nextToken() != null) {
            problems.add(ErrorResult.of(ErrorCode.TEXT_MALFORMED, "something follows after the end of the object")
                    .at(position()));
        }
    }

    private void object(final TextPart.Fields object) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            final String name = parser.currentName();
            final Position position = position();
            final int index = object.dataClass().indexOf(name);
            final JsonToken token = parser.nextToken();
            if (index < 0) {
                unknown(object, name, position);
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                member(object, index, position, token);
            }
        }
    }

    private void member(final TextPart.Fields object, final int index, final Position position, final JsonToken token) {
        final Field<Object> field = TextDocument.field(object, index);
        if (field.type() instanceof DataType) {
            if (expect(field, token, JsonToken.START_OBJECT, "an object")) {
                object(document.nested(object, index, position));
            }
        } else if (field.type().isText() && field.type() instanceof ListType) {
            if (expect(field, token, JsonToken.START_ARRAY, "an array of strings")) {
                words(object, index, position);
            }
        } else if (field.type() instanceof ListType) {
            if (expect(field, token, JsonToken.START_ARRAY, "an array of objects")) {
                items(field, document.items(object, index, position));
            }
        } else if (isSimple(field, token)) {
            document.value(object, index, new TextPart.Value(parser.getString(), position));
        } else {
            wrong(field, token, "a single value");
        }
    }

    private void items(final Field<Object> field, final TextPart.Items items) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (expect(field, parser.currentToken(), JsonToken.START_OBJECT, "objects alone")) {
                object(document.item(items, field, position()));
            }
        }
    }

    private void words(final TextPart.Fields object, final int index, final Position position) {
        final Field<Object> field = TextDocument.field(object, index);
        final StringJoiner words = new StringJoiner(" ");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (expect(field, parser.currentToken(), JsonToken.VALUE_STRING, "strings alone")) {
                words.add(parser.getString());
            }
        }
        document.value(object, index, new TextPart.Value(words.toString(), position));
    }

    /** Numbers and booleans stand bare or, like every human unit, in quotes; a string field takes a string alone. */
    private static boolean isSimple(final Field<Object> field, final JsonToken token) {
        return token == JsonToken.VALUE_STRING || token.isScalarValue() && field.type() instanceof ScalarType;
    }

    private boolean expect(
            final Field<Object> field, final JsonToken token, final JsonToken right, final String expected) {
        if (token != right) {
            wrong(field, token, expected);
        }
        return token == right;
    }

    private void wrong(final Field<Object> field, final JsonToken token, final String expected) {
        problems.add(ErrorResult.of(
                        ErrorCode.TEXT_VALUE_WRONG, field.name(), token.isScalarValue() ? parser.getString() : token)
                .at(position())
                .expected(expected));
        parser.skipChildren();
    }

    private void unknown(final TextPart.Fields object, final String name, final Position position) {
        final List<String> known =
                TextDocument.fields(object).stream().map(Field::name).toList();
        problems.add(ErrorResult.of(
                        ErrorCode.TEXT_ATTRIBUTE_UNKNOWN,
                        Problems.quote(name),
                        object.dataClass().name())
                .at(position)
                .expected(Problems.oneOf(known))
                .action(Problems.suggestion(name, known)));
    }

    private Position position() {
        final TokenStreamLocation location = parser.currentTokenLocation();
        return new Position(file, location.getLineNr(), location.getColumnNr());
    }
}
