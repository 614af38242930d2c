package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataType;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.ScalarType;
import io.twinhub.metadata.TextForm;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Data object to JSON: members in declaration order, what equals its default left out, durations and sizes with their unit
 * as strings. Reading the text gives an equal object. Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class JsonWriter<T> {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private final DataClass<T> dataClass;

    private JsonWriter(final DataClass<T> dataClass) {
        this.dataClass = dataClass;
    }

    /** A writer of objects of this class. */
    public static <T> JsonWriter<T> of(final DataClass<T> dataClass) {
        return new JsonWriter<>(dataClass);
    }

    /** The text of an object. */
    public String write(final T object) {
        return document(generator -> object(generator, XmlWriter.erased(dataClass), object));
    }

    /**
     * The text of an object with one field alone, which the reader merges with others.
     *
     * @throws IllegalArgumentException if the class has no such field.
     */
    public String writeSection(final T object, final String fieldName) {
        final int index = dataClass.indexOf(fieldName);
        if (index < 0) {
            throw new IllegalArgumentException(dataClass + " has no section " + fieldName);
        }
        return document(generator -> {
            generator.writeStartObject();
            final Field<Object> field = XmlWriter.erased(dataClass).fields().get(index);
            if (XmlWriter.isGiven(field, object)) {
                member(generator, field, object);
            }
            generator.writeEndObject();
        });
    }

    private interface Content {
        void write(JsonGenerator generator);
    }

    private static String document(final Content content) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(new Context(), text)) {
            content.write(generator);
        }
        return text.append('\n').toString();
    }

    private static void object(final JsonGenerator generator, final DataClass<Object> dataClass, final Object object) {
        generator.writeStartObject();
        for (final Field<Object> field : dataClass.fields()) {
            if (XmlWriter.isGiven(field, object)) {
                member(generator, field, object);
            }
        }
        generator.writeEndObject();
    }

    private static void member(final JsonGenerator generator, final Field<Object> field, final Object object) {
        generator.writeName(field.name());
        if (field.type() instanceof DataType) {
            object(generator, XmlWriter.erased(field.nestedClass()), field.getObject(object));
        } else if (field.type() instanceof ListType && !field.type().isText()) {
            generator.writeStartArray();
            for (final Object item : (List<?>) field.getObject(object)) {
                object(generator, XmlWriter.erased(field.nestedClass()), item);
            }
            generator.writeEndArray();
        } else if (field.type() instanceof ListType) {
            generator.writeStartArray();
            for (final Object word : (List<?>) field.getObject(object)) {
                generator.writeString((String) word);
            }
            generator.writeEndArray();
        } else if (isBare(field, object)) {
            generator.writeRawValue(TextForm.print(field, object));
        } else {
            generator.writeString(TextForm.print(field, object));
        }
    }

    private static boolean isBare(final Field<Object> field, final Object object) {
        if (!(field.type() instanceof ScalarType scalar)) {
            return false;
        }
        if (scalar.floating()) {
            // JSON has no number for these.
            return Double.isFinite(field.getDouble(object));
        }
        return scalar != ScalarType.DURATION && scalar != ScalarType.SIZE;
    }

    private static final class Context extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        }
    }
}
