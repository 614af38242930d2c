package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.ScalarType;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes objects, arrays and single values. */
final class JsonSink implements TextSink {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final JsonGenerator generator;

    private JsonSink(final JsonGenerator generator) {
        this.generator = generator;
    }

    /** Writes a document. */
    static void write(final Writer out, final Consumer<ObjectWriter> content) {
        try (JsonGenerator generator = FACTORY.createGenerator(new Context(), out)) {
            content.accept(new ObjectWriter(new JsonSink(generator)));
        } catch (final JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        }
    }

    @Override
    public void root(final DataClass<Object> dataClass) {
        // The root has no name.
    }

    @Override
    public boolean isText(final Field<Object> field) {
        return field.type().isText() && !(field.type() instanceof ListType);
    }

    @Override
    public boolean isLater(final Field<Object> field) {
        return false;
    }

    @Override
    public void member(final DataClass<Object> dataClass, final Field<Object> field) {
        generator.writeName(field.name());
    }

    @Override
    public void item(final Field<Object> field, final DataClass<Object> itemClass) {
        if (!(field.type() instanceof ListType)) {
            generator.writeName(itemClass.name());
        }
    }

    @Override
    public void beginEntry(final DataClass<Object> entryClass, final String key) {
        generator.writeName(key);
    }

    @Override
    public void endEntry() {
        // The value was all.
    }

    @Override
    public void text(final Field<Object> field, final String text) {
        if (isBare(field, text)) {
            generator.writeRawValue(text);
        } else {
            generator.writeString(text);
        }
    }

    @Override
    public void hidden(final Field<Object> field) {
        generator.writeString(HIDDEN);
    }

    @Override
    public void beginObject() {
        generator.writeStartObject();
    }

    @Override
    public void endObject() {
        generator.writeEndObject();
    }

    @Override
    public void beginItems(final Field<Object> field) {
        if (field.type() instanceof ListType) {
            generator.writeStartArray();
        } else {
            generator.writeStartObject();
        }
    }

    @Override
    public void endItems(final Field<Object> field) {
        if (field.type() instanceof ListType) {
            generator.writeEndArray();
        } else {
            generator.writeEndObject();
        }
    }

    private static boolean isBare(final Field<Object> field, final String text) {
        if (!(field.type() instanceof ScalarType scalar)) {
            return false;
        }
        return switch (scalar) {
            case DURATION, SIZE, TIMESTAMP -> false;
            // JSON has no number for NaN and infinity.
            case FLOAT32, FLOAT64 -> Character.isDigit(text.charAt(text.length() - 1));
            default -> true;
        };
    }

    private static final class Context extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        }
    }
}
